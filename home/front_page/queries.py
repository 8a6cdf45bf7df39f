"""What a front page shows of the library."""

from django.db.models import QuerySet
from wagtail.models import Locale

from languages import registry, specimens
from science_content.models import ManualChapterPage, SciencePage, TopicPage
from science_content.pages.queries import cards
from science_content.topics.queries import topics

__all__ = ["newest", "newest_chinese", "specimen", "topics"]
NEWEST = 6


def newest(locale: Locale) -> QuerySet[SciencePage]:
    """The six newest pieces of a language; chapters stand inside their manuals, topics on their own."""
    pieces = SciencePage.objects.live().filter(locale=locale).not_type(ManualChapterPage, TopicPage)
    return cards(pieces.order_by("-first_published_at", "-pk"))[:NEWEST]


def newest_chinese() -> QuerySet[SciencePage]:
    return newest(Locale.objects.get(language_code=registry.SOURCE))


def specimen(language: registry.Language) -> str | None:
    """A line that shows the script where nothing is published yet; a specimen of type, never advice."""
    return None if language.is_source else specimens.of(language)

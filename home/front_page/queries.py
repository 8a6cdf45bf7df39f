"""What a front page shows of the library."""

from django.db.models import Q, QuerySet
from wagtail.models import Locale

from languages import registry, specimens
from science_content.models import ManualChapterPage, SciencePage, TopicPage
from science_content.pages.queries import cards
from science_content.topics.queries import topics

__all__ = ["newest", "newest_chinese", "only_in_chinese", "specimen", "topics"]
NEWEST = 6


def newest(locale: Locale) -> QuerySet[SciencePage]:
    """The six newest pieces of a language; chapters stand inside their manuals, topics on their own."""
    pieces = SciencePage.objects.standing().filter(locale=locale).not_type(ManualChapterPage, TopicPage)
    return cards(pieces.order_by("-first_published_at", "-pk"))[:NEWEST]


def only_in_chinese(locale: Locale) -> Q:
    """Chinese pieces that do not stand in the language of `locale`."""
    translated = SciencePage.objects.standing().filter(locale=locale).values("translation_key")
    return Q(locale__language_code=registry.SOURCE) & ~Q(translation_key__in=translated)


def newest_chinese(locale: Locale) -> QuerySet[SciencePage]:
    """The six newest Chinese pieces that a reader of another language would otherwise miss."""
    pieces = SciencePage.objects.standing().filter(only_in_chinese(locale)).not_type(ManualChapterPage, TopicPage)
    return cards(pieces.order_by("-first_published_at", "-pk"))[:NEWEST]


def specimen(locale: Locale, language: registry.Language) -> str | None:
    """A line that shows the script where nothing is published yet; a specimen of type, never advice."""
    if language.is_source or SciencePage.objects.standing().filter(locale=locale).exists():
        return None
    return specimens.of(language)

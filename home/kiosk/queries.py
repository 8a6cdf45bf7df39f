"""What a kiosk offers for its place."""

from django.db.models import QuerySet
from wagtail.models import Locale

from languages import registry
from science_content.models import ManualChapterPage, Place, SciencePage, TopicPage
from science_content.pages.queries import cards
from science_content.places.queries import useful_in

MOST = 24


def source_locale() -> Locale:
    return Locale.objects.get(language_code=registry.SOURCE)


def pieces(locale: Locale, place: Place) -> QuerySet[SciencePage]:
    """Live manuals and articles of a language that are useful at the place, newest first."""
    live = SciencePage.objects.live().filter(locale=locale).not_type(ManualChapterPage, TopicPage)
    return cards(live.filter(useful_in(place)).order_by("-first_published_at", "-pk"))[:MOST]

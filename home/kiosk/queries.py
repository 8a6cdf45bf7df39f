"""What a kiosk offers for its place."""

from django.db.models import Q, QuerySet
from wagtail.models import Locale

from home.pieces import only_in_chinese
from languages import registry
from places.models import Place
from science_content.models import SciencePage
from science_content.pages.places import useful_in
from science_content.pages.queries import cards

MOST = 24


def source_locale() -> Locale:
    return Locale.objects.get(language_code=registry.SOURCE)


def kiosk_pages(locale: Locale, place: Place) -> QuerySet[SciencePage]:
    """Live manuals and articles of a language that are useful at the place, newest first."""
    return _newest(Q(locale=locale) & useful_in(place))


def chinese_pieces(locale: Locale, place: Place) -> QuerySet[SciencePage]:
    """The same of what stands in Chinese alone."""
    return _newest(only_in_chinese(locale) & useful_in(place))


def _newest(wanted: Q) -> QuerySet[SciencePage]:
    live = SciencePage.objects.readable().filter(wanted).on_their_own()
    return cards(live.order_by("-first_published_at", "-pk"))[:MOST]

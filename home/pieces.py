"""Which pieces a reader of a language is offered: those in it first, then those that stand in Chinese alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Case, Q, Value, When
from wagtail.models import Locale

from languages import registry
from places.models import Place
from science_content.manuals.queries import manual_titles
from science_content.models import SciencePage
from science_content.pages.places import useful_in
from science_content.pages.queries import cards
from science_content.pages.querysets import SciencePageQuerySet
from science_content.pages.tree import parent_path


@dataclass(frozen=True)
class ListedPage:
    """A piece in a list; `manual` is the title of a chapter's manual, without which its own says little."""

    page: SciencePage
    manual: str


def only_in_chinese(locale: Locale) -> Q:
    """Chinese pieces that do not stand in the language of `locale`."""
    translated = SciencePage.objects.readable().filter(locale=locale).values("translation_key")
    return Q(locale__language_code=registry.SOURCE) & ~Q(translation_key__in=translated)


def with_chapters(locale: Locale, place: Place | None = None) -> SciencePageQuerySet:
    """Whatever a reader can use, topics aside, with `is_own` (0 in Chinese, where that is not asked for); newest first."""
    wanted = Q(locale=locale)
    if locale.language_code != registry.SOURCE:
        wanted |= only_in_chinese(locale)
    if place:
        wanted &= useful_in(place)
    found = SciencePage.objects.readable().filter(wanted).without_shelves()
    return found.annotate(is_own=Case(When(locale=locale, then=Value(1)), default=Value(0))).order_by(
        "-is_own", "-first_published_at", "-pk"
    )


def offered(locale: Locale, place: Place | None = None) -> SciencePageQuerySet:
    """The same without chapters, which stand inside their manuals."""
    return with_chapters(locale, place).on_their_own()


def listed(ids: Sequence[int]) -> list[ListedPage]:
    """The pieces of these ids, in this order, with their pictures: three queries."""
    pages = cards(SciencePage.objects.filter(pk__in=ids).without_body()).in_bulk()
    found = [pages[pk] for pk in ids if pk in pages]
    manuals = manual_titles(found)
    return [ListedPage(page, manuals.get(parent_path(page.path), "")) for page in found]

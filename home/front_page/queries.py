"""What a front page shows of the library, of the whole province or of one place."""

from dataclasses import dataclass

from home.calendar.queries import as_works, due, one_of_each_shelf_first
from home.calendar.seasons import season, this_month
from home.pieces import ListedPage, listed, offered, with_chapters
from languages import registry, specimens
from science_content.models import PagePlace, SciencePage, TopicPage
from science_content.pages.queries import cards
from science_content.pages.types import listed_types
from science_content.reader import Reader

NEWEST = 8
DUE = 6
FOR_A_PLACE = 6


@dataclass(frozen=True)
class Now:
    """What this month asks for."""

    month: int
    season: str
    due: list[ListedPage]


@dataclass(frozen=True)
class Front:
    """Lists of a front page. `here` is what names the place; `specimen` a line of script where nothing is published yet."""

    now: Now
    here: list[ListedPage]
    topics: list[TopicPage]
    newest: list[SciencePage]
    specimen: str | None
    kinds: tuple[str, ...]


def now(reader: Reader) -> Now:
    return _now(this_month(), listed(_due(reader, this_month())))


def front(reader: Reader) -> Front:
    month = this_month()
    due_ids = _due(reader, month)
    here_ids = _naming_the_place(reader, due_ids) if reader.place else []
    found = listed([*due_ids, *here_ids])
    newest = list(offered(reader.locale, reader.place).without_body().select_related("locale", "content_type")[:NEWEST])
    shelves = _topics(reader)
    return Front(
        now=_now(month, [entry for entry in found if entry.page.pk in due_ids]),
        here=[entry for entry in found if entry.page.pk in here_ids],
        topics=shelves,
        newest=newest,
        kinds=tuple(listed_types()),
        specimen=_specimen(reader.language, newest, shelves),
    )


def _now(month: int, found: list[ListedPage]) -> Now:
    return Now(month, season(month), found)


def _due(reader: Reader, month: int) -> list[int]:
    """Own language first; in a language other than Chinese, its own that serve all year come before the month's Chinese ones."""
    works = as_works(with_chapters(reader.locale, reader.place), {})
    seasonal = one_of_each_shelf_first(due([work for work in works if not work.is_year_round], month))
    fills = not reader.language.is_source and reader.place is None
    always = [work for work in works if fills and work.is_own and work.is_year_round and not work.is_chapter]
    chosen = [*(work for work in seasonal if work.is_own), *always, *(work for work in seasonal if not work.is_own)]
    return [work.page_id for work in chosen[:DUE]]


def _topics(reader: Reader) -> list[TopicPage]:
    """The topics of the language; where it has none, those in Chinese."""
    codes = {reader.language.code, registry.SOURCE}
    found = list(cards(TopicPage.objects.readable().filter(locale__language_code__in=codes).order_by("path")))
    return [topic for topic in found if topic.language == reader.language] or found


def _naming_the_place(reader: Reader, without: list[int]) -> list[int]:
    """Ids of pieces whose rows name the place, what it lies in or what lies in it."""
    named = offered(reader.locale, reader.place).filter(pk__in=PagePlace.objects.values("page")).exclude(pk__in=without)
    return [*named.values_list("pk", flat=True)[:FOR_A_PLACE]]


def _specimen(language: registry.Language, newest: list[SciencePage], shelves: list[TopicPage]) -> str | None:
    """A specimen of type, never advice; newest has the language's own first."""
    published = any(page.language == language for page in [*newest[:1], *shelves[:1]])
    return None if language.is_source or published else specimens.of(language)

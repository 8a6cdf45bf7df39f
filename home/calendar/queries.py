"""What is due when: the pieces that name months, by crop and animal."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import QuerySet

from home.pieces import with_chapters
from science_content.models import Crop, PageCrop
from science_content.pages.months import MONTHS, bits_of, months_in
from science_content.pages.tree import is_chapter, parent_path, topic_path
from science_content.reader import Reader

YEAR_ROUND = (0, bits_of(month for month, _ in MONTHS))
WITHOUT_CROP = "life"  # stands where a crop's key does, for what is about people and houses


@dataclass(frozen=True)
class Work:
    """A piece that is due in some months of the year; `shelf` is the path of its topic."""

    page_id: int
    months: tuple[int, ...]
    crops: tuple[str, ...]
    is_own: bool
    is_chapter: bool
    shelf: str

    @property
    def is_year_round(self) -> bool:
        return len(self.months) in (0, 12)


def year(reader: Reader) -> list[Work]:
    """All that a reader's language and place have for some months: own language first, then the shorter season, which is over sooner.

    A chapter without crops of its own is about those of its manual. Two queries, however many pieces.
    """
    rows = with_chapters(reader.locale, reader.place).exclude(months__in=YEAR_ROUND)
    return as_works(rows, _crops_by_path())


def as_works(pieces: QuerySet, crops: dict[str, tuple[str, ...]]) -> list[Work]:
    """`pieces` as works, `crops` by the path of their page."""
    works = [
        Work(
            page_id=pk,
            months=tuple(months_in(months)),
            crops=crops.get(path) or crops.get(parent_path(path)) or (WITHOUT_CROP,),
            is_own=bool(is_own),
            is_chapter=is_chapter(path),
            shelf=topic_path(path),
        )
        for pk, path, months, is_own in pieces.values_list("pk", "path", "months", "is_own")
    ]
    return sorted(works, key=lambda work: (not work.is_own, len(work.months)))


def _crops_by_path() -> dict[str, tuple[str, ...]]:
    rows = PageCrop.objects.order_by("page_id", "sort_order").values_list("page__path", "crop__key")
    return {path: tuple(key for _, key in pairs) for path, pairs in groupby(rows, key=lambda row: row[0])}


def due(works: Sequence[Work], month: int, crop: str = "") -> list[Work]:
    """What a month asks for, of one crop or of all."""
    return [work for work in works if month in work.months and (not crop or crop in work.crops)]


def one_of_each_shelf_first(works: Sequence[Work]) -> list[Work]:
    """The same works; before a topic's second piece comes every other topic's first."""
    seen: Counter[str] = Counter()
    turns = []
    for work in works:
        turns.append((not work.is_own, seen[work.shelf]))
        seen[work.shelf] += 1
    return [work for _, work in sorted(zip(turns, works, strict=True), key=lambda pair: pair[0])]


def by_crop(works: Sequence[Work], known: dict[str, Crop]) -> dict[str, list[Work]]:
    """Crop's key → its works, in the order of the `known` crops; what has no crop comes last."""
    groups = {key: [work for work in works if key in work.crops] for key in [*known, WITHOUT_CROP]}
    return {key: group for key, group in groups.items() if group}


def crops() -> dict[str, Crop]:
    """By key: plants, then animals."""
    return {crop.key: crop for crop in Crop.objects.order_by("-kind", "pk")}

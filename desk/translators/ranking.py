"""What is done next of a language's pages, and why: safety first, then what came back or waits for a reader, then the rest."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from languages.registry import Language
from science_content.pages.types import contained_types
from translation.release.handing_over import Waiting, waiting_in
from translation.release.permissions import releasing_of

from .queries import TranslationRow
from .taken import Taken, taken_by_key

SAFETY, RETURNED, HANDED, CHANGED, BEGUN, TO_RELEASE, TO_READ, OF_THE_MONTH = range(8)
OF_A_TRANSLATOR = {SAFETY, RETURNED, CHANGED, BEGUN, OF_THE_MONTH}  # the others are a reader's, whoever has the page
MINE, NOBODYS, ANOTHERS = range(3)
MANY = 10_000  # sentences, more than any page has


@dataclass(frozen=True)
class Step:
    """`rank`: the lower, the sooner: why, whose, how much. `address`: where it is done; "" where a page is to be begun, which
    the desk does. `taken`: who has it, where that matters for this step.
    """

    row: TranslationRow
    rank: tuple[int, int, int]
    reason: str
    address: str
    taken: Taken | None = None

    @property
    def is_anothers(self) -> bool:
        return self.rank[1] == ANOTHERS


@dataclass(frozen=True)
class Ranked:
    """`steps` of open pages, the soonest first; `waits`: what waits for whom of a page, by translation key; `taken`: who has it."""

    steps: list[Step]
    waits: dict[Any, Waiting]
    taken: dict[Any, Taken]


def ranked(language: Language, rows: Sequence[TranslationRow], user: Any, *, releases: bool) -> Ranked:
    """What `user` does next of the pages in `rows`, all of a language: what he has taken, by its day, before what is nobody's of
    the same rank, then what is another's. Fourteen queries, a few more where a reader sent something back.
    """
    month = localdate().month
    months = {month, month % 12 + 1}
    waiting = waiting_in(language, user, releases)
    taken = taken_by_key(language, rows, user, releases=releases)
    readers = releasing_of(language.code, {has.claim.user_id or 0 for has in taken.values() if has.is_anothers})
    found = []
    for row in rows:
        if row.closed:
            continue
        waits, has = waiting.get(row.page.translation_key), taken.get(row.page.translation_key)
        if row.is_part and has and has.is_mine and not has.is_begun:
            continue  # its manual stands for it
        step = (waits and _handed(row, waits, releases)) or _step(row, releases, months) or _only_taken(row, has)
        has = None if has and step and step.rank[0] == RETURNED and has.claim.user_id in readers else has
        found += [_urgent(_with(step, has))] if step else []
    return Ranked(sorted(found, key=lambda step: step.rank), waiting, taken)


def _with(step: Step, taken: Taken | None) -> Step:
    why, _, number = step.rank
    if taken is None or why not in OF_A_TRANSLATOR:
        return step
    if taken.is_mine:
        left = (taken.claim.due - localdate()).days
        return replace(step, rank=(min(why, BEGUN), MINE, left), taken=taken)  # who has taken it has begun it
    return replace(step, rank=(why, ANOTHERS if taken.is_anothers else NOBODYS, number), taken=taken)


def _urgent(step: Step) -> Step:
    """A safety change stands first, and is told, where sentences came back or were handed over, too."""
    why, whose, number = step.rank
    if why not in (RETURNED, HANDED) or not (said := _safety(step.row)):
        return step
    return replace(step, rank=(SAFETY, whose, number), reason=f"{said}；{step.reason}")


def _safety(row: TranslationRow) -> str:
    """What a safety change asks for; "" where there is none."""
    changed = sum(row.behind.values())
    return f"安全更新，有{changed}处要看" if changed and row.target and row.target.safety_notice_at else ""


def _only_taken(row: TranslationRow, taken: Taken | None) -> Step | None:
    """A page that the person has taken before anybody began it, and no month asks for; chapters are begun with their manual."""
    if row.target or not (taken and taken.is_mine) or issubclass(row.page.specific_class, tuple(contained_types())):
        return None
    return Step(row, (OF_THE_MONTH, NOBODYS, 0), "还没开始", "")


def _handed(row: TranslationRow, waits: Waiting, releases: bool) -> Step | None:
    """What came back is the translator's, what was handed over the reader's; both are told to who does both."""
    page = row.target
    if page is None:
        return None
    editor = reverse("translation_workbench", args=[page.pk])
    if waits.his:
        first = waits.his[0]
        said = f"退回{len(waits.his)}句：{first.get_kind_display()}，{first.reason}（{first.reader}）"
        return Step(row, (RETURNED, NOBODYS, len(waits.his)), said, editor)
    if waits.handed and waits.unread and releases:
        guarded = f"，其中{waits.guarded}句要紧" if waits.guarded else ""
        said = f"{waits.by}译好了，请您审：{waits.unread}句{waits.characters}字{guarded}"
        return Step(row, (HANDED, NOBODYS, -waits.guarded), said, f"{editor}?read")
    if waits.unread and not releases:
        return Step(row, (HANDED, NOBODYS, 0), f"审校改了{waits.unread}句，请您看第二眼", f"{editor}?read")
    return None


def _step(row: TranslationRow, releases: bool, months: set[int]) -> Step | None:
    page = row.target
    if page is None:
        is_due = bool(months & set(row.page.months_list))
        return Step(row, (OF_THE_MONTH, NOBODYS, 0), "这个月、下个月用得上，还没开始", "") if is_due else None
    editor, progress = reverse("translation_workbench", args=[page.pk]), row.progress
    if changed := sum(row.behind.values()):
        urgent = _safety(row)
        said = urgent or f"原文改了，有{changed}处要看"
        return Step(row, (SAFETY if urgent else CHANGED, NOBODYS, changed), said, editor)
    if progress.left:
        if not progress.done and issubclass(row.page.specific_class, tuple(contained_types())):
            return None  # its manual stands for it
        machine = f"（{progress.machine}句有机器初稿）" if progress.machine else ""
        behind = MANY if row.page.specific_class.is_shelf else 0  # a shelf of two sentences waits for the pages on it
        return Step(row, (BEGUN, NOBODYS, progress.left + behind), f"还差{progress.left}句{machine}", editor)
    if not releases:
        return None
    if not page.live:
        return Step(row, (TO_RELEASE, NOBODYS, 0), "译完了，等发布", editor)
    read, said_in_all = row.read
    if read == said_in_all:
        return None
    unread = said_in_all - read
    return Step(row, (TO_READ, NOBODYS, unread), f"有{unread}句没通读", reverse("translation_read", args=[page.pk]))

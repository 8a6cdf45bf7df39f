"""What somebody who works in a language does next: safety first, then what came back or waits for a reader, then the rest."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from languages.registry import Language
from science_content.pages.types import contained_types
from translation.release.handing_over import Waiting, waiting_in
from translation.release.permissions import languages_of

from ..translators.queries import TranslationRow, rows

SAFETY, RETURNED, HANDED, CHANGED, BEGUN, TO_RELEASE, TO_READ, OF_THE_MONTH = range(8)
MOST_NEW = 3  # pages that nobody has begun
MANY = 10_000  # sentences, more than any page has


@dataclass(frozen=True)
class Step:
    """`rank`: the lower, the sooner. `address`: where it is done; "" where a page is to be begun, which the desk does."""

    row: TranslationRow
    rank: tuple[int, int]
    reason: str
    address: str


@dataclass(frozen=True)
class Work:
    language: Language
    steps: list[Step]

    @property
    def first(self) -> Step | None:
        return next((step for step in self.steps if step.address), None)

    @property
    def others(self) -> list[Step]:
        return [step for step in self.steps if step is not self.first]


def work_of(user: Any) -> list[Work]:
    """For each language that the person works in; an administrator works in none. Thirteen queries a language at most."""
    languages = [] if user.is_superuser else languages_of(user)
    if not languages:
        return []
    releases = languages_of(user, "publish")
    found = [Work(language, _steps(language, user, language in releases)) for language in languages]
    return [work for work in found if work.steps]


def _steps(language: Language, user: Any, releases: bool) -> list[Step]:
    month = localdate().month
    months = {month, month % 12 + 1}
    waiting = waiting_in(language, user, releases)
    found = []
    for row in rows(language):
        waits = waiting.get(row.page.translation_key)
        step = None if row.closed else (waits and _handed(row, waits, releases)) or _step(row, releases, months)
        found += [step] if step else []
    found.sort(key=lambda step: step.rank)
    new = [step for step in found if step.rank[0] == OF_THE_MONTH]
    return [step for step in found if step not in new[MOST_NEW:]]


def _handed(row: TranslationRow, waits: Waiting, releases: bool) -> Step | None:
    """What came back is the translator's, what was handed over the reader's; both are told to who does both."""
    page = row.target
    if page is None:
        return None
    editor = reverse("translation_workbench", args=[page.pk])
    if waits.his:
        first = waits.his[0]
        said = f"退回{len(waits.his)}句：{first.get_kind_display()}，{first.reason}（{first.reader}）"
        return Step(row, (RETURNED, len(waits.his)), said, editor)
    if waits.handed and waits.unread and releases:
        guarded = f"，其中{waits.guarded}句要紧" if waits.guarded else ""
        said = f"{waits.by}译好了，请您审：{waits.unread}句{waits.characters}字{guarded}"
        return Step(row, (HANDED, -waits.guarded), said, f"{editor}?read")
    if waits.unread and not releases:
        return Step(row, (HANDED, 0), f"审校改了{waits.unread}句，请您看第二眼", f"{editor}?read")
    return None


def _step(row: TranslationRow, releases: bool, months: set[int]) -> Step | None:
    page = row.target
    if page is None:
        is_due = bool(months & set(row.page.months_list))
        return Step(row, (OF_THE_MONTH, 0), "这个月、下个月用得上，还没开始", "") if is_due else None
    editor, progress = reverse("translation_workbench", args=[page.pk]), row.progress
    if changed := sum(row.behind.values()):
        is_urgent = page.safety_notice_at is not None
        said = f"{'安全更新' if is_urgent else '原文改了'}，有{changed}处要看"
        return Step(row, (SAFETY if is_urgent else CHANGED, changed), said, editor)
    if progress.left:
        if not progress.done and issubclass(row.page.specific_class, tuple(contained_types())):
            return None  # its manual stands for it
        machine = f"（{progress.machine}句有机器初稿）" if progress.machine else ""
        behind = MANY if row.page.specific_class.is_shelf else 0  # a shelf of two sentences waits for the pages on it
        return Step(row, (BEGUN, progress.left + behind), f"还差{progress.left}句{machine}", editor)
    if not releases:
        return None
    if not page.live:
        return Step(row, (TO_RELEASE, 0), "译完了，等发布", editor)
    read, said_in_all = row.read
    if read == said_in_all:
        return None
    unread = said_in_all - read
    return Step(row, (TO_READ, unread), f"有{unread}句没通读", reverse("translation_read", args=[page.pk]))

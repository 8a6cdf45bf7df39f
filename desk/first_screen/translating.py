"""What somebody who works in a language does next: safety first, then what is nearly done, then what the month asks for."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from languages.registry import Language
from translation.release.permissions import languages_of

from ..translators.queries import TranslationRow, rows

SAFETY, CHANGED, BEGUN, TO_RELEASE, TO_READ, OF_THE_MONTH = range(6)
MOST_NEW = 3  # pages that nobody has begun


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


def work_of(user: Any) -> list[Work]:
    """For each language that the person works in; an administrator works in none. Five queries a language."""
    languages = [] if user.is_superuser else languages_of(user)
    if not languages:
        return []
    releases = languages_of(user, "publish")
    found = [Work(language, _steps(language, language in releases)) for language in languages]
    return [work for work in found if work.steps]


def _steps(language: Language, releases: bool) -> list[Step]:
    month = localdate().month
    months = {month, month % 12 + 1}
    found = [step for row in rows(language) if not row.closed and (step := _step(row, releases, months))]
    found.sort(key=lambda step: step.rank)
    new = [step for step in found if step.rank[0] == OF_THE_MONTH]
    return [step for step in found if step not in new[MOST_NEW:]]


def _step(row: TranslationRow, releases: bool, months: set[int]) -> Step | None:
    page = row.target
    if page is None:
        is_due = bool(months & set(row.page.months_list))
        return Step(row, (OF_THE_MONTH, 0), "这个月、下个月用得上，还没开始", "") if is_due else None
    editor, left = reverse("translation_workbench", args=[page.pk]), row.all - row.done
    if changed := sum(row.behind.values()):
        is_urgent = page.safety_notice_at is not None
        said = f"{'安全更新' if is_urgent else '原文改了'}，有{changed}处要看"
        return Step(row, (SAFETY if is_urgent else CHANGED, changed), said, editor)
    if left:
        return Step(row, (BEGUN, left), f"还差{left}句", editor)
    if not releases:
        return None
    if not page.live:
        return Step(row, (TO_RELEASE, 0), "译完了，等发布", editor)
    read, said_in_all = row.read
    if read == said_in_all:
        return None
    unread = said_in_all - read
    return Step(row, (TO_READ, unread), f"有{unread}句没通读", reverse("translation_read", args=[page.pk]))

"""What changed, as every screen tells it: the gravest first, what belongs to one amount of a dose in one line."""

from collections.abc import Iterator
from dataclasses import dataclass

from wagtail.blocks import StructValue

from ..blocks.advice import Advice
from ..blocks.leaves import held
from ..pages.models import SciencePage
from .changes import CONTENT, SAFETY, WORDING, Change, changes
from .dose_lines import Line, lines_of

MEANING_WORDS = {SAFETY: "安全", CONTENT: "内容", WORDING: "文字"}


@dataclass(frozen=True)
class Told:
    """One line: `before` and `after` are "" where something is new or gone; `unit` stands behind both.

    `of`: the substance of the dose whose number it is, "" elsewhere; such a line stands large.
    """

    label: str
    before: str
    after: str
    meaning: str
    unit: str = ""
    of: str = ""

    @property
    def meaning_word(self) -> str:
        return MEANING_WORDS[self.meaning]

    @property
    def sentence(self) -> str:
        """用量 10 → 8–10 毫升/亩"""
        behind = f" {self.unit}" if self.unit else ""
        was = self.before + ("" if self.after else behind) if self.before else "（无）"
        return f"{self.label} {was} → {self.after + behind if self.after else '（无）'}"


def told(before: SciencePage, after: SciencePage) -> list[Told]:
    """Every change from `before` to `after` in the order in which it is to be read: numbers of doses before all else."""
    ours, theirs = _advice(before), _advice(after)
    found = [(theirs.get(place) or ours[place], place) for place in dict.fromkeys([*theirs, *ours])]
    lines = {place: (top, list(_lines(ours.get(place), theirs.get(place)))) for (top, _), place in found}
    said = {top for top, changed in lines.values() if changed}
    others = [change for change in changes(before, after) if not (change.is_dose_number and change.block in said)]
    return [line for _, changed in lines.values() for line in changed] + [_told(change) for change in others]


def _told(change: Change) -> Told:
    return Told(change.label, change.before, change.after, change.meaning)


Found = tuple[str, StructValue]


def _advice(page: SciencePage) -> dict[str, Found]:
    """Id of the block or row → (id of the block of the body that it stands in, its value)."""
    found: dict[str, Found] = {}
    for child in page.body:
        top = child.id or ""
        if isinstance(child.block, Advice):
            found[top] = (top, child.value)
        else:
            found |= {place: (top, value) for value, place in held(child.block, child.value, Advice)}
    return found


def _lines(before: Found | None, after: Found | None) -> Iterator[Told]:
    ours, theirs = ({} if each is None else lines_of(each[1].block, each[1]) for each in (before, after))
    value = (after or before or ("", {}))[1]
    substance = value.get("substance") or (before[1].get("substance") if before else "") or ""
    for label in dict.fromkeys([*theirs, *ours]):
        (was, its_unit), (now, unit) = ours.get(label, Line("")), theirs.get(label, Line(""))
        if was == now and (its_unit == unit or not now):
            continue
        if was and now and its_unit != unit:
            yield Told(label, f"{was} {its_unit}".strip(), f"{now} {unit}".strip(), SAFETY, of=substance)
        else:
            yield Told(label, was, now, SAFETY, unit or its_unit, substance)

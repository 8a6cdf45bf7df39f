"""What changed, as every screen tells it: the gravest first, what belongs to one amount of a dose in one line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..blocks.dose import doses_of
from ..blocks.units import DOSE_PER, DOSE_UNITS
from ..pages.models import SciencePage
from .changes import CONTENT, SAFETY, WORDING, Change, changes

MEANING_WORDS = {SAFETY: "安全", CONTENT: "内容", WORDING: "文字"}
# What stands in one line of a dose: its label, the number or the ends of its range, what stands behind it.
LINES = (
    ("用量", ("amount", "amount_max"), ("unit", "per")),
    ("稀释", ("dilution", "dilution_max"), "倍"),
    ("间隔", ("interval_days",), "天"),
    ("最多", ("max_times",), "次"),
    ("安全间隔期或休药期", ("withdrawal_days",), "天"),
)


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
    found = dict(_doses(doses_of(before.body), doses_of(after.body)))
    others = [change for change in changes(before, after) if not (change.is_dose_number and found.get(change.block))]
    return [line for lines in found.values() for line in lines] + [_told(change) for change in others]


def _told(change: Change) -> Told:
    return Told(change.label, change.before, change.after, change.meaning)


def _doses(
    ours: Mapping[str, Mapping[str, Any]], theirs: Mapping[str, Mapping[str, Any]]
) -> Iterator[tuple[str, list[Told]]]:
    """(id of the dose, its lines) for each dose of which a number changed."""
    for place in dict.fromkeys([*theirs, *ours]):
        yield place, list(_dose(ours.get(place, {}), theirs.get(place, {})))


def _dose(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Told]:
    substance = after.get("substance") or before.get("substance") or ""
    for label, names, behind in LINES:
        (was, its_unit), (now, unit) = (_amount(value, names, behind) for value in (before, after))
        if (was, its_unit) == (now, unit):
            continue
        if was and now and its_unit != unit:
            yield Told(label, f"{was} {its_unit}", f"{now} {unit}", SAFETY, of=substance)
        else:
            yield Told(label, was, now, SAFETY, unit or its_unit, substance)


def _amount(dose: Mapping[str, Any], names: tuple[str, ...], behind: str | tuple[str, str]) -> tuple[str, str]:
    """("8–10", "毫升/亩"); ("", "") where the dose has none."""
    ends = [
        f"{number:f}" if hasattr(number, "normalize") else str(number)
        for number in map(dose.get, names)
        if number is not None
    ]
    ends = [end.rstrip("0").rstrip(".") if "." in end else end for end in ends]
    if not ends:
        return "", ""
    if isinstance(behind, str):
        return "–".join(ends), behind
    unit, per = dict(DOSE_UNITS).get(dose.get("unit") or "", ""), dict(DOSE_PER).get(dose.get("per") or "", "")
    return "–".join(ends), f"{unit}/{per.removeprefix('每')}" if per else unit

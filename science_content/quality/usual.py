"""What is usual: the ranges of `data/bounds.json` for each kind of advice, exact in the unit that was asked for.

Every range there names its source, and none is checked yet by an agronomist or a vet.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from pathlib import Path
from typing import Any

from languages.quantities import UNITS

from ..blocks.units import DOSE_PER, DOSE_UNITS, FERTILISER_UNITS
from .written_numbers import say_number

DATA = Path(__file__).resolve().parents[1] / "data" / "bounds.json"
BOUNDS: dict[str, dict[str, Any]] = json.loads(DATA.read_text(encoding="utf-8"))
TENFOLD = 10
UNIT_NAMES, PER_NAMES = dict([*DOSE_UNITS, *FERTILISER_UNITS]), dict(DOSE_PER)
# A basis without ranges of its own is measured by another: it takes so many times what stands for that one.
MEASURED_BY = {
    "ha": ("mu", UNITS["ha"].factor / UNITS["mu"].factor),
    "m2": ("mu", UNITS["m2"].factor / UNITS["mu"].factor),
    "tank_15": ("litre_water", Fraction(15)),
    "tank_16": ("litre_water", Fraction(16)),
}


@dataclass(frozen=True)
class UsualRange:
    """Both ends belong to it. `zero_needs_reason`: too little is doubted, however little, but never refused."""

    least: Fraction
    most: Fraction
    zero_needs_reason: bool = False

    def refuses(self, value: Fraction) -> bool:
        """Whether `value` lies so far outside that no reason helps: ten times the most, or a tenth of the least."""
        too_little = value < 0 if self.zero_needs_reason else value < self.least and value <= self.least / TENFOLD
        return too_little or value >= self.most * TENFOLD

    def scaled(self, factor: Fraction) -> "UsualRange":
        return UsualRange(self.least * factor, self.most * factor, self.zero_needs_reason)

    def compare(self, value: Fraction, what: str, unit: str) -> str:
        """How a Chinese sentence says where a `value` outside lies: "是平常用量（1～1000 毫升）上限的 2 倍"."""
        usual = f"{what}（{say_number(self.least)}～{say_number(self.most)} {unit}）"
        if value > self.most:
            return _above(value / self.most, usual) if self.most else f"超过{usual}"
        return _below(self.least / value, usual) if value > 0 else f"低于{usual}"


def _above(ratio: Fraction, usual: str) -> str:
    if ratio < 2:
        return f"超过{usual}"
    if ratio >= 1000:
        return f"是{usual}上限的上千倍"
    return f"是{usual}上限的 {floor(ratio)} 倍{'' if ratio.denominator == 1 else '多'}"


def _below(ratio: Fraction, usual: str) -> str:
    if ratio < 2:
        return f"低于{usual}"
    if ratio >= 1000:
        return f"不到{usual}下限的千分之一"
    share = "一半" if ratio < 3 else f" {floor(ratio)} 分之一"
    return f"{'只有' if ratio.denominator == 1 else '不到'}{usual}下限的{share}"


def usual_range(row: Mapping[str, Any]) -> UsualRange:
    """A row of the data, in its own unit."""
    return UsualRange(Fraction(row["least"]), Fraction(row["most"]), row.get("zero_needs_reason", False))


def unit_factor(unit: str) -> Fraction:
    """Of a unit of a dose, into the base of its dimension; what is counted is its own base."""
    return UNITS[unit].factor if unit in UNITS else Fraction(1)


def dimension(unit: str) -> str:
    """Of a unit of a dose: "mass", "volume" …; what is counted has one of its own."""
    return UNITS[unit].dimension if unit in UNITS else unit


def usual_amount(kind: str, unit: str, per: str, target: str) -> UsualRange | None:
    """What is usual of `kind` in `unit` `per` this basis; None where nobody reckons so: IU per mu, tablets per mu."""
    for basis, times in ((per, Fraction(1)), MEASURED_BY.get(per, (per, Fraction(1)))):
        for row in _rows_of(kind, basis, target):
            if unit in row["units"]:
                return usual_range(row).scaled(unit_factor(row["unit"]) / unit_factor(unit) * times)
    return None


def customary(kind: str, per: str, target: str) -> str:
    """A Chinese sentence: in which units this kind is reckoned on this basis, or on which bases at all."""
    basis = per if _rows_of(kind, per, target) else MEASURED_BY.get(per, (per, 1))[0]
    units = [UNIT_NAMES[unit] for row in _rows_of(kind, basis, target) for unit in row["units"]]
    if units:
        return f"{PER_NAMES[per]}平常用{'、'.join(dict.fromkeys(units))}来算"
    bases = dict.fromkeys(PER_NAMES[row["per"]] for row in BOUNDS[kind]["amounts"])
    return f"平常按{'、'.join(bases)}来算"


def _rows_of(kind: str, per: str, target: str) -> list[dict[str, Any]]:
    """The rows of a basis; what stands for single targets goes before what stands for all."""
    rows = [row for row in BOUNDS[kind]["amounts"] if row["per"] == per]
    own = [row for row in rows if target in row.get("targets", ())]
    return own or [row for row in rows if "targets" not in row]


def longest_period(kind: str, period: str, target: str) -> Fraction | None:
    """How many days a season, a course or a year has for this kind and target; None of what is no period."""
    rows = [row for row in BOUNDS[kind]["period_days"] if period in row["times_per"]]
    fitting = [row for row in rows if target in row.get("targets", (target,))]
    return Fraction(fitting[0]["most"]) if fitting else None

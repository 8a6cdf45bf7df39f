"""What a dose comes to on the tools of a household: reckoned exactly, rounded so that nobody gives too much, never stored."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from languages.quantities import UNITS

DATA = Path(__file__).resolve().parents[1] / "data" / "animal_weights.json"
LEAST, MOST = Decimal("0.0001"), Decimal(1_000_000_000)  # of a dose's own numbers; its fields hold four decimal places
MOST_MEASURED = {"ml": 100_000, "g": 100_000, "tablet": 200, "bottle": 20}  # nobody measures more by hand
LARGER = {"ml": "l", "g": "kg"}
MOST_LOST = Fraction(1, 20)
DEDUCTED_BELOW = 100  # a thicker mix takes the product's own share off the water
AREAS, TANKS, PLANTS, SEED = (1, 2, 5), (15, 16, 20), (10, 50), (10, 50)
IN_WATER = {"litre_water": Fraction(1), "tank_15": Fraction(1, 15), "tank_16": Fraction(1, 16)}
TO_ANIMALS = {"kg_weight", "head"}

# What each form is measured in: it decides, where a dilution or a strength leaves it open.
FORM_UNITS = {
    "suspension": "ml",
    "aqueous_solution": "ml",
    "soluble_liquid": "ml",
    "emulsifiable": "ml",
    "emulsion": "ml",
    "microemulsion": "ml",
    "oil_dispersion": "ml",
    "seed_coating": "ml",
    "injection": "ml",
    "oral_solution": "ml",
    "pour_on": "ml",
    "solution": "ml",
    "wettable_powder": "g",
    "water_granule": "g",
    "soluble_powder": "g",
    "granule": "g",
    "dust": "g",
    "oral_powder": "g",
    "premix": "g",
    "tablet": "tablet",
    "powder_injection": "bottle",
}
NOT_MIXED = {"seed_coating", "injection", "pour_on", "granule", "dust", "premix", "tablet", "powder_injection"}
# Of these a percentage is grams in 100 ml (Chinese pharmacopoeia, general notices); of a pesticide's liquid it is by weight.
PERCENT_BY_VOLUME = {"injection", "oral_solution", "solution", "pour_on"}

DIRECT = {"ml": ("ml", 1), "l": ("ml", 1000), "g": ("g", 1), "kg": ("g", 1000), "tablet": ("tablet", 1)}
# unit of the dose → unit of the strength → (what is measured, or None where the form says it; how much of the dose's unit
# a strength of 1 puts into one of that)
STRENGTHS: dict[str, dict[str, tuple[str | None, int]]] = {
    "mg": {
        "mg_ml": ("ml", 1),
        "g_l": ("ml", 1),
        "g_kg": ("g", 1),
        "mg_tablet": ("tablet", 1),
        "percent": (None, 10),
    },
    "iu": {"iu_ml": ("ml", 1), "iu_bottle": ("bottle", 1)},
}
PURE = {"percent": 100, "g_kg": 1000}  # no product is stronger

_MU = UNITS["mu"].factor
# `per` of a dose → (what the rows count, how many, what one of them is in the dose's own measure)
COUNTS: dict[str, tuple[str, tuple[int, ...], Fraction]] = {
    "mu": ("mu", AREAS, Fraction(1)),
    "ha": ("mu", AREAS, _MU / UNITS["ha"].factor),
    "m2": ("mu", AREAS, _MU / UNITS["m2"].factor),
    **{per: ("water", TANKS, share) for per, share in IN_WATER.items()},
    "plant": ("plant", PLANTS, Fraction(1)),
    "pit": ("pit", PLANTS, Fraction(1)),
    "head": ("head", (1,), Fraction(1)),
    "kg_seed_100": ("seed", SEED, Fraction(1, 100)),
}


@dataclass(frozen=True)
class Amount:
    """`unit`: "ml", "l", "g", "kg", "tablet" or "bottle". `most` is None where there is one value."""

    least: Decimal
    most: Decimal | None
    unit: str


@dataclass(frozen=True)
class Row:
    """For `count` of `what` take `product`. `water`: what to pour, where it is less than the tank holds.

    `what`: "mu", "tank" (litres, filled to the mark with all that is in it), "water" (litres), "weight" (kg), "plant",
    "pit", "head", "seed" (kg).
    """

    what: str
    count: Decimal
    product: Amount
    water: Amount | None = None


Ends = tuple[Fraction, Fraction]


def _weights() -> dict[str, tuple[Fraction, ...]]:
    rows = json.loads(DATA.read_text(encoding="utf-8"))
    steps = {row["target"]: [Fraction(row[name]) for name in ("least_kg", "most_kg", "step_kg")] for row in rows}
    return {
        target: tuple(least + step * count for count in range(int((most - least) / step) + 1))
        for target, (least, most, step) in steps.items()
    }


WEIGHTS = _weights()


def practical(dose: Mapping[str, Any]) -> list[Row]:
    """Rows of what to measure for `dose`; none where that cannot be said surely, whatever the dose holds. Raises nothing.

    Every amount lies within the dose and within 5 % of it: a single value and the upper end of a range are rounded down
    to what a measure shows, the lower end up. Milligrams and international units are the substance: without the
    product's strength they are in no bottle.
    """
    if not isinstance(dose, Mapping) or _is_wrong(dose, "amount") or _is_wrong(dose, "dilution"):
        return []
    return [*_by_amount(dose), *_by_dilution(dose)]


def _by_amount(dose: Mapping[str, Any]) -> Iterator[Row]:
    ends, product = _ends(dose, "amount"), _product(dose)
    if ends is None or product is None:
        return
    unit, share = product
    for what, count, times in _counts(dose):
        measured = _measured((ends[0] * times * share, ends[1] * times * share), unit)
        if measured:
            yield Row(what, _decimal(count), _said(measured, unit))


def _counts(dose: Mapping[str, Any]) -> Iterator[tuple[str, Fraction, Fraction]]:
    """(what, how many, how many of the dose's own measure they are)."""
    per = _word(dose, "per")
    if per == "kg_weight":
        yield from (("weight", weight, weight) for weight in WEIGHTS.get(_word(dose, "target"), ()))
    elif per == "head" and _word(dose, "unit") in DIRECT:
        return  # the box says it already
    elif per in COUNTS:
        what, counts, one = COUNTS[per]
        yield from ((what, Fraction(count), count * one) for count in counts)


def _product(dose: Mapping[str, Any]) -> tuple[str, Fraction] | None:
    """(what the product is measured in, how much of that one of the dose's unit is); None where nobody can know."""
    unit, form = _word(dose, "unit"), _word(dose, "form")
    if unit in STRENGTHS:
        return _by_strength(dose)
    if unit not in DIRECT or (form and form not in FORM_UNITS):
        return None
    measured, times = DIRECT[unit]
    its_own = FORM_UNITS.get(form, measured)
    if measured == "g" and _word(dose, "per") in TO_ANIMALS:
        # Grams for an animal may be the substance or the product; only a powder of no stated strength leaves no choice.
        sure = FORM_UNITS.get(form) == "g" and dose.get("strength") in (None, "")
    else:
        sure = its_own == measured or (measured == "g" and its_own == "ml")  # liquids too are sold by weight
    return (measured, Fraction(times)) if sure else None


def _by_strength(dose: Mapping[str, Any]) -> tuple[str, Fraction] | None:
    strength_unit, form = _word(dose, "strength_unit"), _word(dose, "form")
    strength, its_own = _number(dose.get("strength")), FORM_UNITS.get(form)
    if strength is None or strength > PURE.get(strength_unit, strength):
        return None
    measured, times = STRENGTHS[_word(dose, "unit")].get(strength_unit, (None, 0))
    if strength_unit == "percent" and (its_own == "g" or form in PERCENT_BY_VOLUME):
        measured = its_own
    if not times or measured is None or (form and its_own != measured):
        return None
    return measured, 1 / (strength * times)


def _by_dilution(dose: Mapping[str, Any]) -> Iterator[Row]:
    ends, form = _ends(dose, "dilution"), _word(dose, "form")
    if ends is None or form not in FORM_UNITS or form in NOT_MIXED or _word(dose, "per") in IN_WATER:
        return
    thick, thin = ends
    if thick < 2 or thick.denominator > 1 or thin.denominator > 1:
        return
    unit = FORM_UNITS[form]
    for litres in TANKS:
        tank = Fraction(litres * 1000)
        measured = _measured((tank / thin, tank / thick), unit)
        if measured:
            water = _said(_water(tank, ends, measured), "ml") if thick < DEDUCTED_BELOW else None
            yield Row("tank", Decimal(litres), _said(measured, unit), water)


def _water(tank: Fraction, dilutions: Ends, product: Ends) -> Ends:
    """Least water with most product, most with least: down to 10 ml, or to 1 ml where the mix would be too strong."""
    thick, thin = dilutions
    least, most = tank - tank / thick, tank - tank / thin
    too_strong = product[1] * thick > product[1] + _down(least, 10)
    step = 1 if too_strong else 10
    return _down(least, step), _down(most, step)


def _measured(ends: Ends, unit: str) -> Ends | None:
    """`ends` as the tool shows them; None where they would cross, move by more than 5 %, or are not for a hand."""
    least, most = ends
    high = _down(most, _step(most, unit))
    low = -_down(-least, _step(least, unit)) if least < most else high
    if not 0 < low <= high <= MOST_MEASURED[unit]:
        return None
    return (low, high) if max(abs(low - least) / least, abs(high - most) / most) <= MOST_LOST else None


def _step(amount: Fraction, unit: str) -> Fraction:
    """Of a syringe or a pocket scale for little, of a measuring cup or a scale for more; a tablet has a line for halves."""
    if unit == "tablet":
        return Fraction(1, 2)
    return Fraction(1, 10) if unit in LARGER and amount < 10 else Fraction(1)


def _down(amount: Fraction, step: Fraction | int) -> Fraction:
    return Fraction(amount // step * step)


def _said(ends: Ends, unit: str) -> Amount:
    low, high = ends
    if unit in LARGER and high >= 1000:
        low, high, unit = low / 1000, high / 1000, LARGER[unit]
    return Amount(_decimal(low), _decimal(high) if low < high else None, unit)


def _decimal(value: Fraction) -> Decimal:
    """Exact: what comes here ends after three decimal places."""
    return Decimal(value.numerator) / value.denominator


def _is_wrong(dose: Mapping[str, Any], name: str) -> bool:
    is_given = any(dose.get(each) not in (None, "") for each in (name, f"{name}_max"))
    return is_given and _ends(dose, name) is None


def _ends(dose: Mapping[str, Any], name: str) -> Ends | None:
    least, given = _number(dose.get(name)), dose.get(f"{name}_max")
    if given in (None, ""):
        return None if least is None else (least, least)
    most = _number(given)
    return (least, most) if least is not None and most is not None and least < most else None


def _number(value: Any) -> Fraction | None:
    """Exactly, or None for what is no number of a dose: text, floating numbers, NaN, 0, what is negative or huge."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    if isinstance(value, Decimal) and not value.is_finite():
        return None
    # Compared first: 1E+999999999 as a fraction would fill the memory.
    return Fraction(value) if LEAST <= value <= MOST else None


def _word(dose: Mapping[str, Any], name: str) -> str:
    value = dose.get(name)
    return value if isinstance(value, str) else ""

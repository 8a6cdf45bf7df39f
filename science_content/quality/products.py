"""Which product a dose is of, and how much it gives: what two doses have in common where they are to be compared."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from ..blocks.product import FORMS, STRENGTH_UNITS, VETERINARY
from .usual import MEASURED_BY, dimension, unit_factor
from .written_numbers import number_in, say_number

OF_ONE_TARGET = {"plant", "pit", "head"}  # a walnut tree and a maize plant, a yak and a hen: only with their like
BY_WATER = "litre_water"
CONTENTS = "|".join(re.escape(name) for name in ["％", "g/L", "g/kg", "mg/ml", *dict(STRENGTH_UNITS).values()])
REMARK = re.compile(r"[(（][^()（）]*[)）]")
CONTENT = re.compile(rf"[0-9.]+ *(?:万)?(?:{CONTENTS})", re.IGNORECASE)
FORM = re.compile("(?:" + "|".join(sorted((re.escape(name) for _, name in FORMS), key=len, reverse=True)) + ")$")


def text_in(row: Mapping[str, Any], name: str) -> str:
    """A field's text without idle blanks; "" where it holds anything else."""
    value = row.get(name)
    return " ".join(value.split()) if isinstance(value, str) else ""


def say_product(row: Mapping[str, Any]) -> str:
    """The product as its label names it, and what else the block says of it: another content is another product."""
    said = text_in(row, "substance")
    strength, unit = number_in(row.get("strength")), dict(STRENGTH_UNITS).get(text_in(row, "strength_unit"), "")
    content = f"{say_number(strength)}{unit}" if strength is not None else ""
    more = [text_in(row, "active"), content, dict(FORMS).get(text_in(row, "form"), ""), text_in(row, "registration")]
    return " ".join([said, *(each for each in more if each and not _says(said, each))]).strip()


def _says(text: str, part: str) -> bool:
    """Whether `part` stands in `text`: 25% does not say 5%."""
    return re.search(rf"(?<![0-9.]){re.escape(part)}", text) is not None


def actives_in(row: Mapping[str, Any]) -> frozenset[str]:
    """The active substances; where the block names none, the product's name without content and form."""
    name = text_in(row, "active") or FORM.sub("", CONTENT.sub("", REMARK.sub("", text_in(row, "substance"))).strip())
    return frozenset(each.strip().casefold() for each in re.split("[·・、，,+＋/]", name) if each.strip())


def amounts_given(
    dose: Mapping[str, Any], content: Fraction | None
) -> Iterator[tuple[tuple[str, ...], list[Fraction]]]:
    """(what it is reckoned by, [least, most]) in base units; times `content` where the amount is one of the product.

    A dilution is so many grams or millilitres to a litre of water. Amounts of 0 and below are left out.
    """
    unit, per = text_in(dose, "unit"), text_in(dose, "per")
    basis, times = MEASURED_BY.get(per, (per, Fraction(1)))
    ends = _ends(dose, "amount")
    if ends and unit and per:
        target = text_in(dose, "target") if per in OF_ONE_TARGET else ""
        is_active = text_in(dose, "kind") == VETERINARY and dimension(unit) in {"mass", "international units"}
        factor = unit_factor(unit) / times * (content if content and not is_active else 1)
        yield (basis, dimension(unit), target), [end * factor for end in ends]
    ends = _ends(dose, "dilution")
    for each in ("mass", "volume") if ends else ():
        yield (BY_WATER, each, ""), [1000 / end * (content or 1) for end in reversed(ends)]


def _ends(dose: Mapping[str, Any], name: str) -> list[Fraction]:
    """Both ends, or nothing where the first cannot be compared."""
    least, most = number_in(dose.get(name)), number_in(dose.get(f"{name}_max"))
    if least is None or least <= 0:
        return []
    return [least, most if most is not None and most > 0 else least]

"""What a number in a text says, and its value in the base unit, by which two texts are compared."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from .units import UNITS


@dataclass(frozen=True)
class Quantity:
    """A number as written at `text[start:end]`; `maximum` where it is a range, `unit` a key of `UNITS` or None.

    `in_words` says that it is a Chinese numeral: a translation may spell it in words that nobody here can read.
    `kind` is "ratio" for a dilution, whose `value` is 500 in both "1:500" and "500倍", else "number".
    """

    value: Decimal
    unit: str | None
    start: int
    end: int
    maximum: Decimal | None = None
    in_words: bool = False

    @property
    def kind(self) -> str:
        return "ratio" if self.unit == "fold" else "number"


class Base(NamedTuple):
    """A quantity without its spelling: equal and hashable, so that texts compare as multisets of these."""

    value: Fraction
    maximum: Fraction | None
    dimension: str | None


def in_base(quantity: Quantity) -> Base:
    """1公斤, 1000克 and 2斤 give the same; without a unit, the bare number with dimension None. Exact."""
    if quantity.unit is None:
        factor, dimension = Fraction(1), None
    else:
        factor, dimension = UNITS[quantity.unit].factor, UNITS[quantity.unit].dimension
    maximum = None if quantity.maximum is None else Fraction(quantity.maximum) * factor
    return Base(Fraction(quantity.value) * factor, maximum, dimension)

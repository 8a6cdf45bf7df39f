"""The numbers of one plain text as a comparison needs them: ends of ranges apart, sums together, by the measure of land meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from languages.quantities import UNITS, Base, Quantity, find_quantities, in_base, parse_quantity
from languages.quantities.numerals import LETTERS, read_numeral, read_range
from languages.registry import SOURCE

EACH = re.compile(r"[每各/](?! ?\d)")
NUMERAL = re.compile(f"[{LETTERS}半点]+")
SCALED = re.compile(r"([\d,.]+)[百千万亿]")
PER_MU = re.compile("每亩|每一亩|/亩|亩用")
PER_HECTARE = re.compile(r"(?:/ ?|(?<![\d.,])1 ?)(?:ha|hm²)(?![A-Za-z])")
MU_OF_A_HECTARE = 15
GIVEN = {"mass", "volume"}


@dataclass(frozen=True)
class Number:
    """A number as `written` at `place` in its text; `range_of`: where the range stands that it ends.

    `needed` is False for what words may leave out: a Chinese numeral, and the 1 of a 每, which is written nowhere.
    `also` is the value of its digits alone where 万 or 千 follows them.
    """

    value: Decimal
    unit: str | None
    place: int
    written: str
    base: Base
    maximum: Decimal | None = None
    needed: bool = True
    also: Decimal | None = None
    range_of: int | None = None

    @property
    def dimension(self) -> str | None:
        return self.base.dimension

    @property
    def end(self) -> int:
        return self.place + len(self.written)


def numbers_of(text: str, language: str) -> list[Number]:
    """Every number of the plain `text`, in order; a range is one."""
    return [_number(found, text, language) for found in find_quantities(text, language)]


def _number(found: Quantity, text: str, language: str) -> Number:
    written = text[found.start : found.end]
    scaled = SCALED.match(written) if language == SOURCE else None
    digits = parse_quantity(scaled[1], SOURCE) if scaled else None
    return Number(
        found.value,
        found.unit,
        found.start,
        written,
        in_base(found),
        found.maximum,
        needed=not (found.in_words and language == SOURCE),
        also=digits.value if digits else None,
    )


def unwritten_ones(chinese: str, numbers: list[Number]) -> Iterator[Number]:
    """The 1 that words may write for 每千克 or 克/亩, in its unit; for 500倍 one without a unit."""
    for sign in EACH.finditer(chinese):
        found = parse_quantity("1" + chinese[sign.end() : sign.end() + 6].lstrip(), SOURCE)
        if found and found.start == 0 and found.value == 1:
            yield Number(found.value, found.unit, sign.end(), "", in_base(found), needed=False)
    one = Quantity(Decimal(1), None, 0, 1)
    for number in numbers:
        if number.unit == "fold":
            yield Number(one.value, None, number.place, "", in_base(one), needed=False)


def ends(number: Number) -> list[Number]:
    """Both ends of a range, each with its unit; the number itself where it is none."""
    if number.maximum is None or number.base.maximum is None:
        return [number]
    low, high = Base(number.base.value, None, number.dimension), Base(number.base.maximum, None, number.dimension)
    return [
        replace(number, value=value, maximum=None, base=base, range_of=number.place)
        for value, base in ((number.value, low), (number.maximum, high))
    ]


def summed(numbers: list[Number]) -> list[Number]:
    """1斤2两 as one number: what stands side by side in units of one kind is one amount."""
    found = numbers[:1]
    for before, number in pairwise(numbers):
        if before.end == number.place and before.unit != number.unit and _may_be_added(found[-1], number):
            found[-1] = _sum(found[-1], number)
        else:
            found.append(number)
    return found


def _may_be_added(one: Number, other: Number) -> bool:
    measured = one.unit and one.dimension == other.dimension and one.dimension in GIVEN | {"time", "length"}
    return bool(measured and one.maximum is None and other.maximum is None)


def _sum(one: Number, other: Number) -> Number:
    base = Base(one.base.value + other.base.value, None, one.dimension)
    value = base.value / UNITS[one.unit or ""].factor
    written = one.written + other.written
    return replace(one, value=Decimal(value.numerator) / value.denominator, base=base, written=written, also=None)


def per_hectare(numbers: list[Number], chinese: str, words: str) -> list[Number]:
    """The Chinese amounts for a 亩 as amounts for a hectare, where the words are for a hectare: 每亩30毫升 is 450 ml/ha."""
    if not PER_MU.search(chinese) or "公顷" in chinese or not PER_HECTARE.search(words):
        return numbers
    return [_times(number) if number.dimension in GIVEN | {"area"} else number for number in numbers]


def _times(number: Number) -> Number:
    value, maximum, dimension = number.base
    base = Base(value * MU_OF_A_HECTARE, maximum and maximum * MU_OF_A_HECTARE, dimension)
    if dimension == "area":  # the 1 of a 每亩 is that of a hectare, a piece of land stays what it is
        return number if number.written else replace(number, unit="ha", base=base)
    most = number.maximum and number.maximum * MU_OF_A_HECTARE
    return replace(number, value=number.value * MU_OF_A_HECTARE, maximum=most, base=base, also=None)


def numerals_of(text: str) -> list[Decimal]:
    """Values of Chinese numerals that may stand as digits on the other side, with a unit or without: 两瓶, 三四个, 二十."""
    found: list[Decimal] = []
    for run in NUMERAL.findall(text):
        pair, value = read_range(run), read_numeral(run)
        found += pair or ([] if value is None else [value])
    return found

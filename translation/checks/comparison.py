"""The numbers of a Chinese sentence beside those of its words: which are equal by value, missing, added, in another unit."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise, product

from languages.registry import SOURCE

from .amounts import Number, ends, numbers_of, numerals_of, per_hectare, summed, unwritten_ones
from .plain import plain

GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3}){1,5}(?![\d,])(?! \d)")
ONE_OF = re.compile(r"(?<![\d./])1 ?/ ?(\d{2,5})(?![\d/])")
DATED = {"year", "calendar_month", "day"}
Pair = tuple[Number, Number]


@dataclass
class Comparison:
    """`proved`: pairs (Chinese, words) that both units prove equal; `by_value`: equal as written, a unit that nobody can read."""

    missing: list[Number] = field(default_factory=list)
    added: list[Number] = field(default_factory=list)
    other_unit: list[Pair] = field(default_factory=list)
    proved: list[Pair] = field(default_factory=list)
    by_value: list[Pair] = field(default_factory=list)
    unwritten: list[Number] = field(default_factory=list)

    @property
    def faults(self) -> int:
        return len(self.missing) + len(self.added) + len(self.other_unit)


@lru_cache(512)
def compare(source: str, target: str, language: str) -> Comparison:
    """By value: 15亩 is 1 ha, 500倍 is 1:500, 1斤2两 is 600 g. Of the ways to read "1 500" the one that fits best counts."""
    chinese, words = plain(source), plain(target)
    numbers = numbers_of(chinese, SOURCE)
    ours = [numbers, together] if len(together := summed(numbers)) < len(numbers) else [numbers]
    found = [_compare(chinese, *ways, language) for ways in product(ours, _readings(words))]
    return min(found, key=lambda each: each.faults)


def _readings(words: str) -> list[str]:
    """`words` as they stand; 1/500 as a dilution; where blanks part groups of three digits, as one number and as several."""
    diluted = ONE_OF.sub(r"1:\1", words)
    if not GROUPED.search(words):
        return [words, diluted] if diluted != words else [words]
    joined = GROUPED.sub(lambda found: found[0].replace(" ", ""), words)
    parted = GROUPED.sub(lambda found: found[0].replace(" ", "\n"), words)
    return [words, joined, parted]


def _compare(chinese: str, numbers: list[Number], words: str, language: str) -> Comparison:
    ours = per_hectare([*numbers, *unwritten_ones(chinese, numbers)], chinese, words)
    theirs = numbers_of(words, language)
    found = Comparison()
    _cancel(ours, theirs, found)
    ours, theirs = [end for one in ours for end in ends(one)], [end for one in theirs for end in ends(one)]
    _cancel(ours, theirs, found)
    _pair(ours, theirs, found)
    spoken, written = numerals_of(chinese), numerals_of(words)
    found.added = [each for each in theirs if not _take(spoken, each.value)]
    found.missing = [each for each in ours if each.needed and not _take(written, each.value)]
    found.unwritten = [each for each in ours if not each.needed and each.written]
    return found


def _cancel(ours: list[Number], theirs: list[Number], found: Comparison) -> None:
    """Take away what both units prove to be equal."""
    for their in [each for each in theirs if each.unit]:
        mine = next((each for each in ours if each.unit and each.base == their.base), None)
        if mine:
            _settle(mine, their, ours, theirs, found.proved)


def _pair(ours: list[Number], theirs: list[Number], found: Comparison) -> None:
    """Take away what is equal as written; where both units can be read and still differ, that is another amount."""
    for their in [*(each for each in theirs if each.unit), *(each for each in theirs if not each.unit)]:
        equal = [each for each in ours if their.value in (each.value, each.also)]
        if equal:
            mine = min(equal, key=lambda each: _strangeness(each, their))
            differ = bool(mine.unit and their.unit)
            _settle(mine, their, ours, theirs, found.other_unit if differ else found.by_value)


def _strangeness(mine: Number, their: Number) -> tuple[bool, int]:
    """What is needed comes first; a unit is taken for another of its own kind, then for one of another, last for one of none.

    In doubt for the error: 1份药、1毫升水 with "1 mg … 1" is not 1 mg of what nobody can read and a bare millilitre.
    """
    if not their.unit:
        return not mine.needed, 0
    return not mine.needed, 0 if mine.dimension == their.dimension else 1 if mine.unit else 2


def _settle(mine: Number, their: Number, ours: list[Number], theirs: list[Number], where: list[Pair]) -> None:
    ours.remove(mine)
    theirs.remove(their)
    where.append((mine, their))


def _take(values: list[Decimal], value: Decimal) -> bool:
    if value in values:
        values.remove(value)
        return True
    return False


def exchanged(found: Comparison) -> list[Pair]:
    """Neighbours in Chinese whose own in the words stand in the other order, where nothing but the order tells them apart.

    Amounts in different units carry their unit with them, and parts of a date follow the language: neither counts.
    """
    bare = [pair for pair in found.by_value if pair[0].written]
    range_ends = [pair for pair in found.proved + found.by_value if pair[0].range_of is not None]
    by_unit = [
        [pair for pair in found.proved if pair[0].unit == unit] for unit in {pair[0].unit for pair in found.proved}
    ]
    places = {pair[0].range_of for pair in range_ends}
    by_range = [[pair for pair in range_ends if pair[0].range_of == place] for place in places]
    turned = [
        (one[0], other[0])
        for group in (bare, *by_unit, *by_range)
        for one, other in pairwise(sorted(group, key=lambda pair: (pair[0].place, pair[0].value)))
        if one[1].place > other[1].place and _differ(one[0], other[0]) and not _is_date(one[0], other[0])
    ]
    return list(dict.fromkeys(turned))


def _differ(one: Number, other: Number) -> bool:
    return (one.value, one.maximum) != (other.value, other.maximum)


def _is_date(one: Number, other: Number) -> bool:
    """2026年11月24日 and 2026-11-24, not 隔7天，再隔14天."""
    return other.place - one.end <= 1 and one.unit != other.unit and {one.unit, other.unit} <= DATED

"""Whether the numbers of the words are those of the Chinese: what a dose depends on, so all but one of these block."""

import re
from collections.abc import Iterator

from languages.quantities import UNITS

from .comparison import Comparison, compare, exchanged
from .findings import ERROR, WARNING, Finding, Kind, TranslationCheck
from .plain import plain

AMOUNTS = {"mass", "volume", "area", "share", "dilution", "temperature", "international units"}


class Numbers(TranslationCheck):
    id, name, severity = "numbers", "数和中文一样", ERROR

    def check(self, source: str, target: str, language: str, kind: Kind) -> Iterator[Finding]:
        found = compare(source, target, language)
        for number in found.missing:
            yield self.found(f"中文里的“{number.written}”，译文里没有。", "missing", number.written)
        for number in found.added:
            yield self.found(f"译文里的“{number.written.strip()}”，中文里没有。", "added", number.written.strip())


class Unit(TranslationCheck):
    id, name, severity = "unit", "单位和中文一样", ERROR

    def check(self, source: str, target: str, language: str, kind: Kind) -> Iterator[Finding]:
        for mine, their in compare(source, target, language).other_unit:
            said = mine.written or f"每{UNITS[mine.unit or ''].names[0]}"
            yield self.found(f"中文是“{said}”，译文是“{their.written}”：单位不一样。", said, their.written)


class NumberOrder(TranslationCheck):
    """Nothing but their order tells 10天、14次 apart once their units are words: exchanged, only a reader can say."""

    id, name, severity = "number-order", "数的先后", ERROR

    def check(self, source: str, target: str, language: str, kind: Kind) -> Iterator[Finding]:
        for one, other in exchanged(compare(source, target, language)):
            sentence = f"中文先“{one.written}”后“{other.written}”，译文里这两个数颠倒了。"
            yield self.found(sentence, one.written, other.written)


class NumberInWords(TranslationCheck):
    """A language may spell a Chinese numeral in its own words, which nothing here can read: for the reader to look at.

    Who writes the sign of a unit writes digits before it: a bare "ml" for 三十毫升 has lost its number.
    """

    id, name = "number-in-words", "中文数字要人看"

    def check(self, source: str, target: str, language: str, kind: Kind) -> Iterator[Finding]:
        found = compare(source, target, language)
        for number in found.unwritten:
            if number.dimension in AMOUNTS:
                sentence = f"中文里的“{number.written}”在译文里不是数字：请看一看译文说的是不是这么多。"
                lost = _bare_signs(found, plain(target), number.dimension) > 0
                yield self.found(sentence, number.written, severity=ERROR if lost else WARNING)


def _bare_signs(found: Comparison, words: str, dimension: str) -> int:
    """How many signs of units of the dimension stand in `words` without a number of theirs; one letter may be a word."""
    signs = {sign for unit in UNITS.values() if unit.dimension == dimension for sign in unit.symbols}
    long = [re.escape(sign) for sign in signs if len(sign) > 1 or not sign.isalpha()]
    if not long:
        return 0
    standing = re.findall(f"(?<![A-Za-z])(?:{'|'.join(long)})(?![A-Za-z])", words)
    theirs = [their for _, their in found.proved + found.by_value + found.other_unit] + found.added
    return len(standing) - sum(their.dimension == dimension for their in theirs)

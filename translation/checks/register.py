"""Every check of a translation, the gravest first; a new check is one more line here."""

from functools import lru_cache

from .findings import ANYWHERE, ERROR, Finding, Kind, TranslationCheck
from .length import TooLong
from .numbers import NumberInWords, NumberOrder, Numbers, Unit
from .tags import Links, Tags
from .words import Empty, EndMark, LeftoverHan, Negation, Spacing, Untranslated, WrongScript

TRANSLATION_CHECKS: tuple[TranslationCheck, ...] = (
    Numbers(),
    Unit(),
    NumberOrder(),
    Tags(),
    Links(),
    TooLong(),
    NumberInWords(),
    Empty(),
    Untranslated(),
    LeftoverHan(),
    WrongScript(),
    EndMark(),
    Spacing(),
    Negation(),
)


LONGEST = 8_000  # letters; the longest of the demo has 97, and numbers are compared each with each


def findings(source: str, target: str, language: str, kind: Kind = ANYWHERE) -> list[Finding]:
    """What is wrong with `target`, words of `language` for the Chinese `source`; what blocks comes first.

    Both may hold inline tags and entities. Raises nothing; what is too long to be compared is refused unread.
    """
    return list(_findings(source, target, language, kind))


@lru_cache(8192)  # a whole page is judged whenever it is opened
def _findings(source: str, target: str, language: str, kind: Kind) -> tuple[Finding, ...]:
    if max(len(source), len(target)) > LONGEST:
        return (Finding(TooLong.id, ERROR, f"一句最多{LONGEST}个字符，这一句太长，没法核对。"),)
    found = [each for check in TRANSLATION_CHECKS for each in check.check(source, target, language, kind)]
    return tuple(sorted(found, key=lambda each: not each.blocks))


def blocking(source: str, target: str, language: str, kind: Kind = ANYWHERE) -> list[Finding]:
    """What keeps the words from readers."""
    return [each for each in findings(source, target, language, kind) if each.blocks]

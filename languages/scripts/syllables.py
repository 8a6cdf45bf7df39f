"""The smallest units that a reader of each script would look up: syllables, for Latin words, for Chinese characters."""

import re

from languages.scripts.folding import fold
from languages.scripts.table import CLASSES, COMMON
from languages.scripts.tai_le import tai_le_syllables

_LATIN = CLASSES["Latn"]
_TAI_THAM_LETTER, _SAKOT, _TAI_THAM_SIGNS = r"[\u1A20-\u1A54\u1AA7]", r"\u1A60", r"[\u1A55-\u1A5F\u1A61-\u1A7F]"

PATTERNS = {
    "Tibt": r"[\u0F00\u0F39\u0F40-\u0F6C\u0F71-\u0F84\u0F86-\u0FBC]+",
    # Visual order: a vowel that stands on the left is written first; final consonants have letters of their own.
    "Talu": r"[\u19B5-\u19B7\u19BA]?[\u1980-\u19AB][\u19B0-\u19B4\u19B8\u19B9\u19BB-\u19C0]*[\u19C1-\u19C7]?[\u19C8\u19C9]?"
    r"|[\u19B0-\u19C9\u19DE\u19DF]",
    "Lana": rf"{_TAI_THAM_LETTER}(?:{_SAKOT}{_TAI_THAM_LETTER}|{_TAI_THAM_SIGNS})*|{_SAKOT}|{_TAI_THAM_SIGNS}+",
    "Yiii": rf"[{CLASSES['Yiii']}]",
    "Lisu": r"[\uA4D0-\uA4FD\U00011FB0\u02BC\u02CD]+",
    "Plrd": rf"[{CLASSES['Plrd']}]+",
    "Latn": rf"[{_LATIN}](?:[{_LATIN}0-9\u0300-\u036F\u02C6-\u02CD]|ʼ(?=[{_LATIN}]))*",
    "Hans": rf"[{CLASSES['Hans']}]",
}
_FINDERS = {script: re.compile(f"[0-9]+|{pattern}") for script, pattern in PATTERNS.items()}
_FINDERS[COMMON] = re.compile("[0-9]+")
_WORDS = re.compile(
    r"[^\s\u0021-\u002F\u003A-\u0040\u005B-\u0060\u007B-\u00BF\u2000-\u2BFF\u3000-\u303F\uFE00-\uFE6F\uFF00-\uFF0F"
    r"\uD800-\uF8FF\U0001F000-\U0001FAFF]+"
)

_BASES = {
    "Tibt": re.compile(r"(?<=.)འ[ིོངམ]$"),
    "Lisu": re.compile(r"(?<=.)[\uA4F8-\uA4FD\u02CD]+"),
    "Plrd": re.compile(r"(?<=.)[\U00016F8F-\U00016F9F]+"),
}


def syllables(text: str, script: str) -> list[str]:
    """The syllables of `text`, which is of `script`, folded; a number is one of them, punctuation none.

    Latin words stay whole, Chinese falls into single characters, Tai Tham into orthographic clusters. Text of a script
    that the site does not publish in falls at spaces and punctuation.
    """
    folded = fold(text, script)
    if script == "Tale":
        return tai_le_syllables(folded)
    return _FINDERS.get(script, _WORDS).findall(folded)


def base_form(syllable: str, script: str) -> str:
    """A folded syllable without the Tibetan particles that hang on it (འི འོ འང འམ), without Lisu or Miao tone marks."""
    base = _BASES.get(script)
    return base.sub("", syllable) if base else syllable

"""Spellings made equal, script by script, so that what looks the same is found, counted and compared as the same."""

import re
import unicodedata
from typing import Literal

_ZEROS = "٠۰०০๐໐༠၀႐០᠐᧐᪀᪐꩐꯰０"
DIGITS = {ord(zero) + value: str(value) for zero in _ZEROS for value in range(10)} | {0x19DA: "1"}

_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]")

# Normalising sorts each series of combining marks in quadratic time: 20,000 in a row take a second. Unicode's
# stream-safe format (UAX 15) allows 30.
_MARKS = "".join(re.escape(chr(code)) for code in range(0x300, 0x1F000) if unicodedata.combining(chr(code)))
_TOO_MANY_MARKS = re.compile(f"([{_MARKS}]{{30}})[{_MARKS}]+")

_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʻ＇"), "ʼ")
FORMS: dict[str, Literal["NFD", "NFKC"]] = {"Tale": "NFD", "Hans": "NFKC"}
LETTERS: dict[str, dict[int, str]] = {
    "Tibt": {
        0x0F0C: "\u0f0b",
        0x0F6A: "\u0f62",
        0x0FBA: "\u0fad",
        0x0FBB: "\u0fb1",
        0x0FBC: "\u0fb2",
        0x0F77: "\u0fb2\u0f71\u0f80",
        0x0F79: "\u0fb3\u0f71\u0f80",
        0x0F35: "",
        0x0F37: "",
    },
    # Before 1988 Tai Le wrote its tones as combining marks.
    "Tale": {0x308: "\u1970", 0x30C: "\u1971", 0x300: "\u1972", 0x307: "\u1973", 0x301: "\u1974"},
    "Lisu": _APOSTROPHES | {ord("_"): "ˍ"},
    "Latn": _APOSTROPHES,
}
_TABLES = {script: DIGITS | letters for script, letters in LETTERS.items()}


def fold_digits(text: str) -> str:
    """Decimal digits of every script as 0–9."""
    return text.translate(DIGITS)


def strip_invisible(text: str) -> str:
    """Without zero-width characters, direction marks, soft hyphens, variation selectors and piles of combining marks."""
    return _TOO_MANY_MARKS.sub(r"\1", _INVISIBLE.sub("", text))


def fold(text: str, script: str) -> str:
    """`text` of `script` in its one spelling: normal form, old letters and signs as today's, digits as 0–9, Latin in lower case.

    Folding twice changes nothing. Meaning is kept: tones, vowels and Tibetan case particles stay.
    """
    text = unicodedata.normalize(FORMS.get(script, "NFC"), strip_invisible(text))
    text = text.translate(_TABLES.get(script, DIGITS))
    return unicodedata.normalize("NFC", text.casefold()) if script == "Latn" else text

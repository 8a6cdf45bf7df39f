"""Digits of every script, and the signs that Chinese print sets in full width, as ASCII of the same length."""

import sys
import unicodedata
from collections.abc import Iterator

# No decimal digits to Unicode, yet read as such: the other New Tai Lue one.
ODD_DIGITS = {"\u19da": "1"}

SIGNS = {"∶": ":", "﹕": ":", "︰": ":", "﹪": "%", "〜": "~", "∼": "~", "⁓": "~", "˜": "~"}
SIGNS |= dict.fromkeys("‐‑‒–—―−﹣", "-") | dict.fromkeys("\u00a0\u2009\u202f\u3000", " ")

# U+FF0C stays: in "第1，200克" the comma ends a phrase.
FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if code != 0xFF0C}


def ascii_digits(text: str) -> str:
    """`text` with ASCII digits and signs, character for character: positions stay true.

    Only decimal digits count: "²", "①" and the Tibetan halves stay what they are.
    """
    if text.isascii():
        return text
    return text.translate(_TABLE)


def _decimals() -> Iterator[tuple[str, str]]:
    for letter in map(chr, range(0x80, sys.maxunicode + 1)):
        if letter.isdecimal():
            yield letter, str(unicodedata.decimal(letter))


_TABLE = str.maketrans(FULL_WIDTH | SIGNS | ODD_DIGITS | dict(_decimals()))

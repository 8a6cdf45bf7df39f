"""The two Dai scripts of Yunnan. New Tai Lue is written as it is seen: a vowel that stands left is typed first."""

import unicodedata

from ..registry import SCRIPTS
from .layout import Layout, lettered, signs
from .marks import CHINESE, DIGITS, own_digits, punctuation

# Unicode: Tai Le 1950-1962 consonants, 1963-196D vowels, 1970-1974 tones of today's spelling; punctuation: r12a.
TAI_LE = Layout(
    groups=(
        lettered("声母", signs("1950-1962")),
        lettered("韵母", signs("1963-196D")),
        lettered("声调", signs("1970-1974")),
        punctuation(CHINESE),
        DIGITS,
    )
)

# Unicode: New Tai Lue consonants come as a high and a low one of each sound, told apart by their names.
_CONSONANTS = signs("1980-19AB")


def _of(tone_class: str) -> str:
    return "".join(letter for letter in _CONSONANTS if f" {tone_class} " in unicodedata.name(letter))


NEW_TAI_LUE = Layout(
    groups=(
        lettered("高音声母", _of("HIGH")),
        lettered("低音声母", _of("LOW")),
        lettered("韵母", signs("19B0-19C0")),
        lettered("韵尾", signs("19C1-19C7")),
        lettered("声调", signs("19C8-19C9")),
        punctuation(",.?!()，。", {"\u19de": "“和”", "\u19df": "laev"}),
        DIGITS,
        own_digits(SCRIPTS["Talu"].zero),
    )
)

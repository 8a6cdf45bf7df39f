"""Yi of Liangshan: a sign a syllable, found in two steps, what it begins with and then its vowel and tone."""

import re
import unicodedata

from .layout import Group, Key, Layout, Step, signs
from .marks import CHINESE, DIGITS, punctuation

SYLLABLES = signs("A000-A48C")
# Unicode's name, kept for ever, calls this one WU; its correction (NameAliases.txt) is YI SYLLABLE ITERATION MARK.
REPEATED = "\ua015"
NO_INITIAL = "零声母"
# What stands behind "YI SYLLABLE " in a name: initial, vowel, and a tone, none of which is written by no letter.
_PARTS = re.compile(r"(NY|[B-DF-HJ-NP-TV-XZ]*|Y)(IE|UO|UR|YR|[IAOEUY])([TXP]?)")


def _parts(syllable: str) -> tuple[str, str, str]:
    found = _PARTS.fullmatch(unicodedata.name(syllable).removeprefix("YI SYLLABLE "))
    assert found, unicodedata.name(syllable)
    initial, vowel, tone = found.groups()
    return initial.lower(), vowel.lower(), tone.lower()


def _steps() -> tuple[Step, ...]:
    """In the order of Unicode: by initial, vowel, tone."""
    found: dict[str, dict[str, list[Key]]] = {}
    for syllable in SYLLABLES:
        if syllable != REPEATED:
            initial, vowel, tone = _parts(syllable)
            found.setdefault(initial, {}).setdefault(vowel, []).append(Key(syllable, initial + vowel + tone))
    return tuple(
        Step(initial or NO_INITIAL, tuple(Group(vowel, tuple(keys)) for vowel, keys in vowels.items()))
        for initial, vowels in found.items()
    )


LAYOUT = Layout(groups=(punctuation(CHINESE, {REPEATED: "叠字符"}), DIGITS), steps=_steps())

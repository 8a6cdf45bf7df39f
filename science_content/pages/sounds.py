"""Chinese by sound, for those who type letters because that is faster, or because the character will not come to mind."""

import re

from pypinyin import Style, lazy_pinyin

from languages.scripts.table import CLASSES

LONGEST = 24  # characters
_HAN = re.compile(f"[{CLASSES['Hans']}]+")


def spoken_beginnings(text: str) -> list[str]:
    """Pinyin and initials of each stretch of Chinese, from each of its characters on: 核桃 gives hetao, tao and ht."""
    found: list[str] = []
    for run in _HAN.findall(text):
        syllables = lazy_pinyin(run[:LONGEST])
        initials = "".join(lazy_pinyin(run[:LONGEST], style=Style.FIRST_LETTER))
        found += ["".join(syllables[start:]) for start in range(len(syllables))]
        found += [initials[start:] for start in range(len(initials) - 1)]
    return found

"""Pollard's Miao: all that Unicode has assigned, told apart by its names, until a team says what A-Hmao writes."""

import unicodedata
from collections.abc import Iterable

from .layout import Group, Layout, lettered, signs
from .marks import DIGITS, punctuation

SIGNS = signs("16F00-16F9F")
NOTE = "待核：统一码里的苗文字母都列在这里，滇东北次方言用哪些，还没有请懂这种文字的人选过。"
# Group → the words of a sign's name, the first group that has them takes it; A-Hmao's own letters have none of the first three.
GROUPS = {
    "彝语字母（待核）": ("LETTER YI ",),
    "古字母（待核）": (" ARCHAIC ",),
    "改革写法（待核）": (" REFORMED ",),
    "韵母": (" VOWEL SIGN ",),
    "声调和韵母的高低": (" TONE",),
    "声母": ("",),
}
ORDER = ("声母", "韵母", "声调和韵母的高低", "改革写法（待核）", "古字母（待核）", "彝语字母（待核）")


def _group_of(sign: str) -> str:
    name = unicodedata.name(sign)
    return next(group for group, words in GROUPS.items() if any(word in name for word in words))


def _groups() -> Iterable[Group]:
    for group in ORDER:
        yield lettered(group, "".join(sign for sign in SIGNS if _group_of(sign) == group))


LAYOUT = Layout(groups=(*_groups(), punctuation(",.?!()-"), DIGITS), note=NOTE)

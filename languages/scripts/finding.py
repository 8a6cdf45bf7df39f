"""Where one text stands in another, however either is spelt."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from .folding import fold

BLANK = re.compile(r"\s")
TYPED_TAG = re.compile("⟨/?[^⟨⟩\\s]{1,8}⟩")
TAGS_AT_THE_END = re.compile(f"(?:{TYPED_TAG.pattern})+$")


def searchable(text: str, script: str) -> str:
    """`text` of `script` in its one spelling, small letters, without tags as they are typed; a blank for a line break."""
    return fold(BLANK.sub(" ", TYPED_TAG.sub("", text)), script).casefold()


def place_in(text: str, wanted: str, script: str) -> tuple[int, int] | None:
    """Begin and end of the first place where `text` says `wanted`, which is `searchable`; None where there is none.

    Marks, signs without a width and tags go with the letter before them: of the two spellings of one letter neither is cut.
    """
    starts: list[int] = []
    found = ""
    for begin, end in _letters(text):
        spelt = searchable(text[begin:end], script)
        starts += [begin] * len(spelt)
        found += spelt
    at = found.find(wanted) if wanted else -1
    if at < 0:
        return None
    begin, last = starts[at], starts[at + len(wanted) - 1]
    end = next((start for start in starts[at + len(wanted) :] if start > last), len(text))
    return begin, begin + len(TAGS_AT_THE_END.sub("", text[begin:end]))


def _letters(text: str) -> Iterator[tuple[int, int]]:
    """(begin, end) of each letter with what belongs to it."""
    tags = {at for tag in TYPED_TAG.finditer(text) for at in range(tag.start(), tag.end())}
    begins = [at for at, sign in enumerate(text) if not (at and (at in tags or _belongs_to_the_last(sign)))]
    return pairwise([*begins, len(text)])


def _belongs_to_the_last(sign: str) -> bool:
    return unicodedata.category(sign) in ("Mn", "Mc", "Me", "Cf")

"""Text cut where its script changes: for search, for fonts, and for marking Chinese inside pages of other languages."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from languages.scripts.table import COMMON, STRETCH

HAN = "Hans"
_UP_TO_LAST_SPACE = re.compile(r".*\s", re.DOTALL)
_OPENING = re.compile(r"[(\[{«‹“‘「『《〈（［｛【〔]")
_OPENS_HAN = frozenset("“‘「『《〈（［｛【〔")
_ENDS_HAN = re.compile(r"[，。、；：？！…—～·％”’」』》〉）］｝】〕]*")


class Run(NamedTuple):
    """A stretch of one script; `text` is `[start:end]` of what was cut."""

    script: str
    text: str
    start: int
    end: int


def runs(text: str) -> Iterator[Run]:
    """`text` cut where the script changes; joined again the runs are `text`.

    Digits, punctuation, spaces and combining marks go with the letters before them; between two scripts, what follows
    the last space, or an opening bracket and what follows it, goes with the letters after. Text without any letter is one run
    of Zyyy.
    """
    script, start, end = None, 0, 0
    for match in STRETCH.finditer(text):
        if script and match.lastgroup != script:
            cut = _boundary(text, end, match.start())
            yield Run(script, text[start:cut], start, cut)
            start = cut
        script, end = match.lastgroup, match.end()
    if text:
        yield Run(script or COMMON, text[start:], start, len(text))


def _boundary(text: str, start: int, end: int) -> int:
    """Where text[start:end], which has no letters, is cut between its two neighbours."""
    if spaced := _UP_TO_LAST_SPACE.match(text, start, end):
        return spaced.end()
    opening = _OPENING.search(text, start, end)
    return opening.start() if opening else end


def dominant_script(text: str) -> str | None:
    """The script that most letters of `text` belong to, the first of equals; None where there are no letters."""
    counts: Counter[str] = Counter()
    for match in STRETCH.finditer(text):
        counts[match.lastgroup or COMMON] += match.end() - match.start()
    return counts.most_common(1)[0][0] if counts else None


def split_han(text: str) -> list[tuple[bool, str]]:
    """`text` as (is Chinese, piece) in order; joined again the pieces are `text`.

    What stands between two Han characters without a letter of another script stays with them, as do the Chinese
    brackets that open and the Chinese punctuation that closes a piece.
    """
    pieces: list[tuple[bool, str]] = []
    done = 0
    for start, end in _han_stretches(text):
        while start > done and text[start - 1] in _OPENS_HAN:
            start -= 1
        if start > done:
            pieces.append((False, text[done:start]))
        done = _ENDS_HAN.match(text, end).end()  # type: ignore[union-attr]  # it matches the empty string
        pieces.append((True, text[start:done]))
    if done < len(text):
        pieces.append((False, text[done:]))
    return pieces


def _han_stretches(text: str) -> Iterator[tuple[int, int]]:
    """From the first to the last character of each series of Han with no other script's letters between."""
    start = end = -1
    for match in STRETCH.finditer(text):
        if match.lastgroup == HAN:
            start, end = (match.start() if start < 0 else start), match.end()
        elif start >= 0:
            yield start, end
            start = -1
    if start >= 0:
        yield start, end

"""Text made ready and cut into stretches: neighbouring units of one script, which may stand in one phrase."""

import re
import unicodedata
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from languages.registry import SCRIPTS
from languages.scripts import Run, base_form, fold_digits, runs, strip_invisible, syllables
from languages.scripts.table import CLASSES

from .encoding import encode, encode_pair
from .han import SIMPLIFIED

HAN = "Hans"
UNSPACED = frozenset(code for code, script in SCRIPTS.items() if not script.spaced) | {"Lana"}
_SURROGATES = re.compile("[\ud800-\udfff]")
_CHARACTERS_OR_NUMBER = re.compile(f"[0-9]+|[{CLASSES[HAN]}]+")


class Stretch(NamedTuple):
    """Units that follow one another: characters, syllables or words. A number is a stretch of its own."""

    script: str
    units: list[str]

    @property
    def in_pairs(self) -> bool:
        """Whether words have no spaces between them, so that only neighbours say what the words are."""
        return self.script in UNSPACED and not _is_number(self.units[0])


def prepare(text: str) -> str:
    """Compatible forms, case, digits and traditional characters made equal; nothing that cannot be stored or seen."""
    text = unicodedata.normalize("NFKC", strip_invisible(_SURROGATES.sub(" ", text))).casefold()
    text = unicodedata.normalize("NFKC", strip_invisible(text))  # lower case composes differently: Ĥ̱ is ẖ̂
    return fold_digits(text).translate(SIMPLIFIED)


def stretches(prepared: str, without: Iterable[tuple[int, int]] = ()) -> Iterator[Stretch]:
    """Prepared text in order. Chinese breaks at punctuation and spaces, other scripts only at numbers.

    All break at each (start, end) of `without`, ascending, which is left out.
    """
    gaps = deque(without)
    for run in runs(prepared):
        for text in _around(gaps, run) if gaps else [run.text]:
            yield from _cut(text, run.script)


def _around(gaps: deque[tuple[int, int]], run: Run) -> Iterator[str]:
    """What the gaps leave of a run; takes away those that end in it."""
    done = run.start
    while gaps and gaps[0][0] < run.end:
        start, end = gaps[0]
        yield run.text[done - run.start : max(done, start) - run.start]
        done = max(done, end)
        if end > run.end:
            return
        gaps.popleft()
    yield run.text[done - run.start :]


def _cut(text: str, script: str) -> Iterator[Stretch]:
    if script == HAN:
        for piece in _CHARACTERS_OR_NUMBER.findall(text):
            yield Stretch(HAN, [piece] if _is_number(piece) else list(piece))
        return
    for number, units in groupby(syllables(text, script), _is_number):
        if number:
            yield from (Stretch(script, [unit]) for unit in units)
        else:
            yield Stretch(script, [_stem(unit, script) for unit in units])


def tokens_in_order(stretch: Stretch) -> list[str]:
    """One token for each unit, in order: pairs of neighbours and the last unit, or simply the units."""
    units = stretch.units
    if not stretch.in_pairs:
        return [encode(unit) for unit in units]
    return [encode_pair(*pair) for pair in zip(units, units[1:], strict=False)] + [encode(units[-1])]


def _is_number(unit: str) -> bool:
    return unit.isascii() and unit.isdigit()


def _stem(unit: str, script: str) -> str:
    """Tibetan case particles hang on the syllable and say nothing about the subject. Tones do: they stay."""
    return base_form(unit, script) if script == "Tibt" else unit

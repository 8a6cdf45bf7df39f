"""Text made ready and cut into stretches: neighbouring units of one script, which may stand in one phrase."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from languages.registry import SCRIPTS
from languages.scripts import base_form, fold_digits, runs, strip_invisible, syllables
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
    return fold_digits(text).translate(SIMPLIFIED)


def stretches(prepared: str) -> Iterator[Stretch]:
    """Prepared text in order. Chinese breaks at punctuation and spaces, other scripts only at numbers."""
    for run in runs(prepared):
        if run.script == HAN:
            for piece in _CHARACTERS_OR_NUMBER.findall(run.text):
                yield Stretch(HAN, [piece] if _is_number(piece) else list(piece))
            continue
        for number, units in groupby(syllables(run.text, run.script), _is_number):
            if number:
                yield from (Stretch(run.script, [unit]) for unit in units)
            else:
                yield Stretch(run.script, [_stem(unit, run.script) for unit in units])


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

"""What the index holds of a text."""

import re
import unicodedata

from languages.scripts import base_form

from .encoding import encode
from .quantities import amount_tokens, measured
from .stretches import Stretch, prepare, stretches, tokens_in_order

_BARE = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ħ": "h", "ŧ": "t", "ı": "i", "ŋ": "n", "æ": "ae", "œ": "oe"})
_NOT_LETTERS = re.compile(r"[\u0300-\u036F\u02B0-\u02FF]")


def index_text(text: str) -> str:
    """The tokens of `text`, joined by spaces: first those that make phrases, in order, then the others.

    A script without spaces gives each pair of neighbours and each unit; other scripts their words, and the same without
    tones or accents. Amounts come last.
    """
    prepared = prepare(text)
    ordered: list[str] = []
    others: list[str] = []
    for stretch in stretches(prepared):
        ordered += tokens_in_order(stretch)
        others += _others(stretch)
    amounts = [token for quantity in measured(prepared) for token in amount_tokens(quantity)]
    return " ".join(ordered + others + amounts)


def _others(stretch: Stretch) -> list[str]:
    if stretch.in_pairs:
        return [encode(unit) for unit in stretch.units[:-1]]
    plain = [(unit, _plain(unit, stretch.script)) for unit in stretch.units]
    return [encode(bare) for unit, bare in plain if bare and bare != unit]


def _plain(unit: str, script: str) -> str:
    """As somebody in a hurry types it: Lisu and Miao without tones, Latin without accents and apostrophes."""
    if script == "Latn":
        return _NOT_LETTERS.sub("", unicodedata.normalize("NFD", unit)).translate(_BARE)
    return base_form(unit, script)

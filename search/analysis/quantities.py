"""Numbers with their units as one token, equal however they are written: 800倍, 八百倍液 and 1:800."""

import re

from languages.quantities import Quantity, find_quantities
from languages.scripts.table import CLASSES

from .encoding import encode

_READ_AS = "zh-hans"  # a question has no language; the units of all languages count
# Letters of Latin and of scripts that we do not publish in make words with digits; in our others a number stands alone.
_OWN = "".join(letters for script, letters in CLASSES.items() if script != "Latn")
_IN_WORDS = rf"(?:[{CLASSES['Latn']}\u0300-\u036F\u02C6-\u02CD]|(?![{_OWN}])[^\W_])"
_INSIDE_A_WORD = re.compile(rf"(?<={_IN_WORDS})['’‘ʻʼ]?{_IN_WORDS}")


def measured(prepared: str) -> list[Quantity]:
    """The quantities with a unit; bare numbers are words like others."""
    return [quantity for quantity in find_quantities(prepared, _READ_AS) if quantity.unit]


def is_part_of_a_word(quantity: Quantity, prepared: str) -> bool:
    """Whether it begins or ends inside a word, as 12次 does in B12次: the word cannot do without it."""
    return any(_INSIDE_A_WORD.match(prepared, place) for place in (quantity.start, quantity.end))


def amount_tokens(quantity: Quantity) -> list[str]:
    """One token, two for a range."""
    values = [quantity.value] if quantity.maximum is None else [quantity.value, quantity.maximum]
    return [encode(f"{value.normalize():f}{quantity.unit}") for value in values]

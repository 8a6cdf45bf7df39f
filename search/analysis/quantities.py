"""Numbers with their units as one token, equal however they are written: 800倍, 八百倍液 and 1:800."""

from languages.quantities import Quantity, find_quantities

from .encoding import encode

_READ_AS = "zh-hans"  # a question has no language; the units of all languages count


def measured(prepared: str) -> list[Quantity]:
    """The quantities with a unit; bare numbers are words like others."""
    return [quantity for quantity in find_quantities(prepared, _READ_AS) if quantity.unit]


def amount_tokens(quantity: Quantity) -> list[str]:
    """One token, two for a range."""
    values = [quantity.value] if quantity.maximum is None else [quantity.value, quantity.maximum]
    return [encode(f"{value.normalize():f}{quantity.unit}") for value in values]

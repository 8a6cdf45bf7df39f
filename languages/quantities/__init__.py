"""Numbers with their units in text of any of our languages, so that a dose can be compared by value."""

from .quantity import Base, Quantity, in_base
from .reader import find_quantities, parse_quantity
from .units import DOSE_PER, DOSE_UNITS, UNITS, Unit

__all__ = [
    "DOSE_PER",
    "DOSE_UNITS",
    "UNITS",
    "Base",
    "Quantity",
    "Unit",
    "find_quantities",
    "in_base",
    "parse_quantity",
]

"""Months of the year as twelve bits, so that "what is due in March" is one indexed comparison."""

from .bits import BitsField, HasBit, bits_for, keys_in

MONTHS = [(number, f"{number}月") for number in range(1, 13)]


def months_in(bits: int) -> list[int]:
    """[3, 4] for the bits of March and April."""
    return keys_in(MONTHS, bits)


def bits_of(months) -> int:
    return bits_for(MONTHS, months)


class MonthsField(BitsField):
    """`.filter(months__month=3)` on every database; 0 = any time of the year."""

    options = MONTHS


@MonthsField.register_lookup
class HasMonth(HasBit):
    lookup_name = "month"

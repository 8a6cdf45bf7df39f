"""Amounts said another way: a dose by the other measure of land, a sound or film by its size and length."""

from decimal import Decimal
from fractions import Fraction

from django import template

from languages.quantities import UNITS

from .science import number

register = template.Library()


@register.simple_tag
def by_other_area(numbers) -> dict | None:
    """A dose for a 亩 as one for a hectare and the other way round: {"per", "amount"}; None where it cannot be said exactly."""
    other = {"mu": "ha", "ha": "mu"}.get(numbers.get("per") or "")
    if other is None or numbers.get("amount") is None:
        return None
    times = UNITS[other].factor / UNITS[numbers["per"]].factor
    amounts = [
        _exact(Fraction(amount) * times)
        for amount in (numbers["amount"], numbers.get("amount_max"))
        if amount is not None
    ]
    return {"per": other, "amount": "–".join(map(number, amounts))} if None not in amounts else None


def _exact(amount: Fraction) -> Decimal | None:
    """`amount` in at most six decimal places, or None where that would round it."""
    whole = amount * 1_000_000
    return Decimal(whole.numerator) / 1_000_000 if whole.denominator == 1 else None


@register.filter
def megabytes(media) -> str:
    """The size of a sound or film: "0.4", "12.0"; "" where its file is lost."""
    try:
        return f"{max(media.file.size / 1_000_000, 0.1):.1f}"
    except (OSError, ValueError, AttributeError):
        return ""


@register.filter
def minutes(media) -> str:
    """How long a sound or film is: "1:05"; "" where nobody wrote it down."""
    seconds = round(getattr(media, "duration", 0) or 0)
    return f"{seconds // 60}:{seconds % 60:02}" if seconds else ""

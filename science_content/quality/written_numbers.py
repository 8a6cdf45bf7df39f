"""Numbers as blocks keep them: read into exact fractions, whatever they are, and said as a reader types them."""

import re
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

MOST_DIGITS = 60  # before or behind the point; 10**30 can be compared, 10**4000 cannot even be printed
TYPED = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[Ee][+-]?[0-9]{1,2})?")


def number_in(value: Any) -> Fraction | None:
    """None for what is no number: nothing, words, NaN, infinity, true, more digits than anybody types.

    Plain ASCII digits in text count, since stored blocks and the files of the demo keep decimals so. Raises nothing.
    """
    if isinstance(value, float):
        value = repr(value)
    if isinstance(value, str):
        return number_in(Decimal(value)) if len(value) <= MOST_DIGITS and TYPED.fullmatch(value) else None
    if isinstance(value, Decimal):
        return Fraction(value) if _is_short(value) else None
    if isinstance(value, int) and not isinstance(value, bool):
        return Fraction(value) if value.bit_length() <= MOST_DIGITS * 3 else None
    return None


def _is_short(value: Decimal) -> bool:
    """Before it is made a fraction: 1E+999999999 would fill the memory."""
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and value.adjusted() <= MOST_DIGITS and exponent >= -MOST_DIGITS


def say_number(number: Fraction) -> str:
    """As a decimal without an exponent and without idle zeros."""
    with localcontext(prec=4 * MOST_DIGITS):
        text = f"{Decimal(number.numerator) / number.denominator:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def say_unread(value: Any) -> str:
    """What is no number, as far as it can be shown in a sentence: "“abc”", or nothing."""
    if not isinstance(value, str | float | Decimal):
        return ""
    return f"“{''.join(each for each in str(value)[:20] if each.isprintable())}”"

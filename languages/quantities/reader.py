"""Finds the quantities in a plain text.

Digits always count. A Chinese numeral counts only where a unit follows it at once (一斤, 二十多天, 半个月) or it is a
fraction (百分之五, 三分之一): so 一些, 十分, 万一, 三七 and 半夏 are words.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from .amounts import Amount, read_amount
from .groups import with_commas
from .patterns import RANGE, TOKEN
from .quantity import Quantity


def parse_quantity(text: str, language: str) -> Quantity | None:
    """The first quantity in `text`, or None where there is none.

    `value` is a Decimal in the unit as written; `unit` is a key of `UNITS`, whose factors name their source.
    Digits of every script, Chinese numerals and ratios ("1:500", "500倍") count; raises nothing.
    """
    return next(_scan(text, language), None)


def find_quantities(text: str, language: str) -> list[Quantity]:
    """Every quantity of the plain text `text`, in order, in linear time. Strip HTML first: digits in attributes would count.

    `language` adds the unit words that are its own. A range is one quantity, a date (2026-11-24) three; raises nothing.
    """
    return list(_scan(text, language))


def _scan(text: str, language: str) -> Iterator[Quantity]:
    text, position = with_commas(text, language), 0
    while token := TOKEN.search(text, position):
        position = token.end()
        if token["year"]:
            yield from _date(token)
        elif amount := read_amount(text, token, language):
            quantity = _range(text, token, amount, language) or _single(token, amount)
            if quantity:
                position = quantity.end
                yield quantity


def _date(token: re.Match[str]) -> Iterator[Quantity]:
    """2026-11-24 says the same as 2026年11月24日."""
    for group, unit in (("year", "year"), ("month", "calendar_month"), ("day", "day")):
        yield Quantity(Decimal(token[group]), unit, *token.span(group))


def _single(token: re.Match[str], amount: Amount) -> Quantity | None:
    if not amount.counts:
        return None
    value, start = _signed(token, amount.value, amount.unit)
    return Quantity(value, amount.unit, start, amount.end, amount.maximum, _in_words(token))


def _range(text: str, token: re.Match[str], first: Amount, language: str) -> Quantity | None:
    """What a dash and a larger number make of `first`: 10–20毫升, 10%~20%, 三至五天, 1:500~800."""
    dash = RANGE.match(text, first.end)
    second = dash and TOKEN.match(text, dash.end())
    if not second or second["year"] or first.maximum is not None:
        return None
    last = read_amount(text, second, language)
    if not last or last.maximum is not None or not _belong_together(first, last, second):
        return None
    unit = last.unit or first.unit
    (low, start), (high, _) = _signed(token, first.value, unit), _signed(second, last.value, unit)
    return Quantity(low, unit, start, last.end, high, _in_words(token)) if low < high else None


def _belong_together(first: Amount, last: Amount, token: re.Match[str]) -> bool:
    if first.leads:  # 百分之二十至三十
        return last.unit in (None, first.unit)
    if last.leads or not last.counts or not (first.counts or token["run"]):
        return False
    return first.unit in (None, last.unit)


def _signed(token: re.Match[str], value: Decimal, unit: str | None) -> tuple[Decimal, int]:
    """The value and where it starts; a minus counts before a temperature only."""
    if token["minus"] and unit == "celsius":
        return -value, token.start()
    return value, token.end("minus") if token["minus"] else token.start()


def _in_words(token: re.Match[str]) -> bool:
    return not any(letter in "0123456789½¼¾" for letter in token.group())

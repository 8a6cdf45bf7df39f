"""Reads one number and the unit after it, at a match of `TOKEN`."""

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

from .numerals import HALF, SCALES, read_numeral, read_range
from .patterns import HALF_MORE, MULTIPLIER, unit_after, unit_words

LONGEST = 18  # a longer number is an identifier; and Decimal works with 28 digits unless told otherwise
SHARES = {"百": ("percent", 1), "千": ("permille", 1), "万": ("percent", 100)}


class Amount(NamedTuple):
    """`counts` is False for a numeral that may be a word; `leads` says that the unit stood before the number."""

    value: Decimal
    end: int
    unit: str | None = None
    maximum: Decimal | None = None
    counts: bool = True
    leads: bool = False


def read_amount(text: str, token: re.Match[str], language: str) -> Amount | None:
    """The amount at `token` in the folded `text`, or None where it is no number after all."""
    if max(map(len, filter(None, token.groups()))) > LONGEST:
        return None
    if token["ratio"]:
        end = token.end() + text.startswith("倍", token.end())
        return Amount(_decimal(token["ratio"]), end, "fold", leads=True)
    if token["whole"]:
        return _share(text, token, language)
    if token["run"]:
        return _numeral(text, token, language)
    if token["top"]:
        return _with_unit(text, Decimal(token["top"]) / Decimal(token["bottom"]), token.end(), language)
    return _digits(text, token, language)


def _digits(text: str, token: re.Match[str], language: str) -> Amount:
    value, end = _decimal(token["digits"]), token.end()
    amount = _with_unit(text, value, end, language)
    scale = MULTIPLIER.match(text, end)
    if amount.unit or not scale:
        return amount
    scaled = _with_unit(text, value * SCALES[scale.group()], scale.end(), language)
    return scaled if scaled.unit or scale.group() in "万亿" else amount


def _numeral(text: str, token: re.Match[str], language: str) -> Amount | None:
    """The longest numeral that a unit follows: 二两 is two 两, but 一两天 one or two days."""
    start, run = token.start("run"), token["run"]
    for end in range(token.end(), start, -1):
        read = _read(text[start:end])
        amount = read and _with_unit(text, read[0], end, language, read[1])
        if amount and amount.unit:
            return amount
    read = _read(run)
    return read and Amount(read[0], token.end(), maximum=read[1], counts=False)


def _read(run: str) -> tuple[Decimal, Decimal | None] | None:
    value = read_numeral(run)
    return read_range(run) if value is None else (value, None)


def _share(text: str, token: re.Match[str], language: str) -> Amount | None:
    """百分之五 is 5 %, 百分之百 100 %, 千分之一 1 ‰, 万分之五 0.05 %; 三分之一斤 a third of a 斤."""
    part = Decimal(100) if token["part"] == "百" else _number(token["part"])
    if part is None:
        return None
    if token["whole"] in SHARES:
        unit, parts = SHARES[token["whole"]]
        return Amount(part / parts, token.end(), unit, leads=True)
    whole = _number(token["whole"])
    return _with_unit(text, part / whole, token.end(), language) if whole else None


def _number(written: str) -> Decimal | None:
    return _decimal(written) if written[0] in "0123456789.½¼¾" else read_numeral(written)


def _with_unit(text: str, value: Decimal, end: int, language: str, maximum: Decimal | None = None) -> Amount:
    found = unit_after(language).match(text, end)
    if not found:
        return Amount(value, end, maximum=maximum)
    unit, end = unit_words(language)[found["unit"]], found.end()
    if found["half"]:
        value += HALF
    elif maximum is None and HALF_MORE.match(text, end) and not unit_after(language).match(text, end + 1):
        value, end = value + HALF, end + 1
    if unit == "calendar_month" and (found["half"] or value % 1):  # 两个半月, 半月
        unit = "month"
    return Amount(value, end, unit, maximum)


def _decimal(written: str) -> Decimal:
    digits = written.replace(",", "")
    if digits[-1] in "½¼¾":
        return Decimal(digits[:-1] or 0) + Decimal(str(unicodedata.numeric(digits[-1])))
    return Decimal(digits)

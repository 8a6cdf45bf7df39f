"""Thousands parted by a blank or a comma in full width, as standards and labels print them: 1 500倍, １，０００克."""

import re

from .digits import ascii_digits
from .patterns import RANGE, unit_after

THIN = re.compile("(?<=\\d)[\u2009\u202f](?=\\d{3}(?!\\d))")
GROUPED = re.compile(r"(?<![\d.,:/第])\d{1,3}(?:[ ，]\d{3}){1,5}(?![\d,])(?:\.\d+)?")
SIGNS = re.compile("[ ，]")


def with_commas(text: str, language: str) -> str:
    """`text` in ASCII digits, its groups parted by commas, letter for letter: positions stay true.

    A thin blank is always such a sign, a wide one or ， only where a unit of `language` follows, at once or behind a range.
    """
    text = ascii_digits(THIN.sub(",", text))
    return GROUPED.sub(lambda found: SIGNS.sub(",", found[0]) if _is_measured(found, language) else found[0], text)


def _is_measured(found: re.Match[str], language: str) -> bool:
    unit = unit_after(language)
    if unit.match(found.string, found.end()):
        return True
    dash = RANGE.match(found.string, found.end())
    other = dash and re.compile(r"[\d.,]+(?:[ ，]\d{3})*").match(found.string, dash.end())
    return bool(other and unit.match(found.string, other.end()))

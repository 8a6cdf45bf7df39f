"""Words with tags as the text that a reader sees, with powers written out: 10<sup>6</sup> is a million, not 106."""

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from html import unescape

from languages.quantities.digits import ascii_digits

TAG = re.compile(r"<(?P<closes>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?P<rest>[^<>]*)>")
RAISED = re.compile(r"<sup\b[^<>]*>\s*([+−-]?[0-9]+)\s*</sup\s*>", re.IGNORECASE)
LOWERED = re.compile(r"<sub\b[^<>]*>\s*([0-9]+)\s*</sub\s*>", re.IGNORECASE)
RAISED_SIGNS = {ord(sign): plain for sign, plain in zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+", strict=True)}
LOWERED_SIGNS = {ord(sign): str(digit) for digit, sign in enumerate("₀₁₂₃₄₅₆₇₈₉")}
UP = {digit: sign for sign, digit in zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True)}
POWER = re.compile(r"(?:(?<![\d.])(\d{1,9}(?:\.\d{1,9})?) ?[×xX*] ?)?(?<![\d.])(\d{1,3})\^([+-]?\d{1,2})(?!\d)")
AREA = re.compile(r"(?<![A-Za-z0-9])(\d* ?)([hkdcm]?m)([23])(?![0-9A-Za-z])")
DAY_FIRST = re.compile(r"(?<![\d.])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?![\d.])")
GREATEST_POWER = 15


@lru_cache(4096)
def plain(text: str) -> str:
    """`text` without tags, entities and invisible signs, its digits in ASCII, its powers written out as whole numbers."""
    text = RAISED.sub(lambda found: "^" + found[1].replace("−", "-") + " ", ascii_digits(text))
    text = LOWERED.sub(lambda found: f"_{found[1]}_", text)
    text = ascii_digits(unescape(TAG.sub(_gap, text)))
    text = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    text = re.sub("[₀-₉]+", lambda found: f"_{found[0].translate(LOWERED_SIGNS)}_", text)
    text = re.sub(r"(?<=\d)[⁻⁺]?[⁰¹²³⁴-⁹]+", lambda found: "^" + found[0].translate(RAISED_SIGNS) + " ", text)
    text = POWER.sub(_written_out, text)
    text = re.sub(r"\^([23]) ", lambda found: UP[found[1]], text)
    text = AREA.sub(lambda found: found[1] + found[2] + UP[found[3]], text)
    return DAY_FIRST.sub(lambda found: f"{found[1]}\n{found[3]}\n{found[4]}", text)


def _gap(tag: re.Match[str]) -> str:
    return "\n" if tag["name"].lower() == "br" else ""


def _written_out(found: re.Match[str]) -> str:
    times, base, power = found.groups()
    if abs(int(power)) > GREATEST_POWER:
        return found[0]
    value = Decimal(times or 1) * Decimal(base) ** int(power)
    return f"{value.normalize():f} "

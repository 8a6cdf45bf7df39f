"""Every Chinese sentence of the demo as translators get it, and words for it made of numbers, tags and a specimen word."""

import json
from functools import cache
from pathlib import Path

from wagtail_localize.strings import extract_strings

from languages.quantities import UNITS, Quantity, find_quantities
from translation.checks.plain import TAG

CONTENT = Path(__file__).parents[3] / "cms" / "demo" / "content"
WORD = {"bo": "ཀ", "khb": "ᦂ", "tdd": "ᥐ", "ii": "ꀀ", "lis": "ꓐ", "hmd": "𖼀", "za": "yw"}


@cache
def chinese_sentences() -> tuple[str, ...]:
    found: dict[str, None] = {}
    for path in sorted(CONTENT.glob("*.json")):
        for text in _texts(json.loads(path.read_text(encoding="utf-8"))):
            pieces = [string.data for string, _ in extract_strings(text)[1]] if "<p>" in text else [text]
            found |= dict.fromkeys(piece for piece in pieces if any("一" <= letter <= "鿿" for letter in piece))
    return tuple(found)


def _texts(value):
    if isinstance(value, str):
        yield value
    for inside in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _texts(inside)


def numbers_in(sentence: str) -> list[Quantity]:
    """Those that words must have: written in digits."""
    return [
        found for piece in TAG.split(sentence)[::4] for found in find_quantities(piece, "zh-hans") if not found.in_words
    ]


def words_for(sentence: str, language: str, zero: str = "0", numbers: list[str] | None = None) -> str:
    """A specimen word, each number as `numbers` say or as it is, tags where they were."""
    left = list(numbers) if numbers is not None else [said(found) for found in numbers_in(sentence)]
    pieces, done = [], 0
    for tag in [*TAG.finditer(sentence), None]:
        piece = sentence[done : tag.start() if tag else len(sentence)]
        count = sum(not found.in_words for found in find_quantities(piece, "zh-hans"))
        taken, left = left[:count], left[count:]
        if piece.strip():
            pieces.append(" ".join(["", *(f"{WORD[language]} {each}" for each in taken), WORD[language], ""]))
        if tag:
            pieces.append(tag[0])
            done = tag.end()
    return in_digits("".join(pieces).strip(), zero)


def said(found: Quantity, factor: int = 1) -> str:
    """A number in ASCII digits with the sign of its unit, where that has one that every language reads."""
    signs = UNITS[found.unit].symbols if found.unit else ()
    value = f"{found.value * factor:f}"
    if found.maximum is not None:
        value += f"–{found.maximum * factor:f}"
    return f"{value} {signs[0]}" if signs else value


def in_digits(text: str, zero: str) -> str:
    """`text` with its digits those that begin at `zero`, tags as they were."""
    table = {ord("0") + digit: ord(zero) + digit for digit in range(10)}
    done, pieces = 0, []
    for tag in TAG.finditer(text):
        pieces += [text[done : tag.start()].translate(table), tag[0]]
        done = tag.end()
    return "".join([*pieces, text[done:].translate(table)])

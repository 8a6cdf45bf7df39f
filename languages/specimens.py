"""Lines that show how a script looks (排版样张), from the token cases: type specimens, never content."""

import json
from functools import cache
from pathlib import Path

from .registry import Language

CASES = Path(__file__).parent / "data" / "golden_tokens.json"


@cache
def _by_language() -> dict[str, str]:
    lines: dict[str, str] = {}
    for case in json.loads(CASES.read_text(encoding="utf-8")):
        if case["source"] != "hand-made normalization case":
            lines.setdefault(case["lang"], case["text"].strip())
    return lines


def of(language: Language) -> str | None:
    """A line of running text in the language, or None where no text of it was found."""
    return _by_language().get(language.code)

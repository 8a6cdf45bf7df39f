"""Every Chinese sentence of the demo's content files, as the engine would cut it."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).resolve().parents[2] / "cms" / "demo" / "content"
HAN = re.compile("[\u3400-\u9fff]")
PARAGRAPH = re.compile(r"</?(?:p|li|ul|ol|h\d)[^>]*>")


@cache
def demo_sentences() -> tuple[str, ...]:
    """Each once, in the order of the files."""
    found: dict[str, None] = {}
    for path in sorted(CONTENT.rglob("*.json")):
        for text in _texts(json.loads(path.read_text(encoding="utf-8"))):
            found |= dict.fromkeys(piece for piece in PARAGRAPH.split(text) if HAN.search(piece))
    return tuple(found)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)

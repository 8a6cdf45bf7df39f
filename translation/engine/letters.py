"""Where each text of a rendered page came from: private letters around it, which become `<span data-segment>` or nothing.

Letters of plane 16, as old faces of Dai and Lisu have signs of theirs at U+E000.
"""

import re
from collections.abc import Sequence
from html import escape

FIRST, LAST = 0x100000, 0x10FFFB  # a text's number, one letter
BEGIN, END = "\U0010fffc", "\U0010fffd"
MOST = LAST - FIRST + 1

_LETTER = "[\U00100000-\U0010fffd]"
# The same letters as an address and JSON write them.
_WRITTEN = re.compile(
    rf"{_LETTER}|%F4%8[0-9A-F]%[89AB][0-9A-F]%[89AB][0-9A-F]|\\uDB[C-F][0-9A-F]\\uD[C-F][0-9A-F]{{2}}", re.IGNORECASE
)
_PIECE = re.compile(
    r"(?P<raw><!--.*?-->|<(?P<name>script|style|title|textarea|select|svg|template|noscript)\b.*?</(?P=name)\s*>)"
    r"""|(?P<tag><(?P<closes>/?)(?P<element>[a-z][^\s/>]*)(?:"[^"]*"|'[^']*'|[^'">])*>)"""
    rf"|{BEGIN}(?P<number>{_LETTER})|(?P<end>{END})|(?P<lost>{_LETTER})",
    re.DOTALL | re.IGNORECASE,
)
_ALT = re.compile(rf'\salt="[^"]*?{BEGIN}({_LETTER})', re.DOTALL)
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)


def between(number: int, text: str) -> str:
    """`text` with its number, from 0 to MOST - 1; letters like ours in it are dropped."""
    return f"{BEGIN}{chr(FIRST + number)}{re.sub(_LETTER, '', text)}{END}"


def without_letters(html: str) -> str:
    return _WRITTEN.sub("", html)


def in_spans(html: str, names: Sequence[str]) -> str:
    """`html` without its letters; what stood between them in a `<span data-segment>`, `names[number]` its value.

    Where no element can stand nothing is named, but for a picture, which its alt text names.
    """
    pieces: list[str] = []
    opened: tuple[int, str] | None = None  # where a span would begin, and its name
    depth = done = 0
    for found in _PIECE.finditer(html):
        pieces.append(html[done : found.start()])
        done = found.end()
        if found["number"]:
            opened, depth = (len(pieces), _name(found["number"], names)), 0
            pieces.append("")
        elif found["end"]:
            if opened and opened[1] and depth == 0:
                pieces[opened[0]] = f'<span data-segment="{escape(opened[1])}">'
                pieces.append("</span>")
            opened = None
        elif found["tag"]:
            depth += 0 if found["element"].lower() in _VOID else -1 if found["closes"] else 1
            if depth < 0:
                opened = None  # the element in which it began is at its end
            pieces.append(_tag(found[0], names))
        elif found["raw"]:
            pieces.append(without_letters(found[0]))
    pieces.append(html[done:])
    return "".join(pieces)


def _tag(tag: str, names: Sequence[str]) -> str:
    named = _ALT.search(tag) if tag[:4].lower() == "<img" else None
    name = _name(named[1], names) if named else ""
    bare = without_letters(tag)
    return f'{bare[:4]} data-segment="{escape(name)}"{bare[4:]}' if name else bare


def _name(letter: str, names: Sequence[str]) -> str:
    number = ord(letter) - FIRST
    return names[number] if number < len(names) else ""

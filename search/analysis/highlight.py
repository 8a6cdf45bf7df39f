"""The part of a text that answers a question, with the words of the question marked; the text itself stays as it was written."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from languages.scripts.syllables import PATTERNS
from languages.scripts.table import CLASSES

from . import han
from .stretches import HAN, prepare, stretches

LENGTH = 80  # characters of an excerpt
# What a unit of a script with visible borders must not touch, before or after: མི is no part of མིང.
_LETTERS = {script: PATTERNS[script].removesuffix("+") for script in ("Tibt", "Lisu", "Plrd")} | {
    "Latn": f"[{CLASSES['Latn']}0-9]",
}
_PARTICLE = {"Tibt": "(?:འ[ིོངམ])?"}
_SENTENCE = re.compile(r"[^。！？；!?;།༎\n]+[。！？；!?;།༎]*")
_prepared = lru_cache(maxsize=8_192)(prepare)  # of single letters
_BEFORE = 16  # characters kept before the first match of a long sentence


class Piece(NamedTuple):
    text: str
    is_match: bool


def excerpt(texts: Iterable[str], question: str, length: int = LENGTH) -> list[Piece]:
    """The sentence of `texts` with most of the words of `question`, cut to about `length`; empty where none has any.

    Earlier texts win over later ones with as many words. Words that say the same are marked too.
    """
    pattern = _pattern(question)
    if pattern is None:
        return []
    best: tuple[int, str, list[tuple[int, int]]] = (0, "", [])
    for sentence in (match.group().strip() for text in texts for match in _SENTENCE.finditer(text)):
        spans, words = _spans(sentence, pattern)
        if len(words) > best[0]:
            best = (len(words), sentence, spans)
    return _cut(best[1], best[2], length) if best[0] else []


def marked(text: str, question: str) -> list[Piece]:
    """All of `text`."""
    pattern = _pattern(question)
    return list(_pieces(text, _spans(text, pattern)[0] if pattern else [], 0, len(text)))


def _pattern(question: str) -> re.Pattern[str] | None:
    """Han words anywhere, units of other scripts only whole, where those have borders."""
    words: dict[str, None] = {}
    for stretch in stretches(prepare(question)):
        if stretch.script == HAN and stretch.in_pairs:
            for word in han.words("".join(stretch.units)):
                if word not in han.STOP_WORDS and (len(word) > 1 or han.is_content(word)):
                    words |= dict.fromkeys(
                        re.escape(each) for each in (word, *han.SYNONYMS.get(word, ()), *han.parts(word))
                    )
            continue
        letters = "[0-9]" if stretch.units[0].isdecimal() else _LETTERS.get(stretch.script)
        before, after = (
            (f"(?<!{letters})", f"{_PARTICLE.get(stretch.script, '')}(?!{letters})") if letters else ("", "")
        )
        words |= dict.fromkeys(f"{before}{re.escape(unit)}{after}" for unit in stretch.units)
    return re.compile("|".join(sorted(words, key=len, reverse=True))) if words else None


def _spans(text: str, pattern: re.Pattern[str]) -> tuple[list[tuple[int, int]], set[str]]:
    """Where it matches, in places of `text`, and which words matched."""
    places: list[int] = []
    letters: list[str] = []
    for place, letter in enumerate(text):
        made = _prepared(letter)
        letters.append(made)
        places += [place] * len(made)
    places.append(len(text))
    found = list(pattern.finditer("".join(letters)))
    spans: list[tuple[int, int]] = []
    for match in found:
        first, last = places[match.start()], places[match.end() - 1] + 1
        if spans and spans[-1][1] >= first:  # neighbours are marked as one
            first = spans.pop()[0]
        spans.append((first, last))
    return spans, {match.group() for match in found}


def _cut(sentence: str, spans: list[tuple[int, int]], length: int) -> list[Piece]:
    start = 0 if len(sentence) <= length else max(0, min(spans[0][0] - _BEFORE, len(sentence) - length))
    end = min(len(sentence), start + length)
    pieces = list(_pieces(sentence, spans, start, end))
    if start:
        pieces.insert(0, Piece("…", False))
    if end < len(sentence):
        pieces.append(Piece("…", False))
    return pieces


def _pieces(text: str, spans: list[tuple[int, int]], start: int, end: int) -> Iterator[Piece]:
    done = start
    for first, last in spans:
        first, last = max(first, done), min(last, end)
        if first >= last:
            continue
        if first > done:
            yield Piece(text[done:first], False)
        yield Piece(text[first:last], True)
        done = last
    if done < end:
        yield Piece(text[done:end], False)

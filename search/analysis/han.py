"""Chinese words. They decide what a question asks for; the index holds characters and pairs, which no dictionary can miss."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import rjieba

_DATA = Path(__file__).parent / "data"
_LONG = 4


def _lines(name: str) -> Iterator[list[str]]:
    for line in (_DATA / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split()


def _entries(name: str) -> list[str]:
    return [word for words in _lines(name) for word in words]


SIMPLIFIED = {ord(pair[0]): pair[1] for pair in _entries("traditional.txt")}
STOP_WORDS = frozenset(_entries("stop_words.txt"))
# Word → the others that say the same.
SYNONYMS = {word: [other for other in group if other != word] for group in _lines("synonyms.txt") for word in group}
AGRONOMY = frozenset([*_entries("agronomy.txt"), *SYNONYMS])


@cache
def dictionary() -> rjieba.Jieba:
    """The general dictionary with the words of farming, health and safety that it lacks; built on first use (0.1 s)."""
    found = rjieba.Jieba()
    for word in sorted(AGRONOMY):
        if len(word) > 1:
            found.add_word(word, None, None)
    return found


def words(han: str) -> list[str]:
    """A stretch of Han characters as dictionary words."""
    return dictionary().cut(han)


def search_words(text: str) -> list[str]:
    """Words, each after the shorter words inside it: 自治州 gives 自治, 自治州."""
    return dictionary().cut_for_search(text)


def parts(word: str) -> list[str]:
    """The words inside a long word, by which it is also known: 自然 and 灾害 for 自然灾害.

    None for three characters or fewer, nor for our own words: those are names.
    """
    if len(word) < _LONG or word in AGRONOMY:
        return []
    return [part for part in search_words(word) if 1 < len(part) < len(word)]


def is_content(word: str) -> bool:
    """Whether a page must have `word`: of single characters those on our list (茶, 猪) and rare ones, but not 种 or 上."""
    return len(word) > 1 or word in AGRONOMY or _is_rare(word)


def _is_rare(character: str) -> bool:
    """Not among the 3,755 common characters of GB 2312, whose codes begin with B0 to D7."""
    return not 0xB0 <= character.encode("gb2312", "replace")[0] <= 0xD7

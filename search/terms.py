"""The words of the library, by letters and by sound: what is suggested while somebody types, and what may have been meant."""

import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pypinyin import Style, lazy_pinyin
from rapidfuzz import fuzz

from languages import registry
from languages.scripts.table import CLASSES
from science_content.models import Crop, SciencePage
from search.analysis import han
from search.analysis.stretches import prepare

KEPT_SECONDS = 300
MOST_TERMS = 20_000
NEAR = 80  # of 100: one letter of five may differ
_HAN = re.compile(f"[{CLASSES['Hans']}]+")
_LETTERS = re.compile(r"[a-z]+")


@dataclass(frozen=True)
class LibraryTerm:
    """`pages`: in the titles and summaries of how many it stands."""

    text: str
    pages: int
    pinyin: str
    initials: str


class Vocabulary:
    """Chinese words of titles and summaries, crops and animals; read anew after five minutes."""

    def __init__(self) -> None:
        self._until = 0.0
        self._terms: list[LibraryTerm] = []

    def terms(self) -> list[LibraryTerm]:
        if time.monotonic() >= self._until:
            self._terms, self._until = list(_read()), time.monotonic() + KEPT_SECONDS
        return self._terms

    def forget(self) -> None:
        self._until = 0.0


vocabulary = Vocabulary()


def _read() -> Iterator[LibraryTerm]:
    counts: Counter[str] = Counter(dict.fromkeys(Crop.objects.values_list("name", flat=True), 1))
    pages = SciencePage.objects.readable().public().filter(locale__language_code=registry.SOURCE)
    for title, summary in pages.values_list("title", "summary").iterator():
        counts.update(
            {word for run in _HAN.findall(f"{title}，{summary}") for word in han.words(run) if _is_term(word)}
        )
    for text, count in counts.most_common(MOST_TERMS):
        syllables = lazy_pinyin(text)
        yield LibraryTerm(text, count, "".join(syllables), "".join(lazy_pinyin(text, style=Style.FIRST_LETTER)))


def _is_term(word: str) -> bool:
    return len(word) > 1 and word not in han.STOP_WORDS


def letters_of(typed: str) -> str:
    """`typed` as pinyin without spaces and apostrophes, or "" where it is no pinyin: "He tao" → "hetao"."""
    joined = re.sub(r"[\s'’]+", "", typed).lower()
    return joined if _LETTERS.fullmatch(joined) else ""


def beginning_with(typed: str, most: int) -> list[str]:
    """Terms that begin so, in characters, pinyin or (from two letters) initials; the commonest first."""
    letters, characters = letters_of(typed), prepare(typed).strip()
    if not characters:
        return []
    found = [term for term in vocabulary.terms() if _begins(term, letters, characters)]
    found.sort(key=lambda term: (term.pinyin != letters, -term.pages, len(term.text)))
    return [term.text for term in found[:most]]


def _begins(term: LibraryTerm, letters: str, characters: str) -> bool:
    if letters:
        return term.pinyin.startswith(letters) or (len(letters) > 1 and term.initials.startswith(letters))
    return term.text.startswith(characters) and term.text != characters


def meant_by(typed: str, most: int = 3) -> list[str]:
    """Questions that may have been meant: with a word of the library that sounds the same (和桃 → 核桃) or nearly so.

    What is a word itself was meant as it stands.
    """
    if letters := letters_of(typed):
        return _nearest(letters, most)
    text = prepare(typed)
    found: dict[str, None] = {}
    known = {term.text for term in vocabulary.terms()}
    for run in _HAN.findall(text):
        for part in _parts(run):
            if part in known or han.dictionary().has_word(part):
                continue
            for other in _sounding(part):
                found[text.replace(part, other)] = None
    return list(found)[:most]


def _parts(run: str) -> list[str]:
    """A short run as it is; of a longer one its words and its neighbours in twos and threes."""
    pairs = [run[start : start + size] for size in (3, 2) for start in range(len(run) - size + 1)]
    return list(dict.fromkeys([run, *han.words(run), *pairs][:60]))


def _sounding(part: str) -> list[str]:
    if len(part) < 2:
        return []
    sound = "".join(lazy_pinyin(part))
    same = [term for term in vocabulary.terms() if term.pinyin == sound]
    return [term.text for term in sorted(same, key=lambda term: -term.pages)]


def _nearest(letters: str, most: int) -> list[str]:
    if len(letters) < 3:
        return []
    scored = [(fuzz.ratio(letters, term.pinyin), term) for term in vocabulary.terms()]
    near = sorted((pair for pair in scored if pair[0] >= NEAR), key=lambda pair: (-pair[0], -pair[1].pages))
    return [term.text for _, term in near[:most]]

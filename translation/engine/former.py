"""Words that were made for what the Chinese said before: each is offered again to the sentence that says the like now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wagtail_localize.models import StringTranslation

from languages.sentences import ALIKE, likeness, mark, normal, says_the_same

from .choosing import LEAST_LETTERS, Sentence

ELSEWHERE = 60  # of 100; in another place of the page a likeness says less
SAME = 101  # above whatever is only alike


@dataclass(frozen=True)
class Former:
    """`chinese` for which `words` were made, both as stored. `is_safe`: numbers, negations and opposites are those of now.

    `is_elsewhere`: words for the very sentence that somebody has read in another place.
    """

    chinese: str
    words: str
    is_safe: bool
    is_elsewhere: bool = False


@dataclass(frozen=True)
class _Old:
    path: str
    chinese: str
    words: str


def former_words(rows: Iterable[StringTranslation], open_places: Mapping[int, Sentence]) -> dict[int, Former]:
    """For each open sentence, by its place on the page, the likest old words; each old words are offered once.

    `rows`: words for what the page says no more, the newest first. `open_places`: sentences without words.
    """
    olds = [_Old(row.context.path, row.translation_of.data, row.data) for row in rows] if open_places else []
    pairs = [
        (score, place, at)
        for at, old in enumerate(olds)
        for place, sentence in open_places.items()
        if (score := _score(old, sentence))
    ]
    found: dict[int, Former] = {}
    taken: set[int] = set()
    for score, place, at in sorted(pairs, key=lambda pair: (-pair[0], pair[1])):
        if place not in found and at not in taken:
            old, now = olds[at], open_places[place].text
            found[place] = Former(old.chinese, old.words, score == SAME or says_the_same(old.chinese, now))
            taken.add(at)
    return found


def _score(old: _Old, sentence: Sentence) -> float:
    """0 where the old words are no help; a short sentence may be another word elsewhere."""
    if mark(old.chinese) == mark(sentence.text):
        return SAME
    if old.path == sentence.path:
        return _at_least(ALIKE, old, sentence)
    return _at_least(ELSEWHERE, old, sentence) if len(normal(sentence.text)) >= LEAST_LETTERS else 0


def _at_least(least: float, old: _Old, sentence: Sentence) -> float:
    found = likeness(old.chinese, sentence.text)
    return found if found >= least else 0

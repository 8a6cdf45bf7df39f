"""Chooses for every sentence of a Chinese page what a reader of another language sees: its words, old words, or the Chinese."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from languages.sentences import likeness, mark, may_stand_for, normal

from .words import OwnWords, Said

EXACT, OLD, CHINESE, FELL = "exact", "old", "chinese", "fell"
LEAST_LETTERS = 6  # a shorter sentence found elsewhere on the page may be another word there


@dataclass(frozen=True)
class Sentence:
    """A Chinese sentence as the engine holds it, and where it stands."""

    path: str
    text: str


@dataclass(frozen=True)
class Choice:
    """`state`: EXACT words for this sentence; OLD words for a like one; CHINESE, never translated; FELL back to Chinese."""

    state: str
    said: Said | None = None

    @property
    def words(self) -> str | None:
        return self.said.words if self.said and self.state in (EXACT, OLD) else None


def choose(
    sentences: Sequence[Sentence],
    own: OwnWords,
    chinese: Mapping[int, str],
    group_of: Callable[[str], str | None],
) -> list[Choice]:
    """A choice for each of `sentences`. `chinese`: id of a `String` → its text. `group_of`: path → what stands or falls together."""
    groups = [group_of(sentence.path) for sentence in sentences]
    left = {path: list(said) for path, said in own.items()}
    chosen: list[Choice | None] = [_exact(sentence, left) for sentence in sentences]
    _take_from_elsewhere(sentences, groups, own, chosen)
    _take_alike(sentences, groups, left, chinese, chosen)
    found = [each or _without(sentence, left, own) for each, sentence in zip(chosen, sentences, strict=True)]
    return _together(found, groups)


def _exact(sentence: Sentence, left: OwnWords) -> Choice | None:
    said = next((each for each in left.get(sentence.path, ()) if each.mark == mark(sentence.text)), None)
    if said is None:
        return None
    left[sentence.path].remove(said)
    return Choice(EXACT if said.words else CHINESE, said)


def _take_from_elsewhere(
    sentences: Sequence[Sentence], groups: list[str | None], own: OwnWords, chosen: list[Choice | None]
) -> None:
    """A sentence that moved to another block is the same sentence."""
    known = {each.mark: each for said in own.values() for each in said if each.words}
    for place, sentence in enumerate(sentences):
        if chosen[place] is None and groups[place] is None and len(normal(sentence.text)) >= LEAST_LETTERS:
            said = known.get(mark(sentence.text))
            chosen[place] = said and Choice(EXACT, said)


def _take_alike(
    sentences: Sequence[Sentence],
    groups: list[str | None],
    left: OwnWords,
    chinese: Mapping[int, str],
    chosen: list[Choice | None],
) -> None:
    """In the same place, the likest first, where nothing was said that is not said now."""
    open_places = defaultdict(list)
    for place, sentence in enumerate(sentences):
        if chosen[place] is None and groups[place] is None:
            open_places[sentence.path].append(place)
    for path, places in open_places.items():
        pairs = [
            (likeness(chinese[said.string], sentences[place].text), place, said)
            for place in places
            for said in left.get(path, ())
            if said.words and said.string in chinese and may_stand_for(chinese[said.string], sentences[place].text)
        ]
        for _, place, said in sorted(pairs, key=lambda pair: -pair[0]):
            if chosen[place] is None and said in left[path]:
                left[path].remove(said)
                chosen[place] = Choice(OLD, said)


def _without(sentence: Sentence, left: OwnWords, own: OwnWords) -> Choice:
    """Chinese: because it changed, or came new to a page that has words; a page without any has only not been translated."""
    return Choice(FELL if own else CHINESE)


def _together(chosen: list[Choice], groups: list[str | None]) -> list[Choice]:
    """Where one sentence of a group fell, all of it is Chinese."""
    broken = {group for each, group in zip(chosen, groups, strict=True) if group and each.state == FELL}
    return [
        Choice(FELL, each.said) if group in broken and each.state == EXACT else each
        for each, group in zip(chosen, groups, strict=True)
    ]

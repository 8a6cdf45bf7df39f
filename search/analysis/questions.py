"""What a question asks for: which words a page must have, and what else speaks for it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from . import han
from .encoding import encode, encode_pair
from .quantities import amount_tokens, is_part_of_a_word, measured
from .stretches import HAN, Stretch, prepare, stretches, tokens_in_order

MANY_WORDS = 3
SYNONYM_WEIGHT = 0.5
_MOST_TERMS = 48


@dataclass(frozen=True)
class Term:
    """Tokens that must stand side by side; `prefix`: the last of them may go on."""

    tokens: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True)
class Query:
    """`words` are what is asked for, `hints` only raise a page that is found anyway. False where nothing is asked.

    `synonyms` are (word, what counts instead of it, for less).
    """

    words: tuple[Term, ...] = ()
    hints: tuple[Term, ...] = ()
    synonyms: tuple[tuple[Term, Term], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words)

    @property
    def is_long(self) -> bool:
        """So many words that no page need have them all: rank by any of them."""
        return len(self.words) > MANY_WORDS

    def instead_of(self, word: Term) -> tuple[Term, ...]:
        return tuple(other for asked, other in self.synonyms if asked == word)

    def weights(self) -> dict[Term, float]:
        """Every term that ranks a page, and how much it counts."""
        found = {other: SYNONYM_WEIGHT for _, other in self.synonyms}
        return found | dict.fromkeys(self.hints, 1.0) | dict.fromkeys(self.words, 1.0)


class _Found(NamedTuple):
    """A term of a question; `is_word` where a page must have it, or one of `instead`."""

    term: Term
    is_word: bool
    instead: tuple[Term, ...] = ()


def query(text: str) -> Query:
    """The question in `text`, any text at all.

    Question words (怎么, 的) are left out, unless there are no others. A Chinese word must be there letter by letter, a
    long one by the words inside it; single characters seldom must. Scripts without spaces ask for pairs of neighbours.
    """
    prepared = prepare(text)
    amounts = measured(prepared)
    found = [_Found(Term((token,)), True) for amount in reversed(amounts) for token in amount_tokens(amount)]
    apart = [(amount.start, amount.end) for amount in amounts if not is_part_of_a_word(amount, prepared)]
    found += _terms(stretches(prepared, without=apart), han.STOP_WORDS)
    return _query(found or list(_terms(stretches(prepared), frozenset())))


def beginning(text: str) -> Query:
    """The question in `text` while it is being typed: its words must be there, the end of the last may be missing.

    Chinese words may stand apart; where they stand side by side as typed, a page comes first. Other scripts without
    spaces do not show their words: what is typed must be there as it is.
    """
    words: list[Term] = []
    side_by_side: list[Term] = []
    for stretch in stretches(prepare(text)):
        if not stretch.in_pairs:
            words += [Term((encode(unit),)) for unit in stretch.units]
            continue
        whole = Term(_adjacent(stretch).tokens[-_MOST_TERMS:])
        apart = _words_of(stretch) if stretch.script == HAN else []
        words += apart or [whole]
        side_by_side += [whole] if len(apart) > 1 else []
    if not words:
        return Query()
    return Query((*words[:-1], replace(words[-1], prefix=True))[-_MOST_TERMS:], tuple(side_by_side[-_MOST_TERMS:]))


def _words_of(stretch: Stretch) -> list[Term]:
    return [_han(word) for word in han.words("".join(stretch.units)) if word not in han.STOP_WORDS]


def phrase(text: str) -> Query:
    """All of `text`, side by side."""
    cut = list(stretches(prepare(text)))
    if not cut:
        return Query()
    tokens = [token for stretch in cut[:-1] for token in tokens_in_order(stretch)]
    last = _adjacent(cut[-1]) if cut[-1].in_pairs else Term(tuple(tokens_in_order(cut[-1])))
    goes_on = bool(tokens) and cut[-1].in_pairs and len(cut[-1].units) == 1  # 2026年 stands in the index as 2026 年春
    return Query((Term((*tokens, *last.tokens)[:_MOST_TERMS], prefix=goes_on),))


def _query(found: list[_Found]) -> Query:
    words = dict.fromkeys(each.term for each in found if each.is_word)
    hints = dict.fromkeys(each.term for each in found if not each.is_word and each.term not in words)
    if not words:
        words, hints = hints, {}
    kept = tuple(words)[:_MOST_TERMS]
    pairs = dict.fromkeys((each.term, other) for each in found if each.term in kept for other in each.instead)
    return Query(kept, tuple(hints)[:_MOST_TERMS], tuple(pairs)[:_MOST_TERMS])


def _terms(cut: Iterable[Stretch], left_out: frozenset[str]) -> Iterator[_Found]:
    """Terms in order, each with whether a page must have it."""
    for stretch in cut:
        if stretch.in_pairs and stretch.script == HAN:
            yield from _chinese("".join(stretch.units), left_out)
            continue
        single = [Term((encode(unit),)) for unit in stretch.units]
        neighbours = list(zip(stretch.units, stretch.units[1:], strict=False))
        if stretch.in_pairs and neighbours:
            yield from (_Found(Term((encode_pair(*pair),)), True) for pair in neighbours)
            yield from (_Found(term, False) for term in single)
        else:
            yield from (_Found(term, True) for term in single)
            yield from (_Found(Term((encode(first), encode(second))), False) for first, second in neighbours)


def _chinese(text: str, left_out: frozenset[str]) -> Iterator[_Found]:
    for word in han.words(text):
        if word in left_out:
            continue
        parts = han.parts(word)
        yield from (_Found(_han(part), True) for part in parts)
        whole = _han(word)
        instead = tuple(map(_han, han.SYNONYMS.get(word, ())))
        yield _Found(whole, not parts and han.is_content(word), instead)
        if len(whole.tokens) > 1:
            yield from (_Found(Term((token,)), False) for token in whole.tokens)


def _han(word: str) -> Term:
    return _adjacent(Stretch(HAN, list(word)))


def _adjacent(stretch: Stretch) -> Term:
    """The units of a script without spaces, side by side."""
    tokens = tokens_in_order(stretch)
    return Term(tuple(tokens[:-1] or tokens))

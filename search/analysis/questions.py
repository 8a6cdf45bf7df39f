"""What a question asks for: which words a page must have, and what else speaks for it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from . import han
from .encoding import encode, encode_pair
from .quantities import amount_tokens, measured
from .stretches import HAN, Stretch, prepare, stretches, tokens_in_order

MANY_WORDS = 3
_MOST_TERMS = 48


@dataclass(frozen=True)
class Term:
    """Tokens that must stand side by side; `prefix`: the last of them may go on."""

    tokens: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True)
class Query:
    """`words` are what is asked for, `hints` only raise a page that is found anyway. False where nothing is asked."""

    words: tuple[Term, ...] = ()
    hints: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words)

    @property
    def is_long(self) -> bool:
        """So many words that no page need have them all: rank by any of them."""
        return len(self.words) > MANY_WORDS


def query(text: str) -> Query:
    """The question in `text`, any text at all.

    Question words (怎么, 的) are left out, unless there are no others. A Chinese word must be there letter by letter, a
    long one by the words inside it; single characters seldom must. Scripts without spaces ask for pairs of neighbours.
    """
    prepared = prepare(text)
    rest = prepared
    found: list[tuple[Term, bool]] = []
    for quantity in reversed(measured(prepared)):
        found += [(Term((token,)), True) for token in amount_tokens(quantity)]
        rest = f"{rest[: quantity.start]} {rest[quantity.end :]}"
    found += _terms(rest, han.STOP_WORDS)
    return _query(found or list(_terms(prepared, frozenset())))


def beginning(text: str) -> Query:
    """The question in `text` while it is being typed: all of it must be there as typed, and its end may go on."""
    terms: list[Term] = []
    for stretch in stretches(prepare(text)):
        terms += [_adjacent(stretch)] if stretch.in_pairs else [Term((encode(unit),)) for unit in stretch.units]
    return Query((*terms[:-1], replace(terms[-1], prefix=True))[-_MOST_TERMS:]) if terms else Query()


def phrase(text: str) -> Query:
    """All of `text`, side by side."""
    cut = list(stretches(prepare(text)))
    if not cut:
        return Query()
    tokens = [token for stretch in cut[:-1] for token in tokens_in_order(stretch)]
    last = _adjacent(cut[-1]) if cut[-1].in_pairs else Term(tuple(tokens_in_order(cut[-1])))
    goes_on = bool(tokens) and cut[-1].in_pairs and len(cut[-1].units) == 1  # 2026年 stands in the index as 2026 年春
    return Query((Term((*tokens, *last.tokens)[:_MOST_TERMS], prefix=goes_on),))


def _query(found: list[tuple[Term, bool]]) -> Query:
    words = dict.fromkeys(term for term, is_word in found if is_word)
    hints = dict.fromkeys(term for term, is_word in found if not is_word and term not in words)
    if not words:
        words, hints = hints, {}
    return Query(tuple(words)[:_MOST_TERMS], tuple(hints)[:_MOST_TERMS])


def _terms(prepared: str, left_out: frozenset[str]) -> Iterator[tuple[Term, bool]]:
    """Terms in order, each with whether a page must have it."""
    for stretch in stretches(prepared):
        if stretch.in_pairs and stretch.script == HAN:
            yield from _chinese("".join(stretch.units), left_out)
            continue
        single = [Term((encode(unit),)) for unit in stretch.units]
        neighbours = list(zip(stretch.units, stretch.units[1:], strict=False))
        if stretch.in_pairs and neighbours:
            yield from ((Term((encode_pair(*pair),)), True) for pair in neighbours)
            yield from ((term, False) for term in single)
        else:
            yield from ((term, True) for term in single)
            yield from ((Term((encode(first), encode(second))), False) for first, second in neighbours)


def _chinese(text: str, left_out: frozenset[str]) -> Iterator[tuple[Term, bool]]:
    for word in han.words(text):
        if word in left_out:
            continue
        parts = han.parts(word)
        yield from ((_adjacent(Stretch(HAN, list(part))), True) for part in parts)
        whole = _adjacent(Stretch(HAN, list(word)))
        yield whole, not parts and han.is_content(word)
        if len(whole.tokens) > 1:
            yield from ((Term((token,)), False) for token in whole.tokens)


def _adjacent(stretch: Stretch) -> Term:
    """The units of a script without spaces, side by side."""
    tokens = tokens_in_order(stretch)
    return Term(tuple(tokens[:-1] or tokens))

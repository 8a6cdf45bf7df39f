"""Wagtail's search queries as one tree of terms, which every engine matches alike and writes down in its own language."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from modelsearch.query import And, Boost, MatchAll, Not, Or, Phrase, PlainText, SearchQuery

from search import analysis
from search.analysis import Query, Term

Parse = Callable[[str], Query]


@dataclass(frozen=True)
class Word:
    """What has the term."""

    term: Term


@dataclass(frozen=True)
class All:
    """What has every part; everything, where there are none."""

    parts: tuple["Node", ...] = ()


@dataclass(frozen=True)
class AnyOf:
    """What has one part or more; nothing, where there are none."""

    parts: tuple["Node", ...] = ()


@dataclass(frozen=True)
class Without:
    part: "Node"


Node = Word | All | AnyOf | Without
EVERYTHING, NOTHING = All(), AnyOf()
# A word of three letters and more: it and the two pairs of letters in it.
LONG_WORD = 3


@dataclass
class CompiledQuery:
    """`node` decides what is found; `weights` are the terms that rank what is found, those of `node` among them."""

    node: Node
    weights: dict[Term, float] = field(default_factory=dict)

    @property
    def ranks(self) -> bool:
        """Whether all that is found has a term; else the order is left to the caller."""
        return bool(self.weights) and self.has_a_term

    @property
    def has_a_term(self) -> bool:
        """Whether whatever `node` finds has one of its terms."""
        return _has_a_term(self.node)


def read(asked: SearchQuery, parse: Parse = analysis.query) -> CompiledQuery:
    """`parse` reads the words of a plain text: whole ones, or the beginnings of some.

    Raises NotImplementedError for a kind of query that our engines do not know (Fuzzy).
    """
    found = CompiledQuery(EVERYTHING)
    found.node = _node(asked, parse, found.weights, 1.0)
    return found


def _node(asked: SearchQuery, parse: Parse, weights: dict[Term, float], boost: float) -> Node:
    if isinstance(asked, PlainText):
        return _words(parse(asked.query_string), asked.operator, weights, boost)
    if isinstance(asked, Phrase):
        return _words(analysis.phrase(asked.query_string), "and", weights, boost)
    if isinstance(asked, MatchAll):
        return EVERYTHING
    if isinstance(asked, Boost):
        return _node(asked.subquery, parse, weights, boost * asked.boost)
    if isinstance(asked, Not):
        return Without(_node(asked.subquery, parse, {}, boost))
    if isinstance(asked, And):
        return All(tuple(_node(part, parse, weights, boost) for part in asked.subqueries))
    if isinstance(asked, Or):
        return AnyOf(tuple(_node(part, parse, weights, boost) for part in asked.subqueries))
    raise NotImplementedError(f"`{asked.__class__.__name__}` is not supported by our search backends.")


def _words(query: Query, operator: str, weights: dict[Term, float], boost: float) -> Node:
    for term, weight in (_weights_of_all(query) if operator == "and" else query.weights()).items():
        weights[term] = max(weights.get(term, 0), weight * boost)
    if operator == "or":
        return AnyOf(tuple(Word(term) for term in query.weights()))
    if not query:
        return NOTHING
    return All(tuple(_accepted(query, word) for word in query.words))


def _weights_of_all(query: Query) -> dict[Term, float]:
    """The weights of a question that is met word by word: a long word counts for the hints inside it.

    To ask the engine for those as well would take it twice the time, and change next to nothing.
    """
    inside = {word: {Term((token,)) for token in word.tokens} for word in query.words}
    hints = tuple(hint for hint in query.hints if not any(hint in each for each in inside.values()))
    weights = replace(query, hints=hints).weights()
    return weights | {word: weights[word] * LONG_WORD for word in query.words if inside[word].intersection(query.hints)}


def _accepted(query: Query, word: Term) -> Node:
    """The word, or what says the same."""
    ways = tuple(Word(term) for term in (word, *query.instead_of(word)))
    return ways[0] if len(ways) == 1 else AnyOf(ways)


def _has_a_term(node: Node) -> bool:
    if isinstance(node, Word):
        return True
    if isinstance(node, All):
        return any(map(_has_a_term, node.parts))
    return isinstance(node, AnyOf) and bool(node.parts) and all(map(_has_a_term, node.parts))


def terms_of(node: Node) -> Iterator[Term]:
    """Every term that the tree names, those that must be absent too."""
    if isinstance(node, Word):
        yield node.term
    else:
        for part in (node.part,) if isinstance(node, Without) else node.parts:
            yield from terms_of(part)


def simplified(node: Node) -> Node:
    """The same without `EVERYTHING` and `NOTHING` inside: they stand alone or not at all."""
    if isinstance(node, Word):
        return node
    if isinstance(node, Without):
        part = simplified(node.part)
        opposites: dict[Node, Node] = {EVERYTHING: NOTHING, NOTHING: EVERYTHING}
        return opposites.get(part, Without(part))
    neutral, absorbing = (EVERYTHING, NOTHING) if isinstance(node, All) else (NOTHING, EVERYTHING)
    parts = [part for part in map(simplified, node.parts) if part != neutral]
    if absorbing in parts:
        return absorbing
    return parts[0] if len(parts) == 1 else type(node)(tuple(parts))

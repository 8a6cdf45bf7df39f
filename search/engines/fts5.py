"""A tree of terms as an SQLite FTS5 expression. What a user typed never gets into one: only tokens do."""

from collections.abc import Iterable, Mapping
from itertools import cycle, islice
from math import gcd
from typing import NamedTuple

from search.analysis import Term

from .matching import All, Node, Without, Word

Times = Mapping[Term, int]
ONCE: Times = {}
MOST_TIMES = 20


class Match(NamedTuple):
    """The rows that an FTS5 expression finds (None finds nothing), or with `complement` all the others.

    FTS5 knows "a NOT b" only. With complements every tree has an expression.
    """

    expression: str | None
    complement: bool = False


NOTHING, EVERYTHING = Match(None), Match(None, complement=True)


def repeated(weights: Mapping[Term, float]) -> Times:
    """How often to name each term, so that bm25, which knows no weights, counts it by its own: in halves, at most 20 times."""
    halves = {term: max(1, round(weight * 2)) for term, weight in weights.items()}
    step = gcd(*halves.values())
    return {term: min(count // step, MOST_TIMES) for term, count in halves.items()}


def match(node: Node, times: Times = ONCE) -> Match:
    """What `node` finds; a term is named so many `times`, see `repeated`."""
    if isinstance(node, Word):
        return Match(_term(node.term, times))
    if isinstance(node, Without):
        return _inverted(match(node.part, times))
    if isinstance(node, All):
        return _and([match(part, times) for part in node.parts])
    return _or([match(part, times) for part in node.parts])


def any_of(terms: Iterable[Term], times: Times = ONCE) -> str:
    return _joined("OR", (_term(asked, times) for asked in terms))


def _term(asked: Term, times: Times) -> str:
    written = f'"{" ".join(asked.tokens)}"' + ("*" if asked.prefix else "")
    if (more := times.get(asked, 1) - 1) == 0:
        return written
    # After the first time the tokens of a phrase alone will do: they stand wherever it stands, and are found sooner.
    again = [written] if asked.prefix else [f'"{token}"' for token in asked.tokens]
    return _joined("AND", [written, *islice(cycle(again), more)])


def _or(parts: list[Match]) -> Match:
    expressions = [part.expression for part in parts if part.expression and not part.complement]
    if parts and len(expressions) == len(parts):
        return Match(_joined("OR", expressions))
    return _inverted(_and([_inverted(part) for part in parts]))


def _and(parts: list[Match]) -> Match:
    inside = [part.expression for part in parts if not part.complement]
    outside = [part.expression for part in parts if part.complement and part.expression]
    if None in inside:
        return NOTHING
    if not inside:
        return Match(_joined("OR", outside) if outside else None, complement=True)
    expression = _joined("AND", filter(None, inside))
    return Match(f"({expression} NOT {_joined('OR', outside)})" if outside else expression)


def _inverted(found: Match) -> Match:
    return Match(found.expression, not found.complement)


def _joined(operator: str, expressions: Iterable[str]) -> str:
    return f"({f' {operator} '.join(expressions)})"

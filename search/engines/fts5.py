"""A tree of terms as an SQLite FTS5 expression. What a user typed never gets into one: only tokens do."""

from collections.abc import Iterable
from typing import NamedTuple

from search.analysis import Term

from .matching import All, AnyOf, Node, Without, Word


class Match(NamedTuple):
    """The rows that an FTS5 expression finds (None finds nothing), or with `complement` all the others.

    FTS5 knows "a NOT b" only. With complements every tree has an expression.
    """

    expression: str | None
    complement: bool = False


NOTHING, EVERYTHING = Match(None), Match(None, complement=True)


def match(node: Node) -> Match:
    if isinstance(node, Word):
        return Match(term(node.term))
    if isinstance(node, Without):
        return _inverted(match(node.part))
    if isinstance(node, All):
        return _and([match(part) for part in node.parts])
    return _or(node)


def any_of(terms: Iterable[Term]) -> str:
    return _joined("OR", map(term, terms))


def term(asked: Term) -> str:
    return f'"{" ".join(asked.tokens)}"' + ("*" if asked.prefix else "")


def _or(node: AnyOf) -> Match:
    parts = [match(part) for part in node.parts]
    if parts and all(part.expression and not part.complement for part in parts):
        return Match(_joined("OR", [part.expression for part in parts]))
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

"""Wagtail's search queries as SQLite FTS5 expressions. What a user typed never gets into one: only tokens do."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from modelsearch.query import And, Boost, MatchAll, Not, Or, Phrase, PlainText, SearchQuery

from search import analysis
from search.analysis import Query, Term

Parse = Callable[[str], Query]


class Match(NamedTuple):
    """The rows that an FTS5 expression finds (None finds nothing), or with `complement` all the others.

    FTS5 knows "a NOT b" only. With complements every combination of queries has an expression.
    """

    expression: str | None
    complement: bool = False


NOTHING, EVERYTHING = Match(None), Match(None, complement=True)


def match(asked: SearchQuery, parse: Parse = analysis.query) -> Match:
    """`parse` reads the words of a plain text: whole ones or the beginnings of some."""
    if isinstance(asked, PlainText):
        found = parse(asked.query_string)
        return Match(any_of(found) if asked.operator == "or" else all_of(found))
    if isinstance(asked, Phrase):
        return Match(all_of(analysis.phrase(asked.query_string)))
    if isinstance(asked, MatchAll):
        return EVERYTHING
    if isinstance(asked, Boost):
        return match(asked.subquery, parse)
    if isinstance(asked, Not):
        return _inverted(match(asked.subquery, parse))
    if isinstance(asked, And):
        return _and([match(part, parse) for part in asked.subqueries])
    if isinstance(asked, Or):
        return _inverted(_and([_inverted(match(part, parse)) for part in asked.subqueries]))
    raise NotImplementedError(f"`{asked.__class__.__name__}` is not supported by the SQLite search backend.")


def all_of(query: Query) -> str | None:
    """Every word; the hints stand in an OR that is always true, where they only add to the rank."""
    if not query:
        return None
    words = [_term(word) for word in query.words]
    if query.hints:
        words.append(_joined("OR", [words[0], *map(_term, query.hints)]))
    return _joined("AND", words)


def any_of(query: Query) -> str | None:
    return _joined("OR", map(_term, query.words + query.hints)) if query else None


def _term(term: Term) -> str:
    return f'"{" ".join(term.tokens)}"' + ("*" if term.prefix else "")


def _joined(operator: str, expressions: Iterable[str]) -> str:
    return f"({f' {operator} '.join(expressions)})"


def _inverted(found: Match) -> Match:
    return Match(found.expression, not found.complement)


def _and(parts: list[Match]) -> Match:
    inside = [part.expression for part in parts if not part.complement]
    outside = [part.expression for part in parts if part.complement and part.expression]
    if None in inside:
        return NOTHING
    if not inside:
        return Match(_joined("OR", outside) if outside else None, complement=True)
    expression = _joined("AND", filter(None, inside))
    return Match(f"({expression} NOT {_joined('OR', outside)})" if outside else expression)

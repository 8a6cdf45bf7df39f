"""Search inside SQLite: modelsearch's FTS5 backend with our tokens in the index and one pass over it for each search."""

import json
from collections import Counter
from typing import Any

from django.db import connections
from django.db.models import Model, QuerySet
from django.db.models.expressions import RawSQL
from django.utils.functional import cached_property
from modelsearch.backends.database.sqlite.sqlite import (
    IndexEntry,
    SQLiteAutocompleteQueryCompiler,
    SQLiteFTSIndexEntry,
    SQLiteIndex,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
    SQLiteSearchResults,
)
from modelsearch.utils import get_content_type_pk, get_descendants_content_types_pks

from search.analysis import ANALYZER_VERSION, Term, beginning, query

from .fts5 import any_of, match
from .matching import All, Asked, Node, read, terms_of
from .results import RankedResults
from .texts import TITLE_BOOST, Text, texts_of

# bm25 takes the weights in the order of the FTS table's columns: autocomplete, body, title.
WEIGHTS = f"1.0, 1.0, {TITLE_BOOST}.0"
# So many of the best are looked at where fewer are wanted: the queryset may leave some out.
ENOUGH = 2_000
ENTRIES, FTS = IndexEntry._meta.db_table, SQLiteFTSIndexEntry._meta.db_table


class TokenIndex(SQLiteIndex):
    """Entries hold tokens, not text; FTS5 follows them by triggers.

    `title_norm`, a factor of the stock ranking, holds the version of the analyzer instead: see `search.checks`.
    """

    def add_items(self, model: type[Model], objs: list[Model]) -> None:
        if not model.get_search_fields():
            return
        self.entries.bulk_create(
            [_entry(model, obj) for obj in objs],
            update_conflicts=True,
            unique_fields=["content_type", "object_id"],
            update_fields=["title", "autocomplete", "body", "title_norm"],
        )

    def _refresh_title_norms(self, full: bool = False) -> None:
        """bm25 weighs lengths itself; the stock way rewrites the FTS row of every new entry."""

    def stale(self) -> int:
        """How many entries another version of the analyzer made."""
        return self.entries.exclude(title_norm=ANALYZER_VERSION).count()


def _entry(model: type[Model], obj: Model) -> IndexEntry:
    texts = texts_of(obj)
    return IndexEntry(
        content_type_id=get_content_type_pk(model),
        object_id=str(obj.pk),
        title=" ".join(text.tokens for text in texts.title),
        autocomplete=" ".join(texts.autocomplete),
        body=" ".join(map(_repeated, texts.body)),
        title_norm=ANALYZER_VERSION,
    )


def _repeated(text: Text) -> str:
    return " ".join([text.tokens] * text.boost)


class TokenQueryCompiler(SQLiteSearchQueryCompiler):
    parse = staticmethod(query)

    @cached_property
    def asked(self) -> Asked:
        return read(self.query, self.parse)

    def search(self, config, start, stop, score_field=None) -> QuerySet:
        """What matches, unranked: in the order of the queryset, else newest first."""
        found = match(self.asked.node)
        queryset = self.queryset
        if found.expression is None:
            queryset = queryset if found.complement else queryset.none()
        else:
            inside = RawSQL(f"SELECT object_id {self._from()}", self._parameters(found.expression))  # noqa: S611
            queryset = queryset.exclude(pk__in=inside) if found.complement else queryset.filter(pk__in=inside)
        if not self.order_by_relevance and not queryset.query.order_by:
            queryset = queryset.order_by("-pk")
        return queryset[start:stop]

    def scores(self, most: int | None = None) -> dict[Any, float] | None:
        """Primary key → score of what matches in the queryset, best first, all or `most`; None where nothing gives a rank."""
        if not self.asked.ranks:
            return None if match(self.asked.node).expression or match(self.asked.node).complement else {}
        enough = most and max(ENOUGH, 4 * most)
        scores = self._scores_in_index(enough)
        allowed = set(self.only(scores).order_by().values_list("pk", flat=True))
        found = {pk: score for pk, score in scores.items() if pk in allowed}
        return self.scores() if enough and len(scores) >= enough and len(found) < most else found

    def only(self, pks) -> QuerySet:
        """Those of the queryset that have one of `pks`, however many: SQLite's limit of parameters does not count."""
        key = self.queryset.model._meta.pk
        values = [key.get_db_prep_value(pk, connections[self.queryset.db]) for pk in pks]
        return self.queryset.filter(pk__in=RawSQL("SELECT value FROM json_each(%s)", [json.dumps(values)]))  # noqa: S611

    def _scores_in_index(self, most: int | None) -> dict[Any, float]:
        """One pass for what is found and its rank, and one for each weight that is not 1, where there are any.

        What only raises the rank is asked for beside a part of the question that every hit has; so that part counts twice,
        and the second pass takes it back.
        """
        node, weights = self.asked.node, self.asked.weights
        named = Counter(terms_of(node))
        expression = match(node).expression
        if hints := [term for term in weights if term not in named]:
            anchor = _anchor(node)
            expression = f"({expression} AND ({match(anchor).expression} OR {any_of(hints)}))"
            named.update([*terms_of(anchor), *hints])
        scores = self._bm25(expression, most)
        for change, terms in _changes(named, weights).items():
            for pk, score in self._bm25(any_of(terms)).items():
                if pk in scores:
                    scores[pk] += score * change
        return dict(sorted(scores.items(), key=lambda hit: hit[1], reverse=True))

    def _bm25(self, expression: str, most: int | None = None) -> dict[Any, float]:
        """Primary key → score, newest first; of the best only, where there are more than `most`."""
        to_python = self.queryset.model._meta.pk.to_python
        with connections[self.queryset.db].cursor() as cursor:
            best = f"ORDER BY 2 DESC LIMIT {most:d}" if most else ""
            sql = f"SELECT object_id, -bm25({FTS}, {WEIGHTS}) {self._from()} {best}"  # noqa: S608
            cursor.execute(sql, self._parameters(expression))
            hits = [(to_python(object_id), score) for object_id, score in cursor.fetchall()]
        return dict(sorted(hits, key=lambda hit: hit[0], reverse=True))

    def _from(self) -> str:
        """CROSS JOIN keeps SQLite from walking all entries and asking the index anew for each of them."""
        types = ", ".join(map(str, get_descendants_content_types_pks(self.queryset.model)))
        return (
            f"FROM {FTS} CROSS JOIN {ENTRIES} entry ON entry.id = {FTS}.rowid "
            f"WHERE {FTS} MATCH %s AND entry.content_type_id IN ({types})"
        )

    def _parameters(self, expression: str) -> list[str]:
        return [f"{{{' '.join(self._columns())}}} : ({expression})"]

    def _columns(self) -> list[str]:
        """The index keeps titles apart, and all other fields together."""
        if not self.fields:
            return self.FTS_TABLE_FIELDS
        return sorted({"title" if field == "title" else "body" for field in self.fields})


def _anchor(node: Node) -> Node:
    """The shortest part that every hit has."""
    parts = [part for part in node.parts if Asked(part, {}).has_a_term] if isinstance(node, All) else []
    return min(parts, key=lambda part: sum(1 for _ in terms_of(part)), default=node)


def _changes(named: Counter[Term], weights: dict[Term, float]) -> dict[float, list[Term]]:
    """What to add to the score of the first pass, times the terms' own, so that each counts by its weight."""
    changes: dict[float, list[Term]] = {}
    for term, times in named.items():
        if change := weights.get(term, 0) - times:
            changes.setdefault(change, []).append(term)
    return changes


class BeginningQueryCompiler(TokenQueryCompiler, SQLiteAutocompleteQueryCompiler):
    parse = staticmethod(beginning)

    def _columns(self) -> list[str]:
        return self.FTS_TABLE_FIELDS


class Results(RankedResults, SQLiteSearchResults):
    pass


class SearchBackend(SQLiteSearchBackend):
    index_class = TokenIndex
    query_compiler_class = TokenQueryCompiler
    autocomplete_query_compiler_class = BeginningQueryCompiler
    results_class = Results

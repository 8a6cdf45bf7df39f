"""Search inside SQLite: modelsearch's FTS5 backend with our tokens in the index and one pass over it for each search."""

import json
from typing import Any

from django.db import connections
from django.db.models import Model, QuerySet
from django.db.models.expressions import RawSQL
from modelsearch.backends.database.sqlite.sqlite import (
    IndexEntry,
    ObjectIndexer,
    SQLiteAutocompleteQueryCompiler,
    SQLiteFTSIndexEntry,
    SQLiteIndex,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
    SQLiteSearchResults,
)
from modelsearch.utils import get_content_type_pk, get_descendants_content_types_pks

from search.analysis import ANALYZER_VERSION, beginning, index_text, query

from .fts5 import Match, match

# bm25 takes the weights in the order of the FTS table's columns: autocomplete, body, title.
WEIGHTS = "1.0, 1.0, 6.0"
ENTRIES, FTS = IndexEntry._meta.db_table, SQLiteFTSIndexEntry._meta.db_table


class Texts(ObjectIndexer):
    def prepare_value(self, value: Any) -> str:
        return "" if value is None else super().prepare_value(value)


class TokenIndex(SQLiteIndex):
    """Entries hold tokens, not text; FTS5 follows them by triggers.

    `title_norm`, a factor of the stock ranking, holds the version of the analyzer instead: see `search.checks`.
    """

    def add_items(self, model: type[Model], objs: list[Model]) -> None:
        if not model.get_search_fields():
            return
        self.entries.bulk_create(
            [self._entry(model, Texts(obj, self.backend)) for obj in objs],
            update_conflicts=True,
            unique_fields=["content_type", "object_id"],
            update_fields=["title", "autocomplete", "body", "title_norm"],
        )

    def _entry(self, model: type[Model], texts: Texts) -> IndexEntry:
        return IndexEntry(
            content_type_id=get_content_type_pk(model),
            object_id=texts.id,
            title=index_text(texts.title),
            autocomplete=index_text(texts.autocomplete),
            body=index_text(texts.body),
            title_norm=ANALYZER_VERSION,
        )

    def _refresh_title_norms(self, full: bool = False) -> None:
        """bm25 weighs lengths itself; the stock way rewrites the FTS row of every new entry."""


class TokenQueryCompiler(SQLiteSearchQueryCompiler):
    parse = staticmethod(query)

    def search(self, config, start, stop, score_field=None) -> QuerySet:
        """What matches, unranked: in the order of the queryset, else newest first."""
        found = self._match()
        queryset = self.queryset
        if found.expression is None:
            queryset = queryset if found.complement else queryset.none()
        else:
            inside = RawSQL(f"SELECT object_id {self._from()}", self._parameters(found))  # noqa: S611
            queryset = queryset.exclude(pk__in=inside) if found.complement else queryset.filter(pk__in=inside)
        if not self.order_by_relevance and not queryset.query.order_by:
            queryset = queryset.order_by("-pk")
        return queryset[start:stop]

    def scores(self) -> dict[Any, float] | None:
        """Primary key → score of everything in the queryset that matches, best first; None where nothing gives a rank."""
        found = self._match()
        if found.complement:
            return None
        scores = self._scores_in_index(found) if found.expression else {}
        allowed = set(self.only(scores).order_by().values_list("pk", flat=True))
        return {pk: score for pk, score in scores.items() if pk in allowed}

    def only(self, pks) -> QuerySet:
        """Those of the queryset that have one of `pks`, however many: SQLite's limit of parameters does not count."""
        key = self.queryset.model._meta.pk
        values = [key.get_db_prep_value(pk, connections[self.queryset.db]) for pk in pks]
        return self.queryset.filter(pk__in=RawSQL("SELECT value FROM json_each(%s)", [json.dumps(values)]))  # noqa: S611

    def _scores_in_index(self, found: Match) -> dict[Any, float]:
        to_python = self.queryset.model._meta.pk.to_python
        with connections[self.queryset.db].cursor() as cursor:
            sql = f"SELECT object_id, -bm25({FTS}, {WEIGHTS}) {self._from()}"  # noqa: S608
            cursor.execute(sql, self._parameters(found))
            hits = [(to_python(object_id), score) for object_id, score in cursor.fetchall()]
        hits.sort(key=lambda hit: hit[0], reverse=True)
        return dict(sorted(hits, key=lambda hit: hit[1], reverse=True))

    def _match(self) -> Match:
        return match(self.query, self.parse)

    def _from(self) -> str:
        types = ", ".join(map(str, get_descendants_content_types_pks(self.queryset.model)))
        return (
            f"FROM {FTS} JOIN {ENTRIES} entry ON entry.id = {FTS}.rowid "
            f"WHERE {FTS} MATCH %s AND entry.content_type_id IN ({types})"
        )

    def _parameters(self, found: Match) -> list[str]:
        return [f"{{{' '.join(self._columns())}}} : ({found.expression})"]

    def _columns(self) -> list[str]:
        """The index keeps titles apart, and all other fields together."""
        if not self.fields:
            return self.FTS_TABLE_FIELDS
        return sorted({"title" if field == "title" else "body" for field in self.fields})


class BeginningQueryCompiler(TokenQueryCompiler, SQLiteAutocompleteQueryCompiler):
    parse = staticmethod(beginning)

    def _columns(self) -> list[str]:
        return self.FTS_TABLE_FIELDS


class RankedResults(SQLiteSearchResults):
    def scores(self) -> dict[Any, float] | None:
        """Primary key → score, best first, of this slice; no object is loaded. None where nothing gives a rank."""
        scores = self.query_compiler.scores()
        return scores if scores is None else dict(list(scores.items())[self.start : self.stop])

    def _do_search(self) -> list[Model]:
        compiler = self.query_compiler
        scores = self.scores() if compiler.order_by_relevance else None
        if scores is None:
            found = list(self.get_queryset())
            scores = (self._score_field and compiler.scores()) or {}
        else:
            loaded = {obj.pk: obj for obj in compiler.only(scores)}
            found = [loaded[pk] for pk in scores]
        for obj in found if self._score_field else []:
            setattr(obj, self._score_field, scores.get(obj.pk))
        return found


class SearchBackend(SQLiteSearchBackend):
    index_class = TokenIndex
    query_compiler_class = TokenQueryCompiler
    autocomplete_query_compiler_class = BeginningQueryCompiler
    results_class = RankedResults

"""Search inside SQLite: modelsearch's FTS5 backend with our tokens in the index, and scores for all hits in a pass or two."""

import json
from itertools import islice
from typing import Any

from django.db import connections
from django.db.models import QuerySet
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
from modelsearch.index import Indexed
from modelsearch.utils import get_content_type_pk, get_descendants_content_types_pks

from search.analysis import ANALYZER_VERSION, beginning, query

from .fts5 import ONCE, Times, any_of, match, repeated
from .matching import CompiledQuery, read, terms_of
from .results import RankedResults, first_of
from .texts import TITLE_BOOST, Text, texts_of

# bm25 takes the weights in the order of the FTS table's columns: autocomplete, body, title.
WEIGHTS = f"1.0, 1.0, {TITLE_BOOST}.0"
# Where more rows match, those with a word in the title come first, whatever the others score: these are seldom asked for.
COMMON = 10_000
# So many of the best are looked at where fewer are wanted: the queryset may leave some out.
ENOUGH = 2_000
ENTRIES, FTS = IndexEntry._meta.db_table, SQLiteFTSIndexEntry._meta.db_table


class TokenIndex(SQLiteIndex):
    """Entries hold tokens, not text; FTS5 follows them by triggers.

    `title_norm`, a factor of the stock ranking, holds the version of the analyzer instead: see `search.checks`.
    """

    def add_items(self, model: type[Indexed], objs: list[Indexed]) -> None:
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


def _entry(model: type[Indexed], obj: Indexed) -> IndexEntry:
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
    def asked(self) -> CompiledQuery:
        return read(self.query, self.parse)

    def search(self, config, start, stop, score_field=None) -> QuerySet:
        """What matches, unranked: in the order of the queryset, else newest first."""
        found = match(self.asked.node)
        queryset = self.queryset
        if found.expression is None:
            queryset = queryset if found.complement else queryset.none()
        else:
            # CROSS JOIN keeps SQLite from walking all entries and asking the index anew for each of them.
            sql = (
                f"SELECT object_id FROM {FTS} CROSS JOIN {ENTRIES} entry ON entry.id = {FTS}.rowid "  # noqa: S608
                f"WHERE {FTS} MATCH %s AND {self._of_model()}"
            )
            inside = RawSQL(sql, [self._in_columns(found.expression)])  # noqa: S611
            queryset = queryset.exclude(pk__in=inside) if found.complement else queryset.filter(pk__in=inside)
        if not self.order_by_relevance and not queryset.query.order_by:
            queryset = queryset.order_by("-pk")
        return queryset[start:stop]

    def scores(self, most: int | None = None) -> dict[Any, float] | None:
        """Primary key → score of what matches in the queryset, best first, all or `most`; None where nothing gives a rank."""
        if not self.asked.ranks:
            return None if match(self.asked.node).expression or match(self.asked.node).complement else {}
        if not self._is_common():
            return self._ranked(most)
        found = self._ranked(most, only_titles=True)
        if most is None or len(found) < most:
            found |= {pk: score for pk, score in self._ranked(most).items() if pk not in found}
        return dict(islice(found.items(), most))

    def _ranked(self, most: int | None, *, only_titles: bool = False) -> dict[Any, float]:
        """Primary key → score, best first and newest first among equals; with `only_titles` those with a word in the title."""
        enough = most and max(ENOUGH, 4 * most)
        rows = self._scores_in_index(enough, only_titles)
        best = sorted(rows, key=lambda row: (rows[row], row), reverse=True)
        found = first_of(best, most, lambda some: self._in_queryset({row: rows[row] for row in some}))
        if most and len(found) < most and len(rows) == enough:
            return dict(islice(self._ranked(None, only_titles=only_titles).items(), most))
        return found

    def _in_queryset(self, rows: dict[int, float]) -> dict[Any, float]:
        """Primary key → score, in the order of `rows`, of those whose objects are in the queryset."""
        to_python = self.queryset.model._meta.pk.to_python
        with connections[self.queryset.db].cursor() as cursor:
            # + keeps the planner from reading all entries of the types.
            sql = f"SELECT id, object_id FROM {ENTRIES} WHERE id IN (SELECT value FROM json_each(%s)) AND +{self._of_model()}"  # noqa: S608
            cursor.execute(sql, [json.dumps(list(rows))])
            keys = {row: to_python(object_id) for row, object_id in cursor.fetchall()}
        allowed = set(self.only(keys.values()).order_by().values_list("pk", flat=True))
        return {keys[row]: score for row, score in rows.items() if keys.get(row) in allowed}

    def only(self, pks) -> QuerySet:
        """Those of the queryset that have one of `pks`, however many: SQLite's limit of parameters does not count."""
        key = self.queryset.model._meta.pk
        values = [key.get_db_prep_value(pk, connections[self.queryset.db]) for pk in pks]
        return self.queryset.filter(pk__in=RawSQL("SELECT value FROM json_each(%s)", [json.dumps(values)]))  # noqa: S611

    def _is_common(self) -> bool:
        """Whether so many rows match that ranking all of them takes long."""
        with connections[self.queryset.db].cursor() as cursor:
            sql = f"SELECT count(*) FROM (SELECT 1 FROM {FTS} WHERE {FTS} MATCH %s LIMIT {COMMON + 1})"  # noqa: S608
            cursor.execute(sql, [self._in_columns(self._matching())])
            return cursor.fetchone()[0] > COMMON

    def _scores_in_index(self, most: int | None, only_titles: bool) -> dict[int, float]:
        """Row → score; a second pass where there are words that only raise the rank. A pass counts its terms in the whole index."""
        node, times = self.asked.node, repeated(self.asked.weights)
        found, named = self._matching(times), dict.fromkeys(terms_of(node))
        hints = [term for term in times if term not in named]
        titles = f"{{title}} : {any_of(named)}" if only_titles else None
        scores = self._bm25(found, most, titles)
        return scores | self._bm25(f"({found} AND {any_of(hints, times)})", most, titles) if hints else scores

    def _matching(self, times: Times = ONCE) -> str:
        """The expression of a question that ranks what it finds: it has one, for it has a term."""
        return match(self.asked.node, times).expression  # type: ignore[return-value]

    def _bm25(self, expression: str, most: int | None, within: str | None) -> dict[int, float]:
        """Row → score of the rows that both expressions find; of the best only, where there are more than `most`."""
        only = f"AND +rowid IN (SELECT rowid FROM {FTS} WHERE {FTS} MATCH %s)" if within else ""  # noqa: S608
        best = f"ORDER BY 2 DESC, rowid DESC LIMIT {most:d}" if most else ""
        sql = f"SELECT rowid, -bm25({FTS}, {WEIGHTS}) FROM {FTS} WHERE {FTS} MATCH %s {only} {best}"  # noqa: S608
        with connections[self.queryset.db].cursor() as cursor:
            cursor.execute(sql, [*filter(None, [self._in_columns(expression), within])])
            return dict(cursor.fetchall())

    def _of_model(self) -> str:
        return f"content_type_id IN ({', '.join(map(str, get_descendants_content_types_pks(self.queryset.model)))})"

    def _in_columns(self, expression: str) -> str:
        return f"{{{' '.join(self._columns())}}} : ({expression})"

    def _columns(self) -> list[str]:
        """The index keeps titles apart, and all other fields together."""
        if not self.fields:
            return self.FTS_TABLE_FIELDS
        return sorted({"title" if field == "title" else "body" for field in self.fields})


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

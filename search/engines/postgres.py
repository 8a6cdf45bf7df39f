"""Search inside PostgreSQL: modelsearch's backend with our tokens in `body`, one GIN index for all and BM25 made of ts_rank_cd."""

from collections.abc import Sequence
from itertools import islice
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import connections
from django.db.models import Model, QuerySet
from django.db.models.expressions import RawSQL
from django.utils.functional import cached_property
from modelsearch.backends.database.postgres.postgres import (
    PostgresAutocompleteQueryCompiler,
    PostgresIndex,
    PostgresSearchBackend,
    PostgresSearchQueryCompiler,
    PostgresSearchResults,
)
from modelsearch.index import Indexed
from modelsearch.query import Fuzzy, PlainText
from modelsearch.utils import get_content_type_pk, get_descendants_content_types_pks

from search.analysis import ANALYZER_VERSION, beginning, query

from .matching import EVERYTHING, NOTHING, AnyOf, CompiledQuery, Word, read, simplified, terms_of
from .postgres_statistics import ENTRIES, LENGTH_OF_TEXT, LONGEST, rows_by_index, statistics
from .results import RankedResults, first_of
from .texts import Text, texts_of
from .tsquery import term, tsquery, tsvector

# Labels stand for weights: titles, headings, terms, other words.
TITLE, HEADING, TERM, PLAIN = "ABCD"
WEIGHTS = "{0.167, 0.333, 0.5, 1.0}"  # D, C, B, A: one, two, three and six sixths
K, B = 0.12, 0.7  # BM25's k1, in sixths too, and b
# Vectors of 9 kB, microseconds a row: 3 to fetch and rank for a term, 15 to join with nothing.
FETCHED_EACH_TIME = 6
# Where a question that is met word by word finds more, the others stand behind these, unranked.
RANKED = 500
WITHOUT_TYPES = "lc_ctype=C：这样的 PostgreSQL 库不认识 ASCII 以外的字母。请用 C.UTF-8 或 ICU 重建数据库。"


class TokenIndex(PostgresIndex):
    """`body` holds every token with its label; `title` and `autocomplete` their own; `title_text` the text itself, for trigrams.

    `title_norm`, a factor of the stock ranking, holds the version of the analyzer, and behind the point how long the text is.
    """

    def add_items(self, model: type[Indexed], objs: list[Indexed]) -> None:
        if not model.get_search_fields() or not objs:
            return
        content_type = get_content_type_pk(model)
        rows = [(content_type, str(obj.pk), *_vectors(obj), *_raw(obj, self.backend)) for obj in objs]
        row = "(%s, %s, %s::tsvector, %s::tsvector, %s::tsvector, %s, %s, %s)"
        columns = ("title", "autocomplete", "body", "title_norm", "title_text", "body_text")
        sql = (
            f"INSERT INTO {ENTRIES} (content_type_id, object_id, {', '.join(columns)}) "
            f"VALUES {', '.join([row] * len(rows))} ON CONFLICT (content_type_id, object_id) "
            f"DO UPDATE SET {', '.join(f'{column} = EXCLUDED.{column}' for column in columns)}"
        )
        with self.write_connection.cursor() as cursor:
            cursor.execute(sql, [value for values in rows for value in values])

    def _refresh_title_norms(self, full: bool = False) -> None:
        """The rank needs none. At the end of a rebuild the planner learns what is there, and GIN's list of new rows is merged."""
        if not full:
            return
        with self.write_connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {ENTRIES}")
            cursor.execute(
                "SELECT gin_clean_pending_list(indexrelid) FROM pg_index JOIN pg_class c ON c.oid = indexrelid "
                "JOIN pg_am ON pg_am.oid = c.relam WHERE amname = 'gin' AND indrelid = %s::regclass",
                [ENTRIES],
            )

    def stale(self) -> int:
        """How many entries another version of the analyzer made."""
        return self.entries.exclude(title_norm__gt=ANALYZER_VERSION, title_norm__lt=ANALYZER_VERSION + 1).count()


def _vectors(obj: Indexed) -> tuple[str, str, str, float]:
    """`title`, `autocomplete`, `body` and `title_norm`; the length is in different tokens."""
    texts = texts_of(obj)
    length = len({token for text in (*texts.title, *texts.body) for token in text.tokens.split()})
    title = [(text.tokens, TITLE) for text in texts.title]
    return (
        tsvector(title),
        tsvector((tokens, PLAIN) for tokens in texts.autocomplete),
        tsvector([*title, *((text.tokens, _label(text)) for text in texts.body)]),
        ANALYZER_VERSION + min(max(length, 1), LONGEST) / (LONGEST + 1),
    )


def _label(text: Text) -> str:
    return HEADING if text.boost > 2 else TERM if text.boost == 2 else PLAIN


def _raw(obj: Indexed, backend: PostgresSearchBackend) -> tuple[str, str]:
    """As stored for fuzzy search; PostgreSQL takes no NUL."""
    from modelsearch.backends.database.postgres.postgres import ObjectIndexer  # noqa: PLC0415 -- Django is set up first

    stock = ObjectIndexer(obj, backend)
    return stock.title_text.replace("\x00", " "), stock.body_text.replace("\x00", " ")


class TokenQueryCompiler(PostgresSearchQueryCompiler):
    parse = staticmethod(query)
    column = "body"

    @cached_property
    def asked(self) -> CompiledQuery:
        found = read(self.query, self.parse)
        return CompiledQuery(simplified(found.node), found.weights)

    def search(self, config, start, stop, score_field=None, backend=None) -> QuerySet:
        """What matches, unranked: in the order of the queryset, else newest first."""
        if isinstance(self.query, Fuzzy):
            return super().search(config, start, stop, score_field, backend)
        queryset = self.queryset
        if self.asked.node == NOTHING:
            queryset = queryset.none()
        elif self.asked.node != EVERYTHING:
            sql = f"SELECT object_id::{self._pk_type()} {self._from()}"
            queryset = queryset.filter(pk__in=RawSQL(sql, [self._written()]))  # noqa: S611
        if not self.order_by_relevance and not queryset.query.order_by:
            queryset = queryset.order_by("-pk")
        return queryset[start:stop]

    def scores(self, most: int | None = None) -> dict[Any, float] | None:
        """Primary key → score of what matches in the queryset, best first, all or `most`; None where nothing gives a rank."""
        if isinstance(self.query, Fuzzy):
            return None
        if not self.asked.ranks:
            return {} if self.asked.node == NOTHING else None
        enough = most and 2 * max(RANKED, most)
        scores = self._scores_in_index(enough)

        def allowed(pks: Sequence) -> dict:
            kept = set(self.only(pks).order_by().values_list("pk", flat=True))
            return {pk: scores[pk] for pk in pks if pk in kept}

        found = first_of(list(scores), most, allowed)
        if (
            most and len(found) < most and len(scores) == enough
        ):  # the queryset leaves out so many that the others count
            return dict(islice((self.scores() or {}).items(), most))
        return found

    def only(self, pks) -> QuerySet:
        """Those of the queryset that have one of `pks`."""
        return self.queryset.filter(pk__in=list(pks))

    def _scores_in_index(self, most: int | None) -> dict[Any, float]:
        """BM25: ts_rank_cd of one term adds up its places by their weights; each term's sum is saturated, and counts by its IDF.

        Joined with nothing, a vector is fetched once, not for each term: that costs as much as fetching it a few times more.
        """
        connection, to_python = connections[self.queryset.db], self.queryset.model._meta.pk.to_python
        rarity = statistics.inverse_frequencies(self.asked.weights, self._types(), connection)
        ranks, parameters = [], []
        for asked, weight in self.asked.weights.items():
            ranks.append(f"%s * (1 - half / (ts_rank_cd('{WEIGHTS}', vector, %s::tsquery) + half))")
            parameters += [weight * rarity[asked], term(asked, self._labels())]
        found, found_with = self._found(most)
        if len(ranks) > FETCHED_EACH_TIME:
            found = f"SELECT object_id, half, place, vector || ''::tsvector AS vector FROM ({found}) stored OFFSET 0"
        sql = f"SELECT object_id, CASE WHEN place <= {RANKED} THEN {' + '.join(ranks)} ELSE -place END FROM ({found}) found"
        hits = [
            (to_python(object_id), score)
            for object_id, score in rows_by_index(connection, sql, [*parameters, *found_with])
        ]
        hits.sort(key=lambda hit: hit[0], reverse=True)
        return dict(sorted(hits, key=lambda hit: hit[1], reverse=True))

    def _found(self, most: int | None) -> tuple[str, list]:
        """What matches, as SQL with its parameters: `object_id`, `vector`, `half` and `place`.

        `half`: the sum of weights that makes half of a term's score, more in long texts. Where a question is met word by
        word, `place` counts those first that have a word in the title, then the newest; else it is 1 throughout, as only
        the whole text tells what is worth ranking.
        """
        average = statistics.average_length(connections[self.queryset.db])
        half = f"{K} * ({1 - B:f} + {B:f} * {LENGTH_OF_TEXT} / {average:f})"
        columns = f"object_id, {self.column} AS vector, {half} AS half"
        if not (self.column == "body" and isinstance(self.query, PlainText) and self.query.operator == "and"):
            return f"SELECT {columns}, 1 AS place {self._from()}", [self._written()]
        in_title = tsquery(AnyOf(tuple(map(Word, terms_of(self.asked.node)))))
        place = f"row_number() OVER (ORDER BY ts_rank('{WEIGHTS}', title, %s::tsquery) DESC, id DESC)"
        found = f"SELECT {columns}, {place} AS place {self._from()}"
        parameters = [in_title, self._written()]
        if most is None:
            return found, parameters
        return f"SELECT * FROM ({found}) placed WHERE place <= %s", [*parameters, most]

    def _from(self) -> str:
        return f"FROM {ENTRIES} WHERE content_type_id + 0 IN ({self._types()}) AND {self.column} @@ %s::tsquery"

    def _types(self) -> str:
        return ", ".join(map(str, sorted(get_descendants_content_types_pks(self.queryset.model))))

    def _written(self) -> str:
        return tsquery(self.asked.node, self._labels())

    def _labels(self) -> str:
        """The index keeps titles apart, and all other fields together."""
        if not self.fields:
            return ""
        kinds = {field == "title" for field in self.fields}
        return "" if len(kinds) == 2 else TITLE if True in kinds else HEADING + TERM + PLAIN

    def _pk_type(self) -> str:
        return self.queryset.model._meta.pk.cast_db_type(connections[self.queryset.db])


class BeginningQueryCompiler(TokenQueryCompiler, PostgresAutocompleteQueryCompiler):
    parse = staticmethod(beginning)
    column = "autocomplete"

    def _labels(self) -> str:
        return ""


class Results(RankedResults, PostgresSearchResults):
    pass


class SearchBackend(PostgresSearchBackend):
    index_class = TokenIndex
    query_compiler_class = TokenQueryCompiler
    autocomplete_query_compiler_class = BeginningQueryCompiler
    results_class = Results

    def __init__(self, params: dict) -> None:
        super().__init__({"SEARCH_CONFIG": "simple", **params})

    def get_index_for_model(self, model: type[Model]) -> TokenIndex:
        refuse_plain_c()
        return super().get_index_for_model(model)


def refuse_plain_c(connection=None) -> None:
    """Raises ImproperlyConfigured where letters beyond ASCII are no letters to the database."""
    connection = connection or connections["default"]
    if _ctypes.get(key := connection.settings_dict["NAME"]) is None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT datctype, datlocprovider FROM pg_database WHERE datname = current_database()")
            _ctypes[key] = cursor.fetchone()
    ctype, provider = _ctypes[key]
    if provider == "c" and ctype in ("C", "POSIX"):
        raise ImproperlyConfigured(WITHOUT_TYPES)


_ctypes: dict[str, tuple[str, str]] = {}

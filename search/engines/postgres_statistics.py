"""What BM25 must know of a whole index in PostgreSQL, and the one way in which we ask it through GIN."""

import math
import time
from collections.abc import Iterable

from django.db import transaction
from modelsearch.backends.database.postgres.postgres import IndexEntry

from search.analysis import Term

from .tsquery import term

ENTRIES = IndexEntry._meta.db_table
LONGEST = 999_999
LENGTH_OF_TEXT = f"(title_norm - floor(title_norm)) * {LONGEST + 1}"
STATISTICS_KEPT, STATISTICS_KEPT_SECONDS = 20_000, 600


def rows_by_index(connection, sql: str, parameters: list) -> list[tuple]:
    """What the query finds by GIN. The planner does not know what unpacking a vector costs: it would read all of them."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(sql, parameters)
        rows = cursor.fetchall()
        cursor.execute("SET LOCAL enable_seqscan TO DEFAULT")
    return rows


class Statistics:
    """What BM25 must know of all entries, asked for once and again after ten minutes."""

    def __init__(self) -> None:
        self.kept: dict[tuple, tuple[float, float]] = {}

    def inverse_frequencies(self, terms: Iterable[Term], types: str, connection) -> dict[Term, float]:
        """Term → IDF as BM25 has it, never below a small positive number.

        A phrase counts as often as its words stand in one entry, apart or not: the index tells that without the entries.
        """
        of_types = f"WHERE content_type_id + 0 IN ({types})"
        with_term = f"{of_types} AND body @@ %s::tsquery"
        found = {asked: self._value("count(*)", with_term, connection, term(asked, joint="&")) for asked in terms}
        total = self._value("count(*)", of_types, connection)
        return {asked: max(math.log((total - count + 0.5) / (count + 0.5)), 1e-6) for asked, count in found.items()}

    def average_length(self, connection) -> float:
        """Of all entries, of whatever type, in different tokens; 1 where there is nothing."""
        return float(self._value(f"avg({LENGTH_OF_TEXT})", "", connection) or 1)

    def _value(self, what: str, where: str, connection, *parameters: str) -> float:
        key, now = (connection.settings_dict["NAME"], what, where, *parameters), time.monotonic()
        kept = self.kept.get(key)
        if kept and kept[0] > now:
            return kept[1]
        ((value,),) = rows_by_index(connection, f"SELECT {what} FROM {ENTRIES} {where}", list(parameters))
        if len(self.kept) >= STATISTICS_KEPT:
            self.kept.clear()
        self.kept[key] = (now + STATISTICS_KEPT_SECONDS, value)
        return value


statistics = Statistics()

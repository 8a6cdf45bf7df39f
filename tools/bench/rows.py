"""FIRST HITS: the rows of tests/search/queries.tsv, asked on the demo with each engine."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests import database
from tests.search.rows import first_hit, rows
from tools.bench.table import print_table
from tools.engines import NODES, SERVED, server

HEADS = ("engine", "rows", "right", "per cent", "of known misses")
ASK = "from tools.bench.rows import print_misses; print_misses()"


def print_rows() -> None:
    print_table("FIRST HITS: questions of which the expected page comes first (wanted: 95 per cent)", HEADS, _rows())


def print_misses() -> None:
    """In a process of its own: [question, language, expected, first] of each row whose page does not come first."""
    from modelsearch.backends import get_search_backend

    backend = get_search_backend()
    print(
        json.dumps(
            [[row.question, row.language, row.slug, first] for row in rows() if (first := first_hit(row)) != row.slug]
        )
    )
    if getattr(backend, "outage", None) and backend.outage.is_on:
        raise SystemExit("the cluster did not answer: these are the database's hits")


def _rows() -> Iterator[tuple | str]:
    asked = rows()
    known = {(row.question, row.language) for row in asked if row.why}
    for engine in SERVED:
        try:
            with server(engine, heap="512m") as url:
                misses = _misses(engine, url)
        except LookupError as missing:
            yield f"  {engine} left out: {missing}"
            continue
        right, of_known = (
            len(asked) - len(misses),
            sum((question, language) in known for question, language, _, _ in misses),
        )
        yield engine, len(asked), right, 100 * right / len(asked), of_known
        yield from (
            f"  {question} ({language}): {first or 'nothing'} instead of {slug}"
            for question, language, slug, first in misses
        )


def _misses(engine: str, url: str) -> list[list[str]]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database.copy_template(folder)
        env = database.environment(folder)
        if engine in NODES:
            env |= {"SEARCH_URL": f"{engine}+{url}/rows"}
            database.manage(env, "update_index", "-v0")
        elif engine != "sqlite":
            env |= {"DATABASE_URL": url}
            database.manage(env, "migrate", "-v0")
            database.manage(env, "seed_demo", "--idle-desk")
        return json.loads(database.manage(env, "shell", "-v0", "-c", ASK).splitlines()[-1])

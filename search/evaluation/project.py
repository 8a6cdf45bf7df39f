"""A Django project that holds nothing but an index: made for one evaluation, deleted after it."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import django
from django.conf import settings

from search.engines.connection import INIT_COMMAND

ENGINES = ("sqlite", "postgresql", "elasticsearch", "opensearch")
STOCK = {
    "sqlite": "modelsearch.backends.database.sqlite.sqlite",
    "postgresql": "modelsearch.backends.database.postgres.postgres",
    "elasticsearch": "modelsearch.backends.elasticsearch9",
    "opensearch": "modelsearch.backends.opensearch3",
}
OURS = {
    "sqlite": "search.engines.sqlite",
    "postgresql": "search.engines.postgres",
    "elasticsearch": "search.engines.elasticsearch",
    "opensearch": "search.engines.opensearch",
}


@contextmanager
def throw_away(engine: str, url: str = "", *, stock: bool = False) -> Iterator[None]:
    """Django set up with an empty index in `engine`; once for a process.

    `url`: of a PostgreSQL server where a database may be made, or of a cluster. SQLite needs none. `stock`: modelsearch's
    own backend instead of ours, to compare.
    """
    name = f"kepu_eval_{os.getpid()}"
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        database = {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(Path(folder, "index.sqlite3")),
            "OPTIONS": {"init_command": INIT_COMMAND},
        }
        if engine == "postgresql":
            database = stack.enter_context(_new_database(url, name))
        backend: dict[str, object] = {"BACKEND": (STOCK if stock else OURS)[engine]}
        if engine in ("elasticsearch", "opensearch"):
            backend |= {"URLS": [url], "INDEX_PREFIX": f"{name}_", "TIMEOUT": 60}
        settings.configure(
            INSTALLED_APPS=["django.contrib.contenttypes", "modelsearch", "search.evaluation"],
            DATABASES={"default": database},
            MODELSEARCH_BACKENDS={"default": backend},
            USE_TZ=True,
        )
        django.setup()
        from django.core.management import call_command  # noqa: PLC0415 -- Django is set up first
        from django.db import connections  # noqa: PLC0415 -- Django is set up first
        from modelsearch.backends import get_search_backend  # noqa: PLC0415 -- Django is set up first

        call_command("migrate", run_syncdb=True, verbosity=0)
        try:
            yield
        finally:
            if engine in ("elasticsearch", "opensearch"):
                for index in get_search_backend().all_indexes():
                    for each in index.aliased_indices() if index.is_alias() else [index]:
                        each.delete()
            connections.close_all()


@contextmanager
def _new_database(url: str, name: str) -> Iterator[dict]:
    import psycopg  # noqa: PLC0415 -- needed by one engine only

    parts = urlsplit(url)
    with psycopg.connect(url.replace("postgres://", "postgresql://", 1), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield {
                "ENGINE": "django.db.backends.postgresql",
                "NAME": name,
                "HOST": parts.hostname or "",
                "PORT": parts.port or "",
                "USER": parts.username or "",
                "PASSWORD": parts.password or "",
            }
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')

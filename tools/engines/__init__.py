"""Real PostgreSQL, OpenSearch and Elasticsearch for tests, started on loopback in a temporary folder."""

from collections.abc import Iterator
from contextlib import contextmanager

from tools.engines.node import running
from tools.engines.postgresql import postgresql

NODES = {"opensearch": "opensearch3", "elasticsearch": "elasticsearch9"}
SERVED = ("sqlite", "postgresql", *NODES)


@contextmanager
def server(engine: str, heap: str = "256m") -> Iterator[str]:
    """Address of a server of one of `SERVED`, "" for SQLite. Raises LookupError where its package is absent."""
    if engine == "sqlite":
        yield ""
    else:
        with running(NODES[engine], heap=heap) if engine in NODES else postgresql() as url:
            yield url


__all__ = ["SERVED", "postgresql", "running", "server"]

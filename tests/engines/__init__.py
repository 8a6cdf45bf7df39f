"""Real PostgreSQL, OpenSearch and Elasticsearch for tests, started on loopback in a temporary folder."""

from .node import running
from .postgresql import postgresql

__all__ = ["postgresql", "running"]

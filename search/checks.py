"""An index built by another version of the analyzer finds nothing, or the wrong thing, without a word: so say it."""

from collections.abc import Iterator, Sequence

from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.core.exceptions import ImproperlyConfigured
from django.db import connections
from modelsearch.backends import get_search_backends

HINT = "请运行 manage.py update_index。"


@register(Tags.database)
def index_is_current(app_configs=None, databases: Sequence[str] | None = None, **kwargs) -> list[CheckMessage]:
    """Runs with `migrate` and with `check --database`."""
    return [message for backend in get_search_backends() if databases for message in _said_of(backend, databases)]


def _said_of(backend, databases: Sequence[str]) -> Iterator[CheckMessage]:
    errors = getattr(backend, "client_errors", ())
    try:
        stale = sum(index.stale() for index in backend.all_indexes() if _is_there(index, databases))
    except ImproperlyConfigured as error:
        yield Error(str(error), id="search.E001")
    except errors as error:
        yield Warning(
            f"搜索引擎没有回答：{type(error).__name__}。",
            hint="网站先用数据库来搜；请检查 SEARCH_URL。",
            id="search.W002",
        )
    else:
        if stale:
            yield Warning(
                f"搜索索引有 {stale} 处是另一版分析器建的，或者还没有建，会搜不到。", hint=HINT, id="search.W001"
            )


def _is_there(index, databases: Sequence[str]) -> bool:
    """Indexes in a database come with its tables; before the first migration there are none."""
    entries = getattr(index, "entries", None)
    if entries is None:
        return True
    return (
        entries.db in databases and entries.model._meta.db_table in connections[entries.db].introspection.table_names()
    )

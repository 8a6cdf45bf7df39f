"""An index built by another version of the analyzer finds nothing, or the wrong thing, without a word: so say it."""

from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import connections
from wagtail.search.backends import get_search_backend

from search.analysis import ANALYZER_VERSION


@register(Tags.database)
def index_is_current(app_configs=None, databases: list[str] | None = None, **kwargs) -> list[CheckMessage]:
    """Runs with `migrate` and with `check --database`."""
    from search.engines.sqlite import ENTRIES, SearchBackend, TokenIndex

    backend = get_search_backend()
    if not isinstance(backend, SearchBackend) or not databases:
        return []
    index = TokenIndex(backend)
    if index.entries.db not in databases or ENTRIES not in connections[index.entries.db].introspection.table_names():
        return []
    stale = index.entries.exclude(title_norm=ANALYZER_VERSION).count()
    if not stale:
        return []
    message = f"搜索索引有 {stale} 条是另一版分析器建的，会搜不到。"
    return [Warning(message, hint="请运行 manage.py update_index。", id="search.W001")]

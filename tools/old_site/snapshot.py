"""What stands in a database, read by plain SQL, so that it does not matter in which part a model lives."""

import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from .moved import NOTHING, Moved

# Not held against each other, and why.
LEFT_OUT = {
    "django_migrations": "an upgrade adds to it",
    "sqlite_*": "the database's own",
    "wagtailsearch_indexentry*": "made anew from the pages; that questions find the same is proved by their answers",
}
# An id here says nothing: the rows are made anew whenever what they are made from is saved.
WITHOUT_IDENTITY = {"wagtailcore_referenceindex"}
PERMISSIONS, CONTENT_TYPES, GROUPS = "auth_permission", "django_content_type", "auth_group"


@dataclass(frozen=True)
class Table:
    """`keys` are the columns of the primary key; () where a row is no more than what it says."""

    columns: list[str]
    keys: list[str]
    rows: list[dict[str, object]]

    def by(self, columns: list[str]) -> dict[tuple, dict[str, object]]:
        """The rows by what stands in these columns; equal ones are numbered."""
        equal: Counter = Counter()
        found = {}
        for row in self.rows:
            key = tuple(row[column] for column in columns)
            found[*key, equal[key]] = row
            equal[key] += 1
        return found


@dataclass(frozen=True)
class Snapshot:
    """`tables` bear today's names. Content types, permissions and groups are named in rows, not numbered.

    `content_types`: label by id. `dangling`: how many rows of a table point at a row of another that is not there.
    """

    tables: dict[str, Table]
    content_types: dict[int, str]
    dangling: dict[tuple[str, str], int]


def snapshot(database: Path, moved: Moved = NOTHING) -> Snapshot:
    """`moved` turns the names of an earlier database into today's."""
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        return _Reader(connection, moved).snapshot()


class _Reader:
    def __init__(self, connection: sqlite3.Connection, moved: Moved) -> None:
        self.ask, self.moved = connection.execute, moved
        self.content_types = {
            number: moved.model(f"{app}.{model}")
            for number, app, model in self.ask(f"SELECT id, app_label, model FROM {CONTENT_TYPES}")
        }
        self.names = {
            CONTENT_TYPES: self.content_types,
            PERMISSIONS: {
                number: f"{self.content_types.get(kind, kind)}: {codename}"
                for number, kind, codename in self.ask(f"SELECT id, content_type_id, codename FROM {PERMISSIONS}")
            },
            GROUPS: dict(self.ask(f"SELECT id, name FROM {GROUPS}")),
        }

    def snapshot(self) -> Snapshot:
        names = [name for (name,) in self.ask("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        kept = [name for name in names if not any(fnmatchcase(name, pattern) for pattern in LEFT_OUT)]
        dangling = Counter(
            (self.moved.table(table), self.moved.table(other))
            for table, _, other, _ in self.ask("PRAGMA foreign_key_check")
        )
        return Snapshot(
            {self.moved.table(name): self._table(name) for name in kept}, self.content_types, dict(dangling)
        )

    def _table(self, name: str) -> Table:
        facts = self.ask(f'PRAGMA table_info("{name}")').fetchall()
        columns = [self.moved.column(self.moved.table(name), fact[1]) for fact in facts]
        keys = [column for column, fact in zip(columns, facts, strict=True) if fact[5]]
        points_at = {fact[3]: fact[2] for fact in self.ask(f'PRAGMA foreign_key_list("{name}")')}
        rows = [dict(zip(columns, row, strict=True)) for row in self.ask(f'SELECT * FROM "{name}"')]
        if name == PERMISSIONS:
            points_at["id"] = PERMISSIONS
        elif name in WITHOUT_IDENTITY or _only_joins(columns, keys, points_at):
            columns, keys = [column for column in columns if column not in keys], []
        for column, names in (
            (column, self.names[other]) for column, other in points_at.items() if other in self.names
        ):
            for row in rows:
                row[column] = names.get(row[column], row[column])
        return Table(columns, keys, rows)


def _only_joins(columns: list[str], keys: list[str], points_at: dict[str, str]) -> bool:
    """Says which rows belong together, and no more."""
    return not set(keys) & set(points_at) and set(points_at) == set(columns) - set(keys)

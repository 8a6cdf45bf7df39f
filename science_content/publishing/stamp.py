"""What moves whenever a public page may have changed: asked by whoever keeps pages as they were rendered."""

from django.db import connection
from django.db.models import Field, Model
from wagtail.models import ModelLogEntry, PageLogEntry

from ..followers.models import FollowerRun

# What people did leaves a row in Wagtail's logs, in the same transaction; what followed it says when it was finished.
MOVES: tuple[tuple[type[Model], str], ...] = ((PageLogEntry, "id"), (ModelLogEntry, "id"), (FollowerRun, "finished_at"))


def stamp() -> str:
    """Another one after every publication, withdrawal, log entry or finished follower. One query; no space in it."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(_highest(model, name) for model, name in MOVES)}")
        return ":".join(str(value).replace(" ", "T") for value in cursor.fetchone())


def _highest(model: type[Model], name: str) -> str:
    quoted, column = connection.ops.quote_name, model._meta.get_field(name)
    assert isinstance(column, Field) and column.column
    return f"(SELECT MAX({quoted(column.column)}) FROM {quoted(model._meta.db_table)})"

"""What the editor sends: a list of typed sentences in JSON, read without trust."""

import json
from typing import Any

from translation.engine.saving import LONGEST, Change

MOST_CHANGES = 200  # in one request; a browser that was hours without a line sends the rest in the next
MOST_BYTES = 4_000_000
MOST_SENT_BEFORE = 20
LONGEST_PRINT = 32


class BadChanges(ValueError):
    """Says in Chinese why a request is not read."""


def read_changes(body: bytes) -> tuple[int, list[Change]]:
    """(id of the person who typed, the changes, no two of one sentence). Raises BadChanges."""
    if len(body) > MOST_BYTES:
        raise BadChanges("一次送来的字太多。")
    try:
        sent = json.loads(body)
        person, rows = int(sent["person"]), sent["changes"]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise BadChanges("送来的不是译文。") from error
    if not isinstance(rows, list) or len(rows) > MOST_CHANGES:
        raise BadChanges(f"一次最多送{MOST_CHANGES}句。")
    changes = {change.key: change for change in map(_change, rows)}
    return person, list(changes.values())


def _change(row: Any) -> Change:
    try:
        context, string = (int(number) for number in _text(row["key"], 40).split("-"))
        return Change(
            context=context,
            string=string,
            text=_text(row["text"], LONGEST + 1),
            base=_text(row["base"], LONGEST_PRINT),
            was=tuple(_text(each, LONGEST + 1) for each in row.get("was", [])[-MOST_SENT_BEFORE:]),
            confirms=row.get("confirms") is True,
        )
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError) as error:
        raise BadChanges("送来的不是译文。") from error


def _text(value: Any, longest: int) -> str:
    """`value`, a text, cut where it is longer."""
    if not isinstance(value, str):
        raise TypeError(value)
    return value[:longest]

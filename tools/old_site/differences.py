"""What an upgrade lost, changed or brought twice: two snapshots, and two sets of answers, held against each other."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from os.path import commonprefix

from .answers import Answer
from .snapshot import CONTENT_TYPES, PERMISSIONS, Snapshot, Table
from .subjects import subject_of_address, subject_of_table

TELLING = ("url_path", "title", "name", "username", "old_path", "codename", "label")
SHOWN = 60  # letters of a value, from a little before where it differs


@dataclass(frozen=True)
class Difference:
    subject: str
    text: str


def in_rows(
    before: Snapshot, after: Snapshot, models: Collection[str] | None = None, had: Collection[str] | None = None
) -> Iterator[Difference]:
    """Each row of `before`, which is in today's names, that `after` has not or has otherwise; each row that has appeared.

    `models` and `had` are the labels of the models of today and of then, in today's names. Where they are given, a content
    type without a model is a difference, unless it had none before.
    """
    without = set() if models is None else set(after.content_types.values()) - set(models)
    without -= set() if had is None else set(before.content_types.values()) - set(had)
    for name, table in before.tables.items():
        say = subject_of_table(name)
        if name not in after.tables:
            yield Difference(say, f"table {name} is gone, with {len(table.rows)} rows")
        elif name == CONTENT_TYPES:
            yield from (Difference(say, text) for text in _content_types(before, after, without))
        else:
            yield from (
                Difference(say, f"{name}{text}") for text in _table(table, after.tables[name], name == PERMISSIONS)
            )
    for (name, other), count in after.dangling.items():
        if count > before.dangling.get((name, other), 0):
            yield Difference(
                subject_of_table(name), f"{name}: {count} rows point at rows of {other} that are not there"
            )


def _content_types(before: Snapshot, after: Snapshot, without_model: set[str]) -> Iterator[str]:
    then, now = before.content_types, after.content_types
    for number, label in then.items():
        if number not in now:
            yield f"content type {number}, {label}, is lost"
        elif now[number] != label:
            yield f"content type {number} should be {label}, is {now[number]}"
    for number in now.keys() - then.keys():
        if now[number] in then.values():
            yield f"content type {number}, {now[number]}, is there a second time"
    yield from (
        f"content type {number}, {label}, has no model" for number, label in now.items() if label in without_model
    )


def _table(before: Table, after: Table, may_grow: bool) -> Iterator[str]:
    yield from (f": column {column} is gone" for column in before.columns if column not in after.columns)
    shared = [column for column in before.columns if column in after.columns]
    keys = [column for column in before.keys if column in shared] or shared
    then, now = before.by(keys), after.by(keys)
    for key, row in then.items():
        if key not in now:
            yield f" {_called(row, keys)} is lost"
            continue
        for column in shared:
            if row[column] != now[key][column]:
                yield f" {_called(row, keys)}: {column} {_differing(row[column], now[key][column])}"
    if not may_grow:
        yield from (f" {_called(now[key], keys)} has appeared" for key in now if key not in then)


def _called(row: dict[str, object], keys: list[str]) -> str:
    """The key, with what people call the row; all it says where it has no other key."""
    if len(keys) > 1:
        return ", ".join(f"{column} {_short(row[column])}" for column in keys)
    told = next((str(row[column]) for column in TELLING if row.get(column)), "")
    return f"{row[keys[0]]} ({told})" if told else str(row[keys[0]])


def in_answers(before: dict[str, Answer], after: dict[str, Answer]) -> Iterator[Difference]:
    """For each address of `before`, which differs in what."""
    for address, then in before.items():
        now = after.get(address)
        for text in ["has no answer"] if now is None else _answer(then, now):
            yield Difference(subject_of_address(address, then), f"{address} {text}")


def _answer(then: Answer, now: Answer) -> Iterator[str]:
    for name, was, is_now in (
        ("status", then.status, now.status),
        ("location", then.location, now.location),
        ("headers", then.headers, now.headers),
        ("type", then.type, now.type),
    ):
        if was != is_now:
            yield f"{name} {_differing(was, is_now)}"
    if then.status == now.status:
        for was, is_now in zip_longest(then.lines, now.lines, fillvalue=""):
            if was != is_now:
                yield f"says {_differing(was, is_now)}"
                break
        yield from (f"leads no longer to {link}" for link in sorted(set(then.links) - set(now.links)))
        yield from (f"leads now to {link}" for link in sorted(set(now.links) - set(then.links)))


def _differing(was: object, is_now: object) -> str:
    a, b = (value if isinstance(value, str) else repr(value) for value in (was, is_now))
    start = max(len(commonprefix([a, b])) - 15, 0)
    return f"was {_short(a[start:])}, is {_short(b[start:])}"


def _short(value: object) -> str:
    text = value if isinstance(value, str) else repr(value)
    return f"“{text[:SHOWN]}…”" if len(text) > SHOWN else f"“{text}”"

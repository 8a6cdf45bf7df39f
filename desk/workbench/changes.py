"""What the editor sends: a list of sentences in JSON, typed or judged, read without trust."""

import json
from dataclasses import dataclass
from typing import Any

from translation.engine.saving import LONGEST, Change, Key
from translation.questions.models import LONGEST_QUESTION
from translation.readings.models import CHECK, REWRITE
from translation.release.verdicts import FINE, LONGEST_REASON

MOST_CHANGES = 200  # in one request; a browser that was hours without a line sends the rest in the next
MOST_BYTES = 4_000_000
MOST_SENT_BEFORE = 20
LONGEST_PRINT = 32
LARGEST_ID = 2**63


class BadChanges(ValueError):
    """Says in Chinese why a request is not read."""


@dataclass(frozen=True)
class Sent:
    """`person`: id of who typed. `changes`: no two of one sentence. `verdicts`: {sentence: (kind, reason, id of the return that
    was seen)}.
    """

    person: int
    changes: list[Change]
    verdicts: dict[Key, tuple[str, str, str]]


@dataclass(frozen=True)
class SentQuestion:
    """`name`: how the browser knows it, the sentence's key, and after an @ what tells it from others about the sentence."""

    name: str
    key: Key
    to: str
    text: str


def read_questions(body: bytes) -> tuple[int, list[SentQuestion]]:
    """(id of who typed, questions). Raises BadChanges."""
    person, rows = _sent(body)
    try:
        return person, [
            SentQuestion(
                name=_text(row["key"], 80),
                key=_key(_text(row["key"], 80).partition("@")[0]),
                to=_text(row["to"], 20),
                text=_text(row["text"], LONGEST_QUESTION + 1),
            )
            for row in rows
        ]
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError) as error:
        raise BadChanges("送来的不是问题。") from error


def _sent(body: bytes) -> tuple[int, list[Any]]:
    if len(body) > MOST_BYTES:
        raise BadChanges("一次送来的字太多。")
    try:
        sent = json.loads(body)
        person, rows = int(sent["person"]), sent["changes"]
    except (ValueError, TypeError, KeyError, RecursionError, OverflowError) as error:
        raise BadChanges("送来的不是译文。") from error
    if not isinstance(rows, list) or len(rows) > MOST_CHANGES:
        raise BadChanges(f"一次最多送{MOST_CHANGES}句。")
    return person, rows


def _key(name: str) -> Key:
    context, string = (int(number) for number in name.split("-"))
    if max(abs(context), abs(string)) >= LARGEST_ID:
        raise OverflowError(name)
    return context, string


def read_changes(body: bytes) -> Sent:
    """Raises BadChanges."""
    person, rows = _sent(body)
    read = {change.key: (change, _verdict(row)) for row in rows for change in [_change(row)]}
    verdicts = {key: verdict for key, (_, verdict) in read.items() if verdict[0]}
    return Sent(person, [change for change, _ in read.values()], verdicts)


def _verdict(row: dict[str, Any]) -> tuple[str, str, str]:
    try:
        kind, reason = _text(row.get("verdict", ""), 10), _text(row.get("reason", ""), LONGEST_REASON)
        back = _text(row.get("back", ""), 20)
    except TypeError as error:
        raise BadChanges("送来的不是译文。") from error
    if kind not in ("", FINE, REWRITE, CHECK):
        raise BadChanges("送来的不是译文。")
    return kind, reason, back


def _change(row: Any) -> Change:
    try:
        context, string = _key(_text(row["key"], 40))
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

"""What each address answered, asked again only where its answer can have changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.test import Client

Asked = list[tuple[str, Any]]  # (SQL, parameters)
Answer = tuple[int, str]
OFTEN = 4  # so many times an answer may be kept: should a page remember anything beside the database, it is found out


@dataclass
class Kept:
    """An answer, what was asked of the database for it, and what that said."""

    answer: Answer
    asked: Asked
    said: list[int]
    times: int = 0


@dataclass
class Answers:
    """A view makes its page of what it reads of the database: where all that reads the same, the page is the same.

    To ask the database is a tenth of the work of making a page, and after most steps a third of all pages stay.
    """

    client: Client = field(default_factory=Client)
    kept: dict[str, Kept] = field(default_factory=dict)

    def get(self, address: str) -> Answer:
        kept = self.kept.get(address)
        if kept and kept.times < OFTEN and _said(kept.asked) == kept.said:
            kept.times += 1
            return kept.answer
        with _listening() as asked:
            response = self.client.get(address)
        answer = response.status_code, response.content.decode()
        self.kept[address] = Kept(answer, asked, _said(asked))
        return answer


@contextmanager
def _listening() -> Iterator[Asked]:
    """What a reader's request writes are only counts of searches and sizes of pictures."""
    asked: Asked = []

    def listen(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith("SELECT"):
            asked.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(listen):
        yield asked


def _said(asked: Asked) -> list[int]:
    with connection.cursor() as cursor:
        return [hash(tuple(cursor.execute(*each).fetchall())) for each in asked]

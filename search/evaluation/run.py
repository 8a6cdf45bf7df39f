"""Indexes the documents, asks the questions, measures both."""

import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from .files import Question
from .measures import DEPTH, Measures, measure

BATCH = 500


def fill(documents: Iterable[dict[str, str]]) -> float:
    """Store and index; how many a second went into the index. The project of `throw_away` must stand."""
    from modelsearch.backends import get_search_backend  # noqa: PLC0415 -- Django is set up first

    from .models import Document  # noqa: PLC0415 -- Django is set up first

    backend, rows = get_search_backend(), iter(documents)
    index = backend.get_index_for_model(Document)
    rebuilder = backend.rebuilder_class(index)
    index = rebuilder.start()
    index.add_model(Document)
    count, seconds = 0, 0.0
    while batch := [_document(row) for row in islice(rows, BATCH)]:
        Document.objects.bulk_create(batch)
        started = time.perf_counter()
        index.add_items(Document, batch)
        seconds += time.perf_counter() - started
        count += len(batch)
    rebuilder.finish()
    return count / seconds if count else 0.0


def ask(questions: Sequence[Question]) -> Iterator[tuple[list[str], float]]:
    """(keys of the best ten, seconds) for each; as on the site, what no text has whole is asked by any of its words."""
    from .models import Document  # noqa: PLC0415 -- Django is set up first

    for question in questions:
        started = time.perf_counter()
        pks = best(question.text)
        keys = dict(Document.objects.filter(pk__in=pks).values_list("pk", "key"))
        answer = [keys[pk] for pk in pks]
        yield answer, time.perf_counter() - started


def best(text: str) -> list[int]:
    from modelsearch.backends import get_search_backend  # noqa: PLC0415 -- Django is set up first

    from search.analysis import query  # noqa: PLC0415 -- Django is set up first

    from .models import Document  # noqa: PLC0415 -- Django is set up first

    backend, asked = get_search_backend(), query(text)
    for operator in ("or",) if asked.is_long else ("and", "or"):
        if asked and (scores := backend.search(text, Document, operator=operator)[:DEPTH].scores()):
            return list(scores)
    return []


def evaluate(documents: Sequence[dict[str, str]], questions: Sequence[Question]) -> Measures:
    """Raises ValueError where there is no question."""
    if not questions:
        raise ValueError("no questions")
    rate = fill(documents)
    answers = list(ask(questions))
    return measure(
        [keys for keys, _ in answers],
        [each.relevant_ids for each in questions],
        [seconds for _, seconds in answers],
        rate,
    )


def _document(row: dict[str, str]):
    from .models import Document  # noqa: PLC0415 -- Django is set up first

    return Document(
        key=row["id"], title=row["title"], headings=row.get("headings", ""), body=row["body"], lang=row["lang"]
    )

"""Queries, times and sizes of answers over HTTP, as rendered and as kept in the page cache."""

import gzip
import http.client
import itertools
import statistics
import time
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from bs4 import BeautifulSoup

from tools.bench.addresses import ANSWERED, ARTICLE, PLAIN, in_each_language
from tools.bench.counting import HEADER
from tools.bench.table import print_table

REPEATS = 20
HEADS = ("", "language", "queries cold", "warm", "cold p50 ms", "p95 ms", "warm p50 ms", "p95 ms", "kB", "gzip kB")
_unread = itertools.count()


@dataclass(frozen=True)
class Answer:
    milliseconds: float
    queries: int
    sent: bytes

    @property
    def html(self) -> bytes:
        return gzip.decompress(self.sent)


def print_answers(url: str) -> None:
    print_table(
        f"ANSWERS over HTTP, {REPEATS} of each: cold where nothing of the page is kept, warm where it was read before",
        HEADS,
        (_row(name, code, *_asked(url, address)) for name, code, address in in_each_language(ANSWERED)),
    )


def print_beside_plain(url: str) -> None:
    """The same words as a page of ours and as a page of stock Wagtail."""
    pages = {"article": ARTICLE.format(code="zh-hans"), "plain page": PLAIN}
    print_table(
        "ARTICLE (wanted: 12 queries cold, 3 warm) beside a plain Wagtail page of the same words, from the same process",
        (*HEADS, "letters"),
        (_row_with_letters(name, *_asked(url, address)) for name, address in pages.items()),
    )


def _asked(url: str, address: str) -> tuple[list[Answer], list[Answer]]:
    """(cold, warm). Pages are kept by host and address: to a new host's name a page is answered as if nobody had read it."""
    ask(url, address)
    cold = [ask(url, address, host=f"reader-{next(_unread)}.localhost") for _ in range(REPEATS)]
    return cold, [ask(url, address) for _ in range(REPEATS)]


def ask(url: str, address: str, host: str | None = None) -> Answer:
    server = urlsplit(url).netloc
    connection = http.client.HTTPConnection(server)
    start = time.perf_counter()
    connection.request("GET", quote(address, safe="/?=&"), headers={"Host": host or server, "Accept-Encoding": "gzip"})
    response = connection.getresponse()
    sent = response.read()
    took = (time.perf_counter() - start) * 1000
    connection.close()
    if response.status != 200:
        raise SystemExit(f"{address} answers {response.status}")
    return Answer(took, int(response.headers[HEADER]), sent)


def _row(name: str, code: str, cold: list[Answer], warm: list[Answer]) -> tuple:
    queries = [round(statistics.median(answer.queries for answer in answers)) for answers in (cold, warm)]
    sizes = [len(content) / 1000 for content in (warm[0].html, warm[0].sent)]
    return name, code, *queries, *_times(cold), *_times(warm), *sizes


def _row_with_letters(name: str, cold: list[Answer], warm: list[Answer]) -> tuple:
    page = BeautifulSoup(warm[0].html, "html.parser")
    return *_row(name, "zh-hans", cold, warm), len("".join((page.main or page.body).get_text().split()))


def _times(answers: list[Answer]) -> tuple[float, float]:
    """The middle one and the slowest but one of twenty."""
    taken = sorted(answer.milliseconds for answer in answers)
    return statistics.median(taken), taken[int(len(taken) * 0.95) - 1]

"""Measures what a reader waits for and prints tables: `make bench`. It asserts nothing."""

import gzip
import os
import statistics
import tempfile
import time
from pathlib import Path

from . import database

REPEATS = 20
PAGES = {
    "front page": "/{code}/",
    "topic": "/{code}/niu-yang-yang-zhi/",
    "manual": "/{code}/niu-yang-yang-zhi/mao-niu-yu-huang-niu-jian-kang-shou-ce/",
    "chapter with doses": "/{code}/niu-yang-yang-zhi/mao-niu-yu-huang-niu-jian-kang-shou-ce/qu-chong-yu-fang-yi/",
    "article": "/{code}/gao-yuan-sheng-huo/gao-yuan-fan-ying-zen-me-fang-zen-me-ban/",
    "kiosk start": "/e/533401/",
    "search, one word": "/{code}/search/?q={query}",
}
QUERIES = {"zh-hans": "牦牛", "bo": "གཡག"}


def main() -> None:
    database.make_template()
    with tempfile.TemporaryDirectory() as folder:
        database.copy_template(Path(folder))
        os.environ.update(database.environment(Path(folder)))
        import django

        django.setup()
        measure_pages()


def measure_pages() -> None:
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["*"]
    print(f"\n{'page':<20}{'language':<10}{'queries':>9}{'cold ms':>9}{'p50 ms':>9}{'p95 ms':>9}{'kB':>7}{'gzip kB':>9}")
    for code, query in QUERIES.items():
        for name, pattern in PAGES.items():
            print(_row(name, code, pattern.format(code=code, query=query)))


def _row(name: str, code: str, address: str) -> str:
    from django.core.cache import cache
    from django.db import connection
    from django.test import Client

    count = 0

    def counted(execute, sql, params, many, context):
        nonlocal count
        count += 1
        return execute(sql, params, many, context)

    client = Client()
    client.get(address)
    cache.clear()
    with connection.execute_wrapper(counted):
        cold, response = _timed(client, address)
    warm = sorted(_timed(client, address)[0] for _ in range(REPEATS))
    body = response.content
    times = f"{cold:>9.1f}{statistics.median(warm):>9.1f}{warm[int(REPEATS * 0.95) - 1]:>9.1f}"
    return f"{name:<20}{code:<10}{count:>9}{times}{len(body) / 1000:>7.1f}{len(gzip.compress(body)) / 1000:>9.1f}"


def _timed(client, address: str):
    start = time.perf_counter()
    response = client.get(address)
    return (time.perf_counter() - start) * 1000, response


if __name__ == "__main__":
    main()

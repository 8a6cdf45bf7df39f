"""STARTING: 500 pages in five languages, beside the stock engine, while readers and a translator are served and the worker is killed."""

import json
import os
import re
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from tests import database, server
from tools.bench.table import print_table

PAGES = int(os.environ.get("PAGES", "500"))
SAMPLE = 10  # pages that the stock engine starts too
SENTENCES = 40
LANGUAGES = ("bo", "lis", "kac", "tdd", "ii")
KILLS = 10
SUMMARY = "看叶子。"
SOURCES = [
    {"title": f"标准{number}", "standard": f"NY/T {number}-2020"} for number in (1, 2, 3)
]  # a page of the demo has five
HEADS = ("what", "queries a page", "ms a page", "of stock")
SERVED = ("meanwhile", "asked", "failed", "p95 ms", "longest ms")
IN_DJANGO = "from tools.bench import starting; starting.{}()"


def print_starting(*_: object) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database.copy_template(folder)
        env = database.environment(folder)
        print_table(f"STARTING: {SENTENCES} sentences, {len(LANGUAGES)} languages, SQLite", HEADS, _beside_stock(env))
        print_table(f"STARTING {PAGES} PAGES, the worker killed {KILLS} times", SERVED, _served(folder, env))


def _beside_stock(env: dict[str, str]) -> Iterator[tuple]:
    for line in _django(env, "measure").splitlines():
        yield tuple(line.split("\t"))


def _django(env: dict[str, str], name: str) -> str:
    return database.manage(env, "shell", "-v0", "-c", IN_DJANGO.format(name))


def _served(folder: Path, env: dict[str, str]) -> Iterator[tuple]:
    """Asks from outside while a worker begins what was asked for; it is killed whenever an eleventh part is done."""
    with server.running(folder) as site:
        path = json.loads(_django(env, "ask"))
        begun, readers, killed = time.monotonic(), [], 0
        worker = _worker(env)
        all_of_them = left = _left(env)
        while left:
            readers.append(_answer(site.url + path))
            left = _left(env)
            if killed < KILLS and left < all_of_them * (1 - (killed + 1) / (KILLS + 1)):
                worker.send_signal(signal.SIGKILL)
                worker.wait()
                worker, killed = _worker(env), killed + 1
        spent = time.monotonic() - begun
        worker.terminate()
        worker.wait(30)
    times = sorted(ms for ms, _ in readers)
    failed = sum(status != 200 for _, status in readers)
    p95 = f"{times[int(len(times) * 0.95)]:.0f}"
    yield (f"a reader's page, {killed} kills", len(readers), failed, p95, f"{times[-1]:.0f}")
    yield (f"all begun in {spent:.0f} s: {_django(env, 'whole').strip()}", "", "", "", "")


def _worker(env: dict[str, str]) -> subprocess.Popen:
    command = [sys.executable, "manage.py", "run_worker", "-v0", "--interval", "0.2"]
    return subprocess.Popen(command, cwd=database.ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _left(env: dict[str, str]) -> int:
    with closing(sqlite3.connect(env["DATABASE_URL"].removeprefix("sqlite:///"), timeout=20)) as connection:
        return connection.execute("SELECT count(*) FROM translation_start WHERE begun_at IS NULL").fetchone()[0]


def _answer(url: str) -> tuple[float, int]:
    begun = time.monotonic()
    try:
        with urllib.request.urlopen(url, timeout=60) as answer:
            answer.read()
            status = answer.status
    except urllib.error.HTTPError as error:
        status = error.code
    time.sleep(0.1)
    return (time.monotonic() - begun - 0.1) * 1000, status


def measure() -> None:
    """Prints a line for each row, its cells parted by tabs: a page in all languages, its first save, its first release."""
    from django.test.utils import setup_test_environment

    setup_test_environment(debug=False)
    stock = _started(_make_pages("stock", SAMPLE), _by_stock)
    ours = _started(_make_pages("ours", SAMPLE), _by_us)
    for name, one, other in zip(("start", "first save", "first release"), ours, stock, strict=True):
        print(f"{name}, stock", f"{other[0]:.0f}", f"{other[1]:.0f}", "", sep="\t")
        print(name, f"{one[0]:.0f}", f"{one[1]:.0f}", f"{one[0] / other[0]:.2f}, {one[1] / other[1]:.2f}", sep="\t")


def _started(pages: list, how: Callable) -> list[tuple[float, float]]:
    """(queries, ms) a page of the start in all languages, of a first save and of a first release in one, medians."""
    measured = [[_timed(step) for step in how(page)] for page in pages]
    return [
        (statistics.median(one[0] for one in column), statistics.median(one[1] for one in column))
        for column in zip(*measured, strict=True)
    ]


def _by_us(page: Any) -> Iterator[Callable[[], object]]:
    from django.contrib.auth import get_user_model
    from django.test import Client

    from tests.typing_hand import change, send
    from translation.engine.sources import translation_of
    from translation.release.actions import release
    from translation.starting.actions import ask_for, begin_all

    yield lambda: (ask_for([page], _locales()), begin_all())
    target = page.get_translation(_locales()[0]).specific
    user, client = get_user_model().objects.get(username="jiaodui"), Client()
    client.force_login(user)
    yield lambda: send(client, target, change(target, SUMMARY, "ལོ་མ་ལ་ལྟོས།"), person=user.pk)
    yield lambda: release(translation_of(target), user=user)


def _by_stock(page: Any) -> Iterator[Callable[[], object]]:
    from django.contrib.auth import get_user_model
    from wagtail_localize.models import StringTranslation, Translation
    from wagtail_localize.operations import TranslationCreator

    user = get_user_model().objects.get(username="jiaodui")
    yield lambda: TranslationCreator(user=user, target_locales=_locales()).create_translations(page)
    translation = Translation.objects.get(source__object_id=page.translation_key, target_locale=_locales()[0])
    segment = translation.source.stringsegment_set.select_related("string", "context").get(string__data=SUMMARY)

    def save() -> None:
        where = {"translation_of": segment.string, "context": segment.context, "locale": translation.target_locale}
        StringTranslation.objects.update_or_create(**where, defaults={"data": "ལོ་མ་ལ་ལྟོས།", "last_translated_by": user})

    yield save
    yield lambda: translation.save_target(user=user, publish=True)


def ask() -> None:
    """Makes the pages, asks for them in every language, and prints the path of one of them."""
    from translation.starting.actions import ask_for

    pages = _make_pages("many", PAGES)
    ask_for(pages, _locales())
    print(json.dumps(pages[0].url))


def whole() -> None:
    from wagtail.models import Page

    from science_content.models import SciencePage

    keys = SciencePage.objects.filter(slug__startswith="bench-many-", locale__language_code="zh-hans")
    drafts = SciencePage.objects.filter(
        translation_key__in=keys.values("translation_key"), locale__in=_locales(), latest_revision__isnull=False
    )
    print(f"{drafts.count()} of {PAGES * len(LANGUAGES)} drafts, tree sound: {not any(Page.find_problems())}")


def _locales() -> list:
    from wagtail.models import Locale

    by_code = {locale.language_code: locale for locale in Locale.objects.all()}
    return [by_code[code] for code in LANGUAGES]


def _make_pages(name: str, count: int) -> list:
    """Articles of so many sentences in a topic that every language has begun."""
    from science_content.content_files.building import build
    from science_content.models import TopicPage
    from translation.starting.actions import begin_now

    topic = TopicPage.objects.filter(locale__language_code="zh-hans").first()
    for locale in _locales():
        begin_now(topic, locale)
    pages = []
    for number in range(count):
        lines = "".join(f"<p>{name}的第{number}页，第{line}句：叶子背面看一看。</p>" for line in range(SENTENCES - 2))
        facts = {"key": f"{name}-{number}", "slug": f"bench-{name}-{number}", "title": f"{name}第{number}页"}
        body = [{"key": "t", "type": "text", "value": lines}]
        pages.append(build(topic, "article", facts | {"summary": SUMMARY, "sources": SOURCES, "body": body}, {}, {}))
    return pages


def _timed(act: Callable[[], object]) -> tuple[int, float]:
    from django.db import connection, reset_queries
    from django.test.utils import CaptureQueriesContext

    reset_queries()  # only the last 9,000 are remembered
    with CaptureQueriesContext(connection) as queries:
        begun = time.process_time()
        act()
        spent = (time.process_time() - begun) * 1000
    return sum(not re.match("SAVEPOINT|RELEASE|BEGIN|COMMIT", each["sql"]) for each in queries), spent

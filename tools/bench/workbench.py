"""WORKBENCH: the translators' editor beside the stock one, on the same page in the same run."""

import itertools
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from tests import database, server
from tools.bench.table import print_table

HEADS = ("what", "queries", "kB", "ms", "of stock")
SIZES = (41, 300)
TIMES = 7
KEYS = """async () => {
  const spent = [];
  const boxes = document.querySelectorAll(".wb-row textarea");
  boxes[Math.floor(boxes.length / 2)].focus();
  for (let count = 0; count < 200; count++) {
    const begun = performance.now();
    document.execCommand("insertText", false, "ཀ");
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    spent.push(performance.now() - begun);
  }
  return spent.sort((one, other) => one - other)[189];
}"""
PAGE = """
from science_content.models import SciencePage
source = SciencePage.objects.get(title="一共300句", locale__language_code="zh-hans")
print(SciencePage.objects.get(translation_key=source.translation_key, locale__language_code="bo").pk)
"""
MEASURE = "from tools.bench.workbench import measure; measure()"


def print_workbench(*_: object) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database.copy_template(folder)
        print_table("WORKBENCH: SQLite, one worker", HEADS, _rows(folder))


def _rows(folder: Path) -> Iterator[tuple | str]:
    """Measured in a process of its own, whose database may be written."""
    command = [sys.executable, "manage.py", "shell", "-v0", "-c", MEASURE]
    done = subprocess.run(command, env=database.environment(folder), cwd=database.ROOT, capture_output=True, text=True)
    if done.returncode:
        yield f"  failed: {done.stderr[-600:]}"
    for line in done.stdout.splitlines():
        cells = line.split("\t")
        yield (cells[0], int(cells[1]), *cells[2:])
    yield ("a key until it is drawn, p95, 300", "", "", f"{_a_key(folder):.1f}", "")


def _a_key(folder: Path) -> float:
    """ms in Chromium, with all that the editor does at a key; a frame of the screen is 16.7 of them."""
    import django
    from playwright.sync_api import sync_playwright

    os.environ.update(database.environment(folder))
    django.setup()
    from tests.journeys.conftest import sign_in  # reads the demo's password through Django

    with server.running(folder) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=server.chromium(), args=server.CHROMIUM_FLAGS)
        page = browser.new_context(base_url=site.url).new_page()
        sign_in(page, "yiyuan")
        page.goto(f"/cms/translations/{site.shell(PAGE).split()[-1]}/")
        page.locator("[data-wb][data-ready]").wait_for()
        found: float = page.evaluate(KEYS)
        browser.close()
    return found


def measure() -> None:
    """Prints a line for each row, its cells parted by tabs."""
    from django.contrib.auth import get_user_model
    from django.test import Client
    from django.test.utils import setup_test_environment

    setup_test_environment(debug=False)
    translator = Client()
    translator.force_login(get_user_model().objects.get(username="yiyuan"))
    for size in SIZES:
        page = _page(size)
        stock = _timed(partial(_stock, page))
        _say(f"editor, {size} sentences", _timed(partial(_ours, page)), stock)
        _say(f"stock editor, {size}", stock, stock)
        for count in (1, 40):
            _say(f"save {count}, {size}", _timed(_saving(translator, page, count)), None)


def _saving(translator: Any, page: Any, count: int) -> Callable[[], bytes]:
    """Each call changes so many sentences once more."""
    from django.contrib.auth import get_user

    from tests.typing_hand import change, send
    from translation.engine.sheet import sheet
    from translation.engine.sources import translation_of

    entries = sheet(translation_of(page), page).entries[-count:]
    changes = [change(page, each.chinese, each.typed) for each in entries]
    person, numbers = get_user(translator).pk, itertools.count()

    def save() -> bytes:
        number = next(numbers)
        for each in changes:
            each["was"], each["text"] = [each["text"]], f"{each['text'].rstrip('ཀ།')}{'ཀ' * (number % 9 + 1)}།"
        return send(translator, page, *changes, person=person).content

    return save


def _page(size: int):
    """An article of so many sentences, all of them translated into Tibetan."""
    from wagtail.models import Locale

    from science_content.content_files.building import build
    from science_content.models import TopicPage
    from translation.engine.sources import store_words, translation_of
    from translation.engine.starting import start

    topic = TopicPage.objects.filter(locale__language_code="zh-hans").first()
    lines = [f"第{number}句：叶子背面看一看，有没有虫。" for number in range(size)]
    body = [{"key": "t", "type": "text", "value": "".join(f"<p>{line}</p>" for line in lines)}]
    facts = {"key": f"bench-{size}", "slug": f"bench-{size}", "title": f"一共{size}句", "summary": "看。", "body": body}
    page = build(topic, "article", facts, {}, {})
    bo = Locale.objects.get(language_code="bo")
    start(page, bo)
    target = page.get_translation(bo).specific
    store_words(translation_of(target), {line: f"ཚིག{n}ལོ་མའི་རྒྱབ་ལ་ལྟོས།" for n, line in enumerate(lines)})
    return target


def _ours(page: Any) -> bytes:
    from desk.workbench.views import workbench

    return workbench(_asked(page), page.pk).render().content


def _stock(page: Any) -> bytes:
    from wagtail_localize.views.edit_translation import edit_translation

    from translation.engine.sources import translation_of

    return edit_translation(_asked(page), translation_of(page), page).content


def _asked(page: Any) -> Any:
    """Past the middleware, which is the same for both."""
    from django.contrib.auth import get_user_model
    from django.test import RequestFactory

    request = RequestFactory().get(f"/cms/pages/{page.pk}/edit/")
    request.user = get_user_model().objects.get(username="yiyuan")
    request.session = {}
    return request


def _timed(act: Callable[[], bytes]) -> tuple[int, float, float]:
    """(queries, kB, median ms)."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    act()
    with CaptureQueriesContext(connection) as queries:
        weight = len(act()) / 1000
    counted = sum(not each["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")) for each in queries)
    spent = []
    for _ in range(TIMES):
        begun = time.process_time()
        act()
        spent.append((time.process_time() - begun) * 1000)
    return counted, weight, statistics.median(spent)


def _say(what: str, found: tuple[int, float, float], stock: tuple[int, float, float] | None) -> None:
    share = f"{found[2] / stock[2]:.2f}" if stock else ""
    print(what, found[0], f"{found[1]:.0f}", f"{found[2]:.1f}", share, sep="\t")

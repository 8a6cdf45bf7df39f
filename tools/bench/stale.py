"""STALE READS: several workers answer while doses are published; no read begun after a commit may show an older one."""

import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

from tests import database, server
from tools import engines
from tools.bench.table import print_table

PUBLICATIONS, READERS, WORKERS = 150, 4, 3
HEADS = ("engine", "publications", "reads", "stale")
ENGINES = ("sqlite", "postgresql")
SETTINGS = {"DJANGO_SETTINGS_MODULE": "cms.settings.dev", "GUNICORN_CMD_ARGS": f"--workers {WORKERS}"}
MAKE = "from tests.trees import small_tree; small_tree()"
ADDRESSES = "from tests.trees import Tree; tree = Tree.stored(); print(tree.article.url_path, tree.tibetan.url_path)"
PUBLISH = "from tools.bench.stale import publish; publish()"
NUMBER = re.compile(r'class="dose-number"[^>]*>\s*(\d+)')


def print_stale() -> None:
    print_table(f"STALE READS: {WORKERS} workers, {READERS} readers, a dose published again and again", HEADS, _rows())


def publish() -> None:
    """In a process of its own: publishes one amount after the other, and prints each when it is committed."""
    from tests.trees import Tree, with_amount

    article = Tree.stored().article
    for amount in range(11, 11 + PUBLICATIONS):
        with_amount(type(article).objects.get(pk=article.pk), amount).save_revision().publish()
        print(amount, flush=True)


def _rows() -> Iterator[tuple | str]:
    for engine in ENGINES:
        try:
            with engines.server(engine) as url, tempfile.TemporaryDirectory() as name:
                yield engine, PUBLICATIONS, *_counted(Path(name), _prepared(Path(name), url))
        except LookupError as missing:
            yield f"  {engine} left out: {missing}"


def _prepared(folder: Path, url: str) -> dict[str, str]:
    """What the processes of this run find in their environment; the small tree stands in the database."""
    if not url:
        shutil.copy(database.with_tree(), folder / database.DEMO)
        return SETTINGS
    env = database.environment(folder) | SETTINGS | {"DATABASE_URL": url}
    database.manage(env, "migrate", "-v0")
    database.manage(env, "setup_site", "-v0")
    database.manage(env, "shell", "-v0", "-c", MAKE)
    return SETTINGS | {"DATABASE_URL": url}


def _counted(folder: Path, more: dict[str, str]) -> tuple[int, int]:
    """(reads, stale reads)."""
    env = database.environment(folder) | more
    addresses = database.manage(env, "shell", "-v0", "-c", ADDRESSES).split()[-2:]
    settings = more["DJANGO_SETTINGS_MODULE"]
    rest = {name: value for name, value in more.items() if name != "DJANGO_SETTINGS_MODULE"}
    committed, done = [10], Event()

    def read_on(base: str) -> tuple[int, int]:
        reads = stale = 0
        while not done.is_set():
            for address in addresses:
                least = committed[-1]
                with urllib.request.urlopen(base + address, timeout=60) as answer:
                    shown = NUMBER.search(answer.read().decode())
                reads += 1
                stale += shown is not None and int(shown[1]) < least
        return reads, stale

    with server.running(folder, settings=settings, **rest) as site, ThreadPoolExecutor(READERS) as pool:
        readers = [pool.submit(read_on, site.url) for _ in range(READERS)]
        command = [sys.executable, "manage.py", "shell", "-v0", "-c", PUBLISH]
        with subprocess.Popen(command, cwd=database.ROOT, env=env, stdout=subprocess.PIPE, text=True) as publisher:
            for line in publisher.stdout or ():
                committed.append(int(line))
        done.set()
        counts = [reader.result() for reader in readers]
    if committed[-1] != 10 + PUBLICATIONS:
        raise SystemExit(f"only {committed[-1] - 10} publications were committed")
    return sum(reads for reads, _ in counts), sum(stale for _, stale in counts)

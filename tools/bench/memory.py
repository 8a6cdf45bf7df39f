"""MEMORY: how soon a sentence is found among 100,000 that were read, on both databases, through the ORM."""

import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests import database
from tests.languages.demo_sentences import demo_sentences
from tools import engines
from tools.bench.table import print_table

SIZE, ASKED, AT_ONCE = 100_000, 300, 2_000
HEADS = ("engine", "entries", "pairs", "fill s", "median ms", "p95 ms", "found")
ENGINES = ("sqlite", "postgresql")
MEASURE = "from tools.bench.memory import measure; measure()"
CLAUSES = re.compile("[，。；：、！？]")


def print_memory(*_: object) -> None:
    print_table(f"MEMORY: {ASKED} sentences, each one letter away from one that was read", HEADS, _rows())


def _rows() -> Iterator[tuple | str]:
    for engine in ENGINES:
        try:
            with engines.server(engine) as url, tempfile.TemporaryDirectory() as name:
                env = _prepared(Path(name), url)
                command = [sys.executable, "manage.py", "shell", "-v0", "-c", MEASURE]
                done = subprocess.run(command, env=env, cwd=database.ROOT, capture_output=True, text=True)
                yield (engine, *done.stdout.split()) if not done.returncode else f"  {engine}: {done.stderr[-600:]}"
        except LookupError as missing:
            yield f"  {engine} left out: {missing}"


def _prepared(folder: Path, url: str) -> dict[str, str]:
    env = database.environment(folder)
    if not url:
        shutil.copy(database.with_tree(), folder / database.DEMO)
        return env
    env |= {"DATABASE_URL": url}
    database.manage(env, "migrate", "-v0")
    return env


def sentences(size: int, chance: random.Random) -> list[str]:
    """So many, put together of the clauses of the demo: its letters, as often as it has them."""
    clauses = sorted({each for text in demo_sentences() for each in CLAUSES.split(text) if 2 < len(each) < 20})
    made: dict[str, None] = {}
    while len(made) < size:
        made["，".join(chance.sample(clauses, chance.choice((1, 2, 2, 3)))) + f"{len(made) % 97}天。"] = None
    return list(made)


def _tend() -> None:
    """As PostgreSQL does by itself within a minute of a filling: statistics, and which rows all may see."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM (ANALYZE)")


def measure() -> None:
    from uuid import UUID

    from translation.memory.matching import matches
    from translation.memory.models import Gram
    from translation.memory.remembering import ReadSentence, remember

    chance = random.Random(7)
    texts = sentences(SIZE, chance)
    begun = time.monotonic()
    for start in range(0, SIZE, AT_ONCE):
        some = [
            ReadSentence(f"body.{n}", text, f"ཚིག{n}") for n, text in enumerate(texts[start : start + AT_ONCE], start)
        ]
        remember(UUID(int=start), "bo", some)
    filled = time.monotonic() - begun
    _tend()
    spent, found = [], 0
    for text in chance.sample(texts, ASKED):
        at = chance.randrange(len(text) - 1)
        begun = time.perf_counter()
        answer = matches(text[:at] + "新" + text[at + 1 :], "bo")
        spent.append((time.perf_counter() - begun) * 1000)
        found += any(each.entry.chinese == text for each in answer)
    spent.sort()
    p95 = spent[int(len(spent) * 0.95)]
    print(
        SIZE, Gram.objects.count(), f"{filled:.0f}", f"{statistics.median(spent):.1f}", f"{p95:.1f}", f"{found}/{ASKED}"
    )

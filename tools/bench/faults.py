"""FAULTS: a translator's random edits while the line, the server and the browser fail, ten times as many as `make test` makes."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator

from tests.database import ROOT
from tools.bench.table import print_table

STEPS = os.environ.get("STEPS", "3000")
TEST = "tests/journeys/test_workbench_faults.py::test_no_letter_is_lost_and_none_comes_back"
HEADS = ("edits through faults", "s", "a letter lost, or come back")


def print_faults(*_: object) -> None:
    print_table("FAULTS: Chromium, SQLite", HEADS, _rows())


def _rows() -> Iterator[tuple | str]:
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    command = [sys.executable, "-m", "pytest", "-q", "-n0", TEST]
    begun = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, env=environment | {"STEPS": STEPS}, capture_output=True, text=True)
    yield (STEPS, f"{time.monotonic() - begun:.0f}", "yes" if done.returncode else "none")
    if done.returncode:
        yield done.stdout[-2000:]

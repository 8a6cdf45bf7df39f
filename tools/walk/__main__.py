"""Walks far: `python -m tools.walk --steps 3000`; `--postgres` on a PostgreSQL of our own; `--guards` takes guards away.

Prints each seed with what it found; exit 1 where a reader was told what nobody stands for, where a walk saw too little, or where
a missing guard was not noticed.
"""

import argparse
import logging
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests import database
from tools.engines.postgresql import postgresql

A_WALK = 150  # steps from one seed; then the next begins in a fresh database transaction
LEAST = 120  # steps in which a missing guard must be noticed


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--steps", type=int, default=3000)
    asked.add_argument("--seed", type=int, default=int(time.time()), help="of the first walk; the next ones count up")
    asked.add_argument("--postgres", action="store_true")
    asked.add_argument("--guards", action="store_true")
    asked.add_argument("--here", action="store_true", help=argparse.SUPPRESS)  # the process that walks
    given = asked.parse_args()
    if given.here:
        return _walks(given)
    with tempfile.TemporaryDirectory(prefix="walk-") as name:
        folder = Path(name)
        database.copy_template(folder)
        env = database.environment(folder)
        command = [sys.executable, "-m", "tools.walk", "--here", *sys.argv[1:], "--seed", str(given.seed)]
        if not given.postgres:
            return subprocess.run(command, env=env, cwd=database.ROOT).returncode
        with postgresql() as url:
            env |= {"DATABASE_URL": url}
            for setting_up in (["migrate", "-v0"], ["seed_demo", "-v0"]):
                database.manage(env, *setting_up)
            return subprocess.run(command, env=env, cwd=database.ROOT).returncode


def _walks(given: argparse.Namespace) -> int:
    import django  # noqa: PLC0415 -- Django is set up first

    django.setup()
    from django.db import connection, transaction  # noqa: PLC0415 -- Django is set up first
    from django.test.utils import setup_test_environment  # noqa: PLC0415 -- Django is set up first

    from .guards import GUARDS, without  # noqa: PLC0415 -- Django is set up first
    from .walking import Walked, walk  # noqa: PLC0415 -- Django is set up first

    setup_test_environment(debug=False)
    logging.disable(logging.CRITICAL)  # what is gone and refused is meant
    print(f"{connection.vendor}, seeds from {given.seed}", flush=True)

    def one(seed: int, steps: int) -> Walked:
        with transaction.atomic():
            walked = walk(seed, steps)
            transaction.set_rollback(True)
        print(walked, flush=True)
        return walked

    if given.guards:
        missed = 0
        for name in GUARDS:
            print(f"without: {name}", flush=True)
            with without(name):
                missed += not one(given.seed, LEAST).found
        return 1 if missed else 0
    began, found, blind = time.monotonic(), 0, 0
    for place in range(-(-given.steps // A_WALK)):
        walked = one(given.seed + place, min(A_WALK, given.steps - place * A_WALK))
        found, blind = found + len(walked.found), blind + walked.is_blind
    print(f"{given.steps} steps, {found} violations, {(time.monotonic() - began) / 60:.0f} minutes", flush=True)
    return 1 if found or blind else 0


if __name__ == "__main__":
    sys.exit(main())

"""Runs tests in a copy of the tree, on the template database that the tree without the fault has made."""

import os
import subprocess
import sys
from pathlib import Path

from tests import database

from .copies import copy_of_tree
from .faults import Fault

SEEN, SURVIVED, AMISS = "seen", "SURVIVED", "AMISS"
OPTIONS = ("-x", "-q", "--no-header", "--tb=line", "-p", "no:randomly", "-p", "no:cacheprovider")
LONGEST = 600  # seconds; what takes longer hangs
FAILED, INTERRUPTED = 1, 2  # exit codes of pytest: a test failed, a module could not be read


class Runner:
    def __init__(self) -> None:
        database.with_tree()  # now, so that no copy makes its own
        self._environment = os.environ | {"PYTHONPATH": ""}  # with the keys of the databases
        self._running: set[subprocess.Popen] = set()

    def control(self, faults: list[Fault]) -> str:
        """What the tests of all `faults` print where one fails without any; "" where all pass."""
        tests = dict.fromkeys(test for fault in faults for test in fault.tests)
        with copy_of_tree() as folder:
            outcome, said = self.run(folder, tuple(tests), LONGEST * 6)
        return "" if outcome == SURVIVED else said

    def run(self, folder: Path, tests: tuple[str, ...], seconds: int = LONGEST) -> tuple[str, str]:
        """SEEN where a test fails, SURVIVED where all pass, AMISS where none ran; and the last lines printed."""
        command = [sys.executable, "-m", "pytest", *OPTIONS, *tests]
        done = subprocess.Popen(
            command, cwd=folder, env=self._environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self._running.add(done)
        try:
            said, _ = done.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            return SEEN, "it hangs"
        finally:
            done.kill()
            self._running.discard(done)
        if done.returncode in (FAILED, INTERRUPTED):
            return SEEN, _end(said)
        return (SURVIVED, "") if done.returncode == 0 else (AMISS, _end(said))

    def stop(self) -> None:
        for process in list(self._running):
            process.kill()


def _end(said: str) -> str:
    return "\n".join(said.strip().splitlines()[-6:])

"""Plant each fault in a copy of the tree, run the tests named beside it, and say which were seen and which survived.

python -m tools.mutants                    all of them: about half an hour on two cores
python -m tools.mutants "a dose" --part search     those with these words in their name, or of a part
python -m tools.mutants --since main       those whose file or tests have changed since
"""

import argparse
import queue
import signal
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

from .copies import copy_of_tree, planted, sweep
from .faults import ROOT, Fault, listed
from .running import SEEN, Runner

AT_ONCE = 2


def chosen(faults: list[Fault], words: list[str], part: str | None, since: str | None) -> list[Fault]:
    if since:
        command = ["git", "diff", "--name-only", since]
        changed = set(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split())
        faults = [each for each in faults if changed & {each.file, *(test.partition("::")[0] for test in each.tests)}]
    return [
        each for each in faults if (not words or any(word in each.name for word in words)) and part in (None, each.part)
    ]


def measured(faults: list[Fault], runner: Runner) -> list[tuple[Fault, str, str]]:
    """(fault, SEEN, SURVIVED or AMISS, what was said), as each is done."""
    with ExitStack() as stack:
        copies: queue.Queue[Path] = queue.Queue()
        for _ in range(min(AT_ONCE, len(faults))):
            copies.put(stack.enter_context(copy_of_tree()))
        pool = ThreadPoolExecutor(AT_ONCE)
        stack.callback(pool.shutdown, cancel_futures=True)
        stack.callback(runner.stop)  # first, where the run is cut short: then nobody waits
        return list(pool.map(lambda fault: _one(fault, copies, runner), faults))


def _one(fault: Fault, copies: "queue.Queue[Path]", runner: Runner) -> tuple[Fault, str, str]:
    folder = copies.get()
    try:
        with planted(fault, folder):
            outcome, said = runner.run(folder, fault.tests)
    finally:
        copies.put(folder)
    print(f"{outcome:9}{fault.name}{'' if outcome == SEEN else f'  [{fault.file}]  {said}'}", flush=True)
    return fault, outcome, said


def table(found: list[tuple[Fault, str, str]]) -> str:
    all_of_them, seen = Counter(fault.room for fault, _, _ in found), Counter(f.room for f, o, _ in found if o == SEEN)
    lines = [f"{room:40}{seen[room]:4} of {count:3}" for room, count in sorted(all_of_them.items())]
    whole = f"{'together':40}{seen.total():4} of {len(found):3}  ({100 * seen.total() / len(found):.1f} %)"
    return "\n".join([*lines, whole])


def _no_longer_apply(faults: list[Fault]) -> list[str]:
    return [f"{fault.name}: {trouble}" for fault in faults for trouble in fault.troubles()]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.mutants", description=__doc__)
    parser.add_argument("words", nargs="*", metavar="NAME", help="part of a fault's name")
    parser.add_argument("--part", help="a part, such as search")
    parser.add_argument("--since", metavar="REV", help="whose file or tests changed since this commit")
    parser.add_argument("--trust", action="store_true", help="do not first run the tests without any fault")
    asked = parser.parse_args(arguments)
    faults = chosen(listed(), asked.words, asked.part, asked.since)
    if amiss := _no_longer_apply(faults):
        print("These faults no longer apply; mend the list:", *amiss, sep="\n  ")
        return 1
    if not faults:
        print("No fault is meant by that.")
        return 1
    sweep()
    runner = Runner()
    if not asked.trust and (failing := runner.control(faults)):
        print("These tests fail without any fault:", failing, sep="\n")
        return 1
    found = measured(faults, runner)
    print(table(found))
    return 0 if all(outcome == SEEN for _, outcome, _ in found) else 1


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(main())

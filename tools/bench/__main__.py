"""All tables, or those that are named: `make bench`, `make bench ARGS="weights scores"`."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from tools.bench import servers
from tools.bench.answers import print_answers, print_beside_plain
from tools.bench.faults import print_faults
from tools.bench.memory import print_memory
from tools.bench.rows import print_rows
from tools.bench.scores import print_scores
from tools.bench.search import print_search
from tools.bench.stale import print_stale
from tools.bench.starting import print_starting
from tools.bench.weights import print_weights
from tools.bench.workbench import print_workbench

COUNTED = {"answers": print_answers, "plain": print_beside_plain}
WITH_ENGINES = {
    "rows": print_rows,
    "search": print_search,
    "stale": print_stale,
    "workbench": print_workbench,
    "memory": print_memory,
    "starting": print_starting,
    "faults": print_faults,
}
IN_THE_BROWSER = {"weights": print_weights, "scores": print_scores}


def main(wanted: list[str]) -> None:
    tables = {**COUNTED, **IN_THE_BROWSER, **WITH_ENGINES}
    if unknown := {*wanted} - {*tables}:
        raise SystemExit(f"no table is called {', '.join(sorted(unknown))}; there are {', '.join(tables)}")
    for print_it in _chosen(WITH_ENGINES, wanted):
        print_it()
    if wanted and {*wanted} <= {*WITH_ENGINES}:
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        servers.prepare(folder)
        with servers.running(folder, servers.COUNTED) as site:
            for print_it in _chosen(COUNTED, wanted):
                print_it(site.url)
        chromium = _chromium()
        if not chromium:
            print("\nFIRST VISIT and LIGHTHOUSE: left out, Chromium is absent (Debian package chromium)")
            return
        with servers.running(folder, servers.PRODUCTION) as site:
            for print_it in _chosen(IN_THE_BROWSER, wanted):
                print_it(site.url, chromium)


def _chosen(tables: dict, wanted: list[str]) -> list:
    return [print_it for name, print_it in tables.items() if not wanted or name in wanted]


def _chromium() -> str | None:
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


if __name__ == "__main__":
    main(sys.argv[1:])

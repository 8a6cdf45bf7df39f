"""The table of Lighthouse's scores: the middle of three runs, as a busy machine makes single runs doubtful."""

import urllib.error
import urllib.request
from collections.abc import Iterator

from tools.bench.addresses import AUDITED, in_each_language
from tools.bench.lighthouse import CATEGORIES, VERSION, audit, failing, install, scores
from tools.bench.table import print_table

RUNS = 3
WANTED = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}


def print_scores(url: str, chromium: str) -> None:
    missing = install()
    if missing:
        print(f"\nLIGHTHOUSE: left out, {missing}")
        return
    wanted = ", ".join(f"{name} {least}" for name, least in WANTED.items())
    print_table(
        f"LIGHTHOUSE {VERSION}, mobile, production settings, the middle of {RUNS} runs by performance (wanted: {wanted})",
        ("", "language", *CATEGORIES),
        (
            row
            for name, code, address in in_each_language(AUDITED)
            for row in _rows(name, code, url + address, chromium)
        ),
    )


def _rows(name: str, code: str, url: str, chromium: str) -> Iterator[tuple | str]:
    """The scores, then a line for each audit that costs points."""
    if not _stands(url):
        yield name, code, "no such page"
        return
    reports = [report for _ in range(RUNS) if (report := audit(url, chromium))]
    if not reports:
        yield name, code, "no report"
        return
    middle = sorted(reports, key=lambda report: scores(report)["performance"])[len(reports) // 2]
    yield name, code, *scores(middle).values()
    if min(scores(middle).values()) < 100:
        yield from (f"    {line}" for line in failing(middle))


def _stands(url: str) -> bool:
    """Asked before the clock runs: the first reader waits for pictures to be made."""
    try:
        return urllib.request.urlopen(url).status == 200
    except urllib.error.HTTPError:
        return False

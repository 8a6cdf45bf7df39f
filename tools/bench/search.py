"""SEARCH: pages a second into each engine, and milliseconds for a question, at 1,000, 10,000 and 100,000 pages; with a plot."""

import json
import subprocess
import sys
from collections.abc import Iterator

from tests.database import ROOT
from tools.bench.table import print_table
from tools.engines import server

SIZES = {
    "sqlite": (1_000, 10_000, 100_000),
    "opensearch": (1_000, 10_000, 100_000),
    "postgresql": (1_000, 10_000),
    "elasticsearch": (1_000, 10_000),
}
STOCK_SIZES = (1_000, 10_000)
LONGEST = {"ours": 900, "stock": 240}  # seconds for one size
PLOT = ROOT / "var" / "bench" / "search.png"
HEADS = ("engine", "pages", "pages/s", "p50 ms", "p95 ms", "hits")


def print_search() -> None:
    curves: dict[str, list[tuple[int, float]]] = {}
    print_table("SEARCH: generated pages of 500 characters, 200 questions of one to three words", HEADS, _rows(curves))
    _plot(curves)


def _rows(curves: dict[str, list[tuple[int, float]]]) -> Iterator[tuple | str]:
    for engine, sizes in SIZES.items():
        try:
            with server(engine, heap="1g") as url:
                for which, each in (("ours", sizes), ("stock", STOCK_SIZES)):
                    for size in each:
                        found = _measured(engine, size, which, url)
                        yield _row(f"{engine}, {which}", size, found)
                        if isinstance(found, dict):
                            curves.setdefault(f"{engine}, {which}", []).append((size, found["p95"]))
        except LookupError as missing:
            yield f"  {engine} left out: {missing}"


def _measured(engine: str, size: int, which: str, url: str) -> dict[str, float] | str:
    """What `one_engine` measured, else why there is nothing."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "tools.bench.one_engine", engine, str(size), which, url],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=LONGEST[which],
        )
    except subprocess.TimeoutExpired:
        return f"over {LONGEST[which]} s"
    if done.returncode:
        return done.stderr.strip().splitlines()[-1][:200]
    return json.loads(done.stdout.strip().splitlines()[-1])


def _row(name: str, size: int, found: dict[str, float] | str) -> tuple:
    if isinstance(found, str):
        return (name, f"{size:,}", found)
    return (name, f"{size:,}", f"{found['rate']:,.0f}", found["p50"], found["p95"], f"{found['hits']:.0f}")


def _plot(curves: dict[str, list[tuple[int, float]]]) -> None:
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(8, 5), layout="constrained")
    for name, points in curves.items():
        axes.plot(*zip(*points, strict=True), marker="o", linestyle="--" if name.endswith("stock") else "-", label=name)
    axes.set(
        xscale="log", yscale="log", xlabel="pages", ylabel="p95, milliseconds", title="Search as the library grows"
    )
    axes.grid(alpha=0.3)
    axes.legend()
    PLOT.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(PLOT, dpi=110)
    print(f"\nplot: {PLOT.relative_to(ROOT)}")

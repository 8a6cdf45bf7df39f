"""`make conformance`: modelsearch's own tests against our backends and the stock ones, in the same run; the difference is printed.

Fails where one of ours fails and the stock backend does not. With names of engines: only those.
"""

import json
import os
import subprocess
import sys
import tempfile

from tests.database import ROOT
from tools.engines import SERVED, server

# What our backends do differently on purpose, and why: not failures.
MEANT: dict[str, str] = {}


def outcomes(engine: str, which: str, url: str) -> dict[str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "tools.conformance.suite", engine, which, url],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        sys.exit(f"{engine} {which}: the suite did not run\n{done.stderr[-3000:]}")
    return json.loads(done.stdout.strip().splitlines()[-1])


def main(engines: list[str]) -> int:
    worse = 0
    for engine in engines:
        with server(engine) as url:
            stock, ours = outcomes(engine, "stock", url), outcomes(engine, "ours", url)
        failed = {
            which: {name for name, outcome in found.items() if outcome not in ("passed", "skipped")}
            for which, found in (("stock", stock), ("ours", ours))
        }
        new = sorted(failed["ours"] - failed["stock"])
        print(
            f"{engine}: {len(ours)} tests; fail: stock {len(failed['stock'])}, ours {len(failed['ours'])}", flush=True
        )
        for name in sorted(failed["stock"] & failed["ours"]):
            print(f"    both fail      {name}")
        for name in sorted(failed["stock"] - failed["ours"]):
            print(f"    only stock     {name}")
        for name in new:
            print(f"    ONLY OURS      {name}: {MEANT.get(name) or ours[name]}")
        worse += len([name for name in new if name not in MEANT])
    return 1 if worse else 0


if __name__ == "__main__":
    if os.path.isdir("/dev/shm"):  # making and dropping indices waits for the disk most of the time
        tempfile.tempdir = os.environ["TMPDIR"] = "/dev/shm"
    sys.exit(main(sys.argv[1:] or list(SERVED)))

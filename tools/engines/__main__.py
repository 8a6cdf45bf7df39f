"""Starts a node by hand: `python -m tools.engines opensearch3 --port 9200`, until Ctrl-C or SIGTERM."""

import argparse
import signal
import sys
from pathlib import Path

from tools.engines.install import installed
from tools.engines.node import running
from tools.engines.recipes import ENGINES

parser = argparse.ArgumentParser(prog=f"python -m {__package__}", description=__doc__)
parser.add_argument("engine", choices=ENGINES)
parser.add_argument("--port", type=int, default=9200)
parser.add_argument("--data", type=Path, help="folder that keeps the index; without it nothing stays")
parser.add_argument("--heap", default="256m")
parser.add_argument("--install", action="store_true", help="only fetch and install")
options = parser.parse_args()

if options.install:
    installed(options.engine)
    sys.exit()

signal.signal(signal.SIGTERM, lambda *_: sys.exit())
signal.signal(signal.SIGINT, lambda *_: sys.exit())
with running(options.engine, port=options.port, data=options.data, heap=options.heap) as url:
    print(f"{options.engine} answers at {url}", flush=True)
    signal.pause()

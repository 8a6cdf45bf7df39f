"""A real server in a process of its own, for what a browser must see."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from tests.database import DEMO, ROOT, copy_template, environment, manage
from tests.ready import Ready

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-device-for-media-stream",  # a microphone that beeps, and nobody who is asked for it
    "--use-fake-ui-for-media-stream",
]


BROWSERS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
)  # without windows, the same engine takes a fifth less time


def chromium() -> str | None:
    """The path of the browser for tests, None where none is installed."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)


@dataclass(frozen=True)
class Site:
    """`manage`: as `database.manage`, against this site's database."""

    url: str
    folder: Path
    manage: Callable[..., str]

    def shell(self, code: str) -> str:
        return self.manage("shell", "-v0", "-c", code)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running(folder: Path, settings: str = "cms.settings.test", **more: str) -> Iterator[Site]:
    """A server with the database and media in `folder`; `more` goes to its environment."""
    port = free_port()
    env = environment(folder) | {"DJANGO_SETTINGS_MODULE": settings, "SITE_URL": f"http://127.0.0.1:{port}"} | more
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "cms.wsgi",
        "-b",
        f"127.0.0.1:{port}",
        "--threads",
        "4",
        "--timeout",
        "120",
    ]
    with (folder / "server.log").open("w") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=log, stderr=log)
        try:
            _wait(f"http://127.0.0.1:{port}/healthz", lambda: process.poll() is not None, folder / "server.log")
            yield Site(f"http://127.0.0.1:{port}", folder, partial(manage, environment(folder)))
        finally:
            process.terminate()
            process.wait(20)


@contextmanager
def running_at_once(ready: Ready, folder: Path, **changed: Any) -> Iterator[Site]:
    """A server with a fresh copy of the demo; it and its commands begin sooner than `running`, for `ready` stands in `folder`.

    `changed`: settings of the server that are to be others, which are asked for at each request.
    """
    for left in folder.glob(f"{DEMO}*"):  # a journal of a killed server would be played into the new one
        left.unlink()
    shutil.rmtree(folder / "media", ignore_errors=True)
    copy_template(folder)
    url, log = f"http://127.0.0.1:{ready.port}", folder / "server.log"
    pid = ready.ask("serve", str(log), str(log), changed)
    try:
        _wait(f"{url}/healthz", lambda: ready.ask("is gone", pid) != 0, log)
        yield Site(url, folder, partial(ready.manage, folder))
    finally:
        ready.ask("stop", pid)


def _wait(url: str, is_gone: Callable[[], bool], log: Path) -> None:
    for _ in range(300):
        if is_gone():
            break
        try:
            urllib.request.urlopen(url, timeout=5)
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError(f"the server did not start:\n{log.read_text()}")

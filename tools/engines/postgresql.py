"""Starts a real PostgreSQL of our own in a temporary folder, on loopback, and stops it by its pid."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.engines.node import claim, hand_over, stop

PACKAGE = "postgresql"


@contextmanager
def postgresql(locale: str = "C.UTF-8") -> Iterator[str]:
    """URL of an empty database on a fresh server. Raises LookupError, naming the package, where PostgreSQL is absent."""
    bin_folder = find_programs()
    with tempfile.TemporaryDirectory(prefix="postgresql-") as folder:
        data, port = Path(folder, "data"), claim(0)
        data.mkdir(mode=0o700)
        user, group = hand_over(Path(folder))
        who = {"user": user, "group": group, "extra_groups": None if user is None else [], "cwd": folder}
        made = subprocess.run(
            [bin_folder / "initdb", "-D", data, "-U", "kepu", "-A", "trust", "-E", "UTF8", f"--locale={locale}", "-N"],
            capture_output=True,
            text=True,
            **who,
        )
        if made.returncode:
            raise RuntimeError(f"initdb failed:\n{made.stdout}{made.stderr}")
        options = {
            "port": port,
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": folder,
            "fsync": "off",
            "shared_buffers": "256MB",
            "full_page_writes": "off",
            "synchronous_commit": "off",
        }
        log = Path(folder, "log")
        with log.open("wb") as output:
            process = subprocess.Popen(
                [bin_folder / "postgres", "-D", data, *(f"--{name}={value}" for name, value in options.items())],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                **who,
            )
            try:
                wait(bin_folder, process, port, log)
                yield f"postgres://kepu@127.0.0.1:{port}/postgres"
            finally:
                process.send_signal(2)  # fast shutdown; SIGTERM would wait for clients
                stop(process)


def find_programs() -> Path:
    if server := shutil.which("postgres"):
        return Path(server).resolve().parent
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    if not found:
        raise LookupError(f"no PostgreSQL found: install {PACKAGE}")
    return found[-1].parent


def dump(url: str, file: Path) -> None:
    """The whole database as SQL that makes it anew."""
    subprocess.run([find_programs() / "pg_dump", "--no-owner", "-f", file, url], check=True)


def load(url: str, file: Path) -> None:
    """What `dump` wrote, into an empty database."""
    command = [find_programs() / "psql", "-X", "-q", "-1", "-v", "ON_ERROR_STOP=1", "-f", file, url]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def wait(bin_folder: Path, process: subprocess.Popen[bytes], port: int, log: Path, seconds: int = 60) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.poll() is None:
        if not subprocess.run(
            [bin_folder / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)], env=os.environ
        ).returncode:
            return
        time.sleep(0.1)
    raise RuntimeError("PostgreSQL did not start:\n" + "\n".join(log.read_text(errors="replace").splitlines()[-40:]))

"""Starts one node on loopback, waits until it answers, stops it."""

from __future__ import annotations

import http.client
import os
import pwd
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.engines.install import find_java, installed
from tools.engines.recipes import ENGINES

JAVA_OPTIONS = (
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",  # half the start-up time; searches are as fast on two cores
    "-Dlog4j.shutdownHookEnabled=false",  # else the log closes before the node, and OpenSearch 2 takes 30 s to stop
    "-Dlog4j2.disable.jmx=true",
    "-Dio.netty.noUnsafe=true",
)


@contextmanager
def running(name: str, *, port: int = 0, data: Path | None = None, heap: str = "256m") -> Iterator[str]:
    """Address of a node that answers requests. `data` keeps the index over restarts; without it nothing stays."""
    engine, home, port = ENGINES[name], installed(name), claim(port)
    with tempfile.TemporaryDirectory(prefix=f"{name}-") as folder:
        run, config = Path(folder), Path(folder, "config")
        data = (data or run / "data").resolve()
        config.mkdir()
        data.mkdir(parents=True, exist_ok=True)
        command = [
            f"{find_java(engine.java)}/bin/java",
            f"-Xms{heap}",
            f"-Xmx{heap}",
            f"-Djava.io.tmpdir={run}",
            *JAVA_OPTIONS,
            *engine.command(home, config, settings_of(name, port, data, run)),
        ]
        log = run / "node.log"
        with log.open("wb") as output:
            user, group = hand_over(run, data)
            process = subprocess.Popen(
                command,
                cwd=run,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                user=user,
                group=group,
                extra_groups=None if user is None else [],
            )
            try:
                wait_until_it_answers(process, port, log)
                yield f"http://127.0.0.1:{port}"
            finally:
                stop(process)


def settings_of(name: str, port: int, data: Path, run: Path) -> dict[str, str]:
    """A single node on loopback with its files in `data` and `run`."""
    return {
        "cluster.name": name,
        "node.name": "test",
        "discovery.type": "single-node",
        "network.host": "127.0.0.1",
        "http.port": str(port),
        "transport.port": "0",
        "path.data": str(data),
        "path.logs": str(run),
        "cluster.routing.allocation.disk.threshold_enabled": "false",  # a full disk makes indices read-only
    }


def hand_over(*folders: Path) -> tuple[int | None, int | None]:
    """Root gives the folders to nobody and starts the node as nobody, since OpenSearch refuses to run as root."""
    if os.geteuid() != 0:
        return None, None
    nobody = pwd.getpwnam("nobody")
    for folder in folders:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, nobody.pw_uid, nobody.pw_gid)
    return nobody.pw_uid, nobody.pw_gid


def wait_until_it_answers(process: subprocess.Popen[bytes], port: int, log: Path, seconds: int = 120) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.poll() is None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:  # not GET /: Elasticsearch has that in a module which is not published
            connection.request("GET", "/_cluster/health?wait_for_status=yellow&timeout=5s")
            if connection.getresponse().status == 200:
                return
        except OSError:
            pass  # not listening yet
        finally:
            connection.close()
        time.sleep(0.1)
    raise RuntimeError("the node did not start:\n" + "\n".join(log.read_text(errors="replace").splitlines()[-40:]))


def stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def claim(port: int) -> int:
    """The port, or any free one for 0. Raises OSError when it is taken: the other server would answer for ours."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))
        return int(probe.getsockname()[1])

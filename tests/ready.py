"""A process that has loaded the site and waits: a server or a command begins at once, in a fork of it.

`python -m tests.ready` is the process. It says the port of its servers, then obeys a line of JSON after the other.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.database import ROOT, copy_template, environment

SERVER = ("gunicorn", "cms.wsgi", "--threads", "4", "--timeout", "120", "-b")
OUTPUT = ("ready.out", "ready.err")


class Ready:
    """What a test says to the process; `port` is that of its servers."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.port = int(self._answer())

    def ask(self, what: str, *arguments: Any) -> int:
        """The number that it answers: of a process, or that with which one ended."""
        assert self._process.stdin
        self._process.stdin.write(json.dumps([what, *arguments]) + "\n")
        self._process.stdin.flush()
        return int(self._answer())

    def manage(self, folder: Path, *command: str) -> str:
        """As `database.manage`, against the database in `folder`, which is this process's."""
        outputs = [folder / name for name in OUTPUT]
        code = self.ask("manage", ["manage.py", *command], *map(str, outputs))
        said, complained = (path.read_text(encoding="utf-8") for path in outputs)
        if code:
            failed = subprocess.CalledProcessError(code, command)
            failed.add_note(said + complained)
            raise failed
        return said

    def _answer(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline() or "-1"


@contextmanager
def ready(folder: Path) -> Iterator[Ready]:
    """Such a process, whose servers and commands use the database and media in `folder`."""
    copy_template(folder)
    command = [sys.executable, "-m", "tests.ready"]
    with (
        (folder / "ready.log").open("w") as log,
        subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment(folder),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        ) as process,
    ):
        yield Ready(process)


def load() -> None:
    """Everything that the first request of a kind loads, by asking for one of each."""
    import django

    django.setup()
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.core.cache import cache
    from django.db import connections
    from django.test import Client

    from science_content.models import ArticlePage

    page, editor = ArticlePage.objects.live().first(), Client()
    editor.force_login(get_user_model().objects.get(username="bianji"), "django.contrib.auth.backends.ModelBackend")
    for address in ("/cms/login/", "/zh-hans/", "/bo/", "/e/533401/", page.url_path):
        Client().get(address, headers={"host": "localhost"})
    for address in (
        "/cms/",
        f"/cms/pages/{page.get_parent().pk}/",
        f"/cms/pages/{page.pk}/edit/",
        "/cms/translations/",
    ):
        editor.get(address, headers={"host": "localhost"})
    # A browser asks each file of Wagtail's once, and the server knows where it lies; of the clients above none asks any.
    settings.WHITENOISE_AUTOREFRESH, settings.WHITENOISE_MAX_AGE = False, 600
    import gunicorn.app.wsgiapp
    import gunicorn.workers.gthread  # noqa: F401

    import cms.wsgi  # noqa: F401

    cache.clear()
    connections.close_all()


def fork(act: Callable[[], None], out: str, err: str) -> int:
    """The id of a process that does `act` with its outputs in these files."""
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        for number, path in ((1, out), (2, err)):
            os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        sys.stdout, sys.stderr = (os.fdopen(number, "w", encoding="utf-8") for number in (1, 2))
        act()
        code = 0
    except SystemExit as ended:
        code = int(ended.code or 0) if not isinstance(ended.code, str) else 1
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def serve(listening: int, changed: dict[str, Any]) -> None:
    """With these settings changed."""
    from django.conf import settings
    from gunicorn.app.wsgiapp import run

    for name, value in changed.items():
        setattr(settings, name, value)
    sys.argv = [*SERVER, f"fd://{listening}"]
    run()


def manage(command: list[str]) -> None:
    from django.core.management import execute_from_command_line

    execute_from_command_line(command)


def ended(pid: int) -> int:
    """What it ended with."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def stop(pid: int) -> int:
    try:
        os.kill(pid, signal.SIGTERM)
        return ended(pid)
    except (ProcessLookupError, ChildProcessError):  # it was gone already
        return 0


def obey(what: str, *arguments: Any, listening: int, servers: set[int]) -> int:
    match what, *arguments:
        case "serve", out, err, changed:
            servers.add(pid := fork(lambda: serve(listening, changed), out, err))
            return pid
        case "is gone", pid:
            return os.waitpid(pid, os.WNOHANG)[0]
        case "stop", pid:
            servers.discard(pid)
            return stop(pid)
        case "manage", command, out, err:
            return ended(fork(lambda: manage(command), out, err))
    raise ValueError(what)


def main() -> None:
    with os.fdopen(os.dup(1), "w") as answers, socket.create_server(("127.0.0.1", 0)) as listening:
        os.dup2(2, 1)  # what anybody prints is no answer
        port, servers = listening.getsockname()[1], set[int]()
        os.environ["SITE_URL"] = f"http://127.0.0.1:{port}"
        load()
        print(port, file=answers, flush=True)
        for line in sys.stdin:
            number = obey(*json.loads(line), listening=listening.fileno(), servers=servers)
            print(number, file=answers, flush=True)
        for pid in servers:  # whoever asked for them was killed
            stop(pid)


if __name__ == "__main__":
    main()

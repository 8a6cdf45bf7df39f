"""What a site answers to its readers, address by address, as its own code gives it."""

import base64
import gzip
import hashlib
import json
import subprocess
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from .addresses import Addresses
from .commits import CannotMake
from .words import Page, without_gaps

ANSWERING = Path(__file__).with_name("answering.py")


@dataclass(frozen=True)
class Answer:
    """`lines` are the words of a page, or what else was sent; `links` where a page leads and what it shows."""

    status: int
    location: str
    headers: dict
    type: str
    lines: list[str]
    links: list[str]

    @classmethod
    def read(cls, given: dict) -> "Answer":
        """`given` as `answering.py` says it, its content as bytes."""
        lines, links = _read(given["type"], given["content"])
        return cls(given["status"], given["location"], given["headers"], given["type"], lines, links)


def _read(kind: str, content: bytes) -> tuple[list[str], list[str]]:
    if kind == "text/html":
        page = Page(content.decode())
        return page.lines, sorted(link for link in page.links if not link.startswith("/static/"))
    if kind.endswith(("xml", "json")):
        return [without_gaps(content.decode())], []
    if kind.startswith("text/"):
        return [line for line in map(without_gaps, content.decode().split("\n")) if line], []
    return [hashlib.sha256(content).hexdigest()], []


class Asking:
    """A running site: `models` are the labels of what its code has; `answer(address)` asks it."""

    def __init__(self, process: subprocess.Popen) -> None:
        self._process = process
        self.models: list[str] = self._next()["models"]

    def answer(self, address: str) -> Answer:
        self._process.stdin.write(json.dumps(address) + "\n")
        self._process.stdin.flush()
        given = self._next()
        return Answer.read(given | {"content": base64.b64decode(given["content"])})

    def _next(self) -> dict:
        line = self._process.stdout.readline()
        if not line:
            raise EOFError
        return json.loads(line)


@contextmanager
def running(python: Path, code: Path, environment: dict[str, str], moment: str) -> Iterator[Asking]:
    """A process of the site's own code that answers as if it were `moment`, until the end of the block."""
    with tempfile.TemporaryFile("w+") as errors:
        process = subprocess.Popen(
            [str(python), "-P", str(ANSWERING), moment],
            cwd=code,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
        try:
            yield Asking(process)
            process.communicate(timeout=60)  # ends by itself: only then is all that it wrote in the database's one file
        except (EOFError, BrokenPipeError):
            process.wait()
            errors.seek(0)
            raise CannotMake(f"the site in {code} ended while it was asked:\n{errors.read()[-3000:]}") from None
        finally:
            process.kill()
            process.communicate()


def walk(addresses: Addresses, ask: Callable[[str], Answer]) -> dict[str, Answer]:
    """Every address to begin with, and every one that is found on the way and followed."""
    answers: dict[str, Answer] = {}
    waiting = deque(addresses.begin())
    known = set(waiting)
    while waiting:
        address = waiting.popleft()
        answers[address] = ask(address)
        for link in [*answers[address].links, answers[address].location]:
            link = link.partition("?")[0]
            if link not in known and addresses.is_followed(link):
                waiting.append(link)
            known.add(link)
    return answers


def ask_all(addresses: Iterable[str], ask: Callable[[str], Answer]) -> dict[str, Answer]:
    return {address: ask(address) for address in addresses}


def keep(answers: dict[str, Answer], path: Path) -> None:
    rows = {address: asdict(answer) for address, answer in answers.items()}
    path.write_bytes(gzip.compress(json.dumps(rows, ensure_ascii=False).encode()))


def kept_in(path: Path) -> dict[str, Answer]:
    rows = json.loads(gzip.decompress(path.read_bytes()))
    return {address: Answer(**row) for address, row in rows.items()}

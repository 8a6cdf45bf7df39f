"""The code of an earlier commit as files, and an interpreter that has what it pins."""

import hashlib
import re
import subprocess
import sys
import tarfile
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from .earlier import EARLIER
from .keeping import once

ROOT = Path(__file__).resolve().parents[2]
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(\S+)", re.MULTILINE)
CLOCK = "time-machine"  # what stops the clock of a site that is asked, whatever its own requirements


class CannotMake(Exception):
    """The earlier site cannot be made; the message says why, and what helps."""


class Absent(CannotMake):
    """This clone does not hold the commit."""


def full_hash(commit: str, root: Path = ROOT) -> str:
    """Of a name in EARLIER, a hash, a branch or a tag."""
    asked = EARLIER.get(commit, commit)
    if not (found := _git(root, "rev-parse", "--verify", "--quiet", f"{asked}^{{commit}}")):
        raise Absent(_why_absent(commit, root))
    return found


def _why_absent(commit: str, root: Path) -> str:
    if not _git(root, "rev-parse", "--git-dir"):
        return f"{root} is no clone of git: an earlier commit cannot be read from it"
    if _git(root, "rev-parse", "--is-shallow-repository") == "true":
        return f"this clone is shallow and does not hold the commit {commit}: run git fetch --unshallow"
    return f"no commit is called {commit} here; known by name: {', '.join(EARLIER)}"


def _git(root: Path, *command: str) -> str:
    """What it printed; "" where it failed."""
    try:
        done = subprocess.run(["git", "-C", str(root), *command], capture_output=True, text=True)
    except FileNotFoundError:
        raise CannotMake("git is absent: install git") from None
    return done.stdout.strip() if done.returncode == 0 else ""


def write_code(commit: str, folder: Path, root: Path = ROOT) -> None:
    """The files of `commit` below `folder`, without its history."""
    with tempfile.NamedTemporaryFile(suffix=".tar") as archive:
        done = subprocess.run(
            ["git", "-C", str(root), "archive", "--format=tar", f"--output={archive.name}", commit],
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise CannotMake(f"git archive {commit}: {done.stderr.strip()}")
        with tarfile.open(archive.name) as files:
            files.extractall(folder, filter="data")


def interpreter_for(code: Path, kept: Path) -> Path:
    """This one where it has all that `code` pins, at those versions; else one in a venv below `kept`, made once."""
    wanted = (code / "requirements.txt").read_text(encoding="utf-8")
    if all(_is_here(name, pinned) for name, pinned in PIN.findall(wanted)):
        return Path(sys.executable)
    wanted += f"\n{CLOCK}=={version(CLOCK)}\n"
    name = hashlib.sha256(wanted.encode()).hexdigest()[:16]
    return once(kept / "python", name, lambda folder: _make_interpreter(folder, wanted)) / "bin" / "python"


def _make_interpreter(folder: Path, wanted: str) -> None:
    run([sys.executable, "-m", "venv", str(folder)])
    (folder / "requirements.txt").write_text(wanted, encoding="utf-8")
    run([str(folder / "bin" / "python"), "-m", "pip", "install", "-q", "-r", str(folder / "requirements.txt")])


def _is_here(name: str, pinned: str) -> bool:
    try:
        return version(name) == pinned
    except PackageNotFoundError:
        return False


def run(command: list[str], **how) -> str:
    """All that it printed. Raises CannotMake with the last of it where it fails."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **how)
    if done.returncode:
        raise CannotMake(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout[-3000:]}")
    return done.stdout

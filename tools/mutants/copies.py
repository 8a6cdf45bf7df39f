"""Throwaway copies of the tree: what is planted there never touches the working tree, and no run leaves one behind."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from .faults import ROOT, Fault

PREFIX = "kepu-mutants-"
SHARED = (".venv", "var/test")  # linked: the second holds the template databases
_moments = count(1_000_000_000)  # no two versions of a file have one time, by which Python knows its compiled modules


@contextmanager
def copy_of_tree(root: Path = ROOT) -> Iterator[Path]:
    """The files that git would take, as they stand now; gone with the block, or with the next run where this one was killed."""
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
    try:
        for name in _files(root):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / name, folder / name)
        for name in SHARED:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).symlink_to(root / name)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep() -> None:
    """Remove the copies of runs that are no more."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        owner = folder.name.removeprefix(PREFIX).partition("-")[0]
        if owner.isdigit() and not _is_alive(int(owner)):
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def planted(fault: Fault, folder: Path) -> Iterator[None]:
    """The fault stands in the copy inside the block. Raises Gone."""
    path = folder / fault.file
    before = path.read_text(encoding="utf-8")
    _write(path, fault.planted(before))
    try:
        yield
    finally:
        _write(path, before)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    moment = next(_moments)
    os.utime(path, (moment, moment))


def _files(root: Path) -> list[str]:
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout.split("\0")
    return [name for name in listed if name and (root / name).is_file() and not (root / name).is_symlink()]


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True

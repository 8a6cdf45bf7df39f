"""Folders that are costly to fill, kept for the next time: whole or not at all, and filled once."""

import fcntl
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path


def once(kept: Path, name: str, fill: Callable[[Path], None]) -> Path:
    """The folder `name` in `kept`, filled the first time. It bears its name only when it is whole; two runs at once fill it once.

    `kept` holds one kind of thing and nothing else, as a second one to be filled waits for the first.
    """
    folder = kept / name
    kept.mkdir(parents=True, exist_ok=True)
    with (kept / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            for left in kept.glob("making-*"):  # by a run that was killed, as whoever fills a folder holds the lock
                shutil.rmtree(left)
            with tempfile.TemporaryDirectory(dir=kept, prefix="making-", ignore_cleanup_errors=True) as making:
                (inside := Path(making) / name).mkdir()
                fill(inside)
                inside.rename(folder)
    return folder

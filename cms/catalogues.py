"""Compiles gettext catalogues with polib, so that running the site needs no gettext on the machine."""

import os
import tempfile
from pathlib import Path

import polib


def compile_catalogues(root: Path) -> int:
    """Compile each `.po` below `root` whose `.mo` is absent, empty or older; the number compiled.

    Settings call it: importable before Django is set up, and safe when several processes start at once.
    """
    compiled = 0
    for source in sorted(root.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if _is_stale(target, source):
            _write_whole(polib.pofile(str(source)).to_binary(), target)
            compiled += 1
    return compiled


def _is_stale(target: Path, source: Path) -> bool:
    """An empty file counts: Django crashes on one instead of ignoring it."""
    if not target.exists():
        return True
    written = target.stat()
    return not written.st_size or written.st_mtime < source.stat().st_mtime


def _write_whole(content: bytes, target: Path) -> None:
    """No reader sees half a file."""
    with tempfile.NamedTemporaryFile(dir=target.parent, suffix=".part", delete=False) as part:
        part.write(content)
    os.chmod(part.name, 0o644)
    os.replace(part.name, target)

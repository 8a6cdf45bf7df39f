"""Compiles gettext catalogues with polib, so that running the site needs no gettext on the machine.

A language whose interface words are not released gets an empty catalogue: gettext then answers in Chinese, and no page
shows a mixture (decision 14 of docs/design.md). Its `.po` stays where its team works on it.
"""

import os
import tempfile
from pathlib import Path

import polib

from languages import registry


def compile_catalogues(root: Path) -> int:
    """Compile each `.po` below `root` whose `.mo` is absent, empty or older than it or the registry; the number compiled.

    Settings call it: importable before Django is set up, and safe when several processes start at once.
    """
    released = {language.locale for language in registry.LANGUAGES.values() if language.interface_released}
    compiled = 0
    for source in sorted(root.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if _is_stale(target, source):
            catalogue = polib.pofile(str(source))
            if target.parts[-3] not in released:
                catalogue.clear()  # its header stays: without a catalogue Django does not route the language
            _write_whole(catalogue.to_binary(), target)
            compiled += 1
    return compiled


def _is_stale(target: Path, source: Path) -> bool:
    """An empty file counts: Django crashes on one instead of ignoring it. The registry says what is released."""
    if not target.exists():
        return True
    written = target.stat()
    changed = max(source.stat().st_mtime, registry.DATA_FILE.stat().st_mtime)
    return not written.st_size or written.st_mtime < changed


def _write_whole(content: bytes, target: Path) -> None:
    """No reader sees half a file."""
    with tempfile.NamedTemporaryFile(dir=target.parent, suffix=".part", delete=False) as part:
        part.write(content)
    os.chmod(part.name, 0o644)
    os.replace(part.name, target)

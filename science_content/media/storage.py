"""Where uploads lie. A file lives and dies with the transaction that writes or deletes it, whoever does: form, code, a size."""

import weakref
from typing import Any

from django.core.files import File
from django.core.files.storage import FileSystemStorage
from django.db import transaction
from django.utils.deconstruct import deconstructible

from .names import fitting


class _Written:
    """Waits for the commit. Where the transaction, or its savepoint, is rolled back, Django forgets it, and the file goes with it."""

    def __init__(self, storage: "UploadStorage", name: str) -> None:
        self.undo = weakref.finalize(self, storage.remove, name)
        self.undo.atexit = False

    def __call__(self) -> None:
        self.undo.detach()


@deconstructible(path="science_content.media.storage.UploadStorage")
class UploadStorage(FileSystemStorage):
    """Django's, with names that fit, nothing left of what was refused, and nothing deleted for a transaction that fails."""

    def get_valid_name(self, name: str) -> str:
        return fitting(name)

    def _save(self, name: str, content: "File[Any]") -> str:
        try:
            written: str = super()._save(name, content)  # type: ignore[misc]  # Django's own, which its stubs leave out
        except OSError:  # a full disk: what was written of it; `name` was free a moment ago
            self.remove(name)
            raise
        transaction.on_commit(_Written(self, written), robust=True)
        return written

    def delete(self, name: str) -> None:
        transaction.on_commit(lambda: self.remove(name), robust=True)

    def remove(self, name: str) -> None:
        """At once, whatever becomes of the transaction."""
        super().delete(name)

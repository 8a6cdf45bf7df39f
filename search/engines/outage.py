"""A search cluster that does not answer: the database answers instead, and the log says so once, not at each question."""

import logging
import threading
import time

logger = logging.getLogger("search.engines")
RETRY_AFTER = 30  # seconds


class Outage:
    """Whether one cluster is left alone for now. One for each address; threads share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._until: float | None = None

    @property
    def is_on(self) -> bool:
        """False also when it is time to try the cluster again."""
        return self._until is not None and time.monotonic() < self._until

    def begin(self, error: Exception) -> None:
        with self._lock:
            is_new, self._until = self._until is None, time.monotonic() + RETRY_AFTER
        if is_new:
            logger.error("Search cluster does not answer, the database answers instead: %s", _short(error))

    def end(self) -> None:
        if self._until is None:
            return
        with self._lock:
            was_on, self._until = self._until is not None, None
        if was_on:
            logger.warning(
                "Search cluster answers again. Run manage.py update_index: it missed what was saved meanwhile."
            )


def _short(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:300]

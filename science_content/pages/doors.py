"""Whether a page is being published just now, or saved past that."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_is_publishing = ContextVar("is_publishing", default=False)


@contextmanager
def publication() -> Iterator[None]:
    token = _is_publishing.set(True)
    try:
        yield
    finally:
        _is_publishing.reset(token)


def is_publication() -> bool:
    return _is_publishing.get()

"""A page that is saved is found at once, but where its maker writes many rows and sees to that at the end."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.models.signals import post_delete, post_save
from modelsearch.index import get_indexed_models
from modelsearch.signal_handlers import post_delete_signal_handler, post_save_signal_handler

from .models import SciencePage

_is_by_hand = ContextVar("is_by_hand", default=False)


@contextmanager
def found_by_hand() -> Iterator[None]:
    """Inside, no page that is saved goes to the search engines: its maker calls `insert_or_update_object` himself."""
    token = _is_by_hand.set(True)
    try:
        yield
    finally:
        _is_by_hand.reset(token)


def find_what_is_saved() -> None:
    """To be called when apps are ready: what modelsearch does for every type that does not say `search_auto_update = False`."""
    for model in get_indexed_models():
        if issubclass(model, SciencePage):
            post_save.connect(_saved, sender=model, dispatch_uid="science_content.found")
            post_delete.connect(post_delete_signal_handler, sender=model)


def _saved(instance: SciencePage, **kwargs: Any) -> None:
    if not _is_by_hand.get():
        post_save_signal_handler(instance, **kwargs)

"""By which door a page goes live: a publication or past it, by somebody's hand or by the schedule."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any

from wagtail.log_actions import log
from wagtail.models import Page, Revision

from .gate import NotPublishable

logger = logging.getLogger(__name__)
SCHEDULED = "wagtail.publish.scheduled"  # what Wagtail's command says of itself
REFUSED = "science_content.schedule_refused"
_is_publishing = ContextVar("is_publishing", default=False)

Publish = Callable[..., Any]


@contextmanager
def publication() -> Iterator[None]:
    token = _is_publishing.set(True)
    try:
        yield
    finally:
        _is_publishing.reset(token)


def is_publication() -> bool:
    """Whether a page is being published just now, or saved past that."""
    return _is_publishing.get()


def without_stopping_the_schedule(publish: Publish) -> Publish:
    """What the schedule may not publish is taken off it and told in the page's history; what is due after it goes live."""

    @wraps(publish)
    def published(page: Page, revision: Revision, **kwargs: Any) -> Any:
        try:
            return publish(page, revision, **kwargs)
        except NotPublishable as refusal:
            if kwargs.get("log_action") != SCHEDULED:
                raise
            logger.error("schedule refused: %s", " ".join(refusal.messages))
            Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
            log(instance=page, action=REFUSED, revision=revision, data={"reasons": refusal.messages})

    return published

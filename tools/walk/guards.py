"""Six guards that can be taken away, one at a time: a walk that does not notice is no proof."""

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

GUARDS = (
    "words fall when a number in their sentence changes",
    "words beside a number are of its very sentence",
    "words of a dose are shown only where they were read",
    "a publication composes every language",
    "a withdrawn page answers 410",
    "translations go down with their source",
)


@contextmanager
def without(name: str) -> Iterator[None]:
    """The site as it would be without this guard. Raises KeyError where it has none of that name."""
    with contextlib.ExitStack() as stack:
        for target, value in _patches(name).items():
            stack.enter_context(mock.patch(target, value))
        yield


def _patches(name: str) -> dict:
    return {
        GUARDS[0]: {"translation.engine.choosing.may_stand_for": lambda text, other: True},
        GUARDS[1]: {"translation.engine.composing.group_of": lambda *args: None},
        GUARDS[2]: {"science_content.pages.reading.Reading._is_read": lambda *args: True},
        GUARDS[3]: {"science_content.publishing.receiver.carry": lambda page, **how: None},
        GUARDS[4]: {"science_content.pages.models.SciencePage.serve": _served},
        GUARDS[5]: {"science_content.publishing.receiver.take_down_with": lambda page: None},
    }[name]


def _served(page, request, *args, **kwargs):
    from wagtail.models import Page  # noqa: PLC0415 -- needed by one engine only

    return Page.serve(page, request, *args, **kwargs)

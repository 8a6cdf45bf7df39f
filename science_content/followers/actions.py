"""Named followers: what other parts do after a page was published or withdrawn, in order, each with a row of its own."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.db import transaction
from django.utils import timezone

from .models import FollowerRun

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Follower:
    """`run(row)` is called after commit with the `FollowerRun`; it may be called again, so it must bear that.

    `only_again`: what it does was to happen in the publication itself; it is called where that failed.
    """

    name: str
    order: int
    run: Callable[[FollowerRun], None]
    only_again: bool = False


_followers: dict[str, Follower] = {}


def register_follower(name: str, order: int, run: Callable[[FollowerRun], None], *, only_again: bool = False) -> None:
    """To be called from `AppConfig.ready`. Raises ValueError where another function already has the name."""
    if name in _followers and _followers[name].run is not run:
        raise ValueError(f"follower {name!r} is registered twice")
    _followers[name] = Follower(name, order, run, only_again)


def registered() -> list[Follower]:
    return sorted(_followers.values(), key=lambda follower: (follower.order, follower.name))


def call_followers(*, page_id: int, revision_id: int | None, event: str, significance: str) -> None:
    """Write one ready row per follower in this transaction, and run them after it has been committed."""
    rows = [
        FollowerRun(
            page_id=page_id, revision_id=revision_id, event=event, significance=significance, follower=follower.name
        )
        for follower in registered()
        if not follower.only_again
    ]
    for row in rows:
        row.save()
        transaction.on_commit(partial(run_follower, row))


def note_failure(name: str, *, page_id: int, significance: str, error: Exception) -> None:
    """A row for what the follower `name` has to do again; one a page is enough."""
    FollowerRun.objects.update_or_create(
        follower=name,
        page_id=page_id,
        status="failed",
        defaults={"event": "published", "significance": significance, "error": repr(error)},
    )


def run_follower(row: FollowerRun) -> bool:
    """Run the follower of one row and record how it went; False where it failed."""
    FollowerRun.objects.filter(pk=row.pk).update(status="running")
    try:
        with transaction.atomic():
            _followers[row.follower].run(row)
    except Exception as error:  # whatever it was stays in the row, and the row can be run again
        logger.exception("follower %s failed for page %s", row.follower, row.page_id)
        FollowerRun.objects.filter(pk=row.pk).update(status="failed", error=repr(error), finished_at=timezone.now())
        return False
    FollowerRun.objects.filter(pk=row.pk).update(status="done", error="", finished_at=timezone.now())
    return True


def run_unfinished() -> tuple[int, int]:
    """Run again what is ready, failed, or was cut off while running; (done, failed)."""
    rows = list(FollowerRun.objects.exclude(status="done"))
    done = sum(run_follower(row) for row in rows)
    return done, len(rows) - done

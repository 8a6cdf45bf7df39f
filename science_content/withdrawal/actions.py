"""Withdrawal: advice that has become unsafe answers 410 with the reason, at once, in every language and dress."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.search.index import insert_or_update_object

from ..followers.actions import call_followers
from ..pages.models import SciencePage, SciencePageQuerySet
from ..pages.tree import above
from .reach import affected, affected_with_copies

SHORTEST_REASON = 4
WITHDRAW, RESTORE = "撤回", "恢复公开"


class CannotWithdraw(ValidationError):
    """The page is in the wrong state, or no reason was given; the message says which, in Chinese."""


@transaction.atomic
def withdraw(page: SciencePage, *, reason: str, user=None) -> int:
    """Withdraw `page`, what stands below it and what repeats it (see `reach`), in every language; the number of pages.

    Raises CannotWithdraw where it is not live, withdrawn already, or the reason is shorter than four characters.
    """
    reason = checked_reason(reason)
    if not page.live or page.withdrawn_at:
        raise CannotWithdraw("只有正在公开的页面才能撤回。")
    return _set(affected_with_copies(page).filter(withdrawn_at=None), timezone.now(), reason, "withdrawn", user)


def checked_reason(reason: str) -> str:
    """`reason` without the spaces around it. Raises CannotWithdraw where it is shorter than four characters."""
    reason = reason.strip()
    if len(reason) < SHORTEST_REASON:
        raise CannotWithdraw("请写清为什么：读者会看到这句话。")
    return reason


@transaction.atomic
def restore(page: SciencePage, *, user=None) -> int:
    """Take back the withdrawal of `page` and of what was withdrawn with it; the number of pages restored.

    Not of its copies: whether the mistake was mended in them too is asked of each.
    """
    if not page.withdrawn_at:
        raise CannotWithdraw("这一页没有撤回。")
    return _set(affected(page).filter(withdrawn_at=page.withdrawn_at), None, "", "restored", user)


def withdraw_with_what_is_above(page: SciencePage) -> None:
    """A page published below a withdrawn one is withdrawn with it, and comes back with it."""
    parent = withdrawn_above(page) if page.withdrawn_at is None else None
    if parent:
        page.withdrawn_at, page.withdrawn_reason = parent.withdrawn_at, parent.withdrawn_reason
        state = {"withdrawn_at": parent.withdrawn_at, "withdrawn_reason": parent.withdrawn_reason}
        SciencePage.objects.filter(pk=page.pk).update(**state)


def withdraw_what_was_moved(page: SciencePage) -> None:
    """What now stands below a withdrawn page is withdrawn with it, and comes back with it."""
    above = withdrawn_above(page)
    pages = affected(page).filter(withdrawn_at=None)
    if above and pages.exists():
        _set(pages, above.withdrawn_at, above.withdrawn_reason, "withdrawn", None)


def withdrawn_above(page: SciencePage) -> SciencePage | None:
    """The nearest withdrawn page that `page` stands below."""
    return SciencePage.objects.filter(path__in=above(page.path)).exclude(withdrawn_at=None).order_by("-path").first()


def _set(pages: SciencePageQuerySet, withdrawn_at, reason: str, event: str, user) -> int:
    rows = list(pages)
    SciencePage.objects.filter(pk__in=[row.pk for row in rows]).update(
        withdrawn_at=withdrawn_at, withdrawn_reason=reason
    )
    for row in SciencePage.objects.filter(pk__in=[row.pk for row in rows]).specific():
        log(instance=row, action=f"science_content.{event}", user=user, data={"reason": reason})
        insert_or_update_object(row)
        call_followers(page_id=row.pk, revision_id=row.live_revision_id, event=event, significance="safety")
    return len(rows)

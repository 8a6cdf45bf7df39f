"""Withdrawal: advice that has become unsafe answers 410 with the reason, at once, in every language and dress."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.search.index import insert_or_update_object

from ..followers.actions import call_followers
from ..pages.models import SciencePage, SciencePageQuerySet
from ..pages.tree import above

SHORTEST_REASON = 4
WITHDRAW, RESTORE = "撤回", "恢复公开"


class CannotWithdraw(ValidationError):
    """The page is in the wrong state, or no reason was given; the message says which, in Chinese."""


@transaction.atomic
def withdraw(page: SciencePage, *, reason: str, user=None) -> int:
    """Withdraw `page` and what stands below it, in every language; the number of pages withdrawn.

    Raises CannotWithdraw where it is not live, withdrawn already, or the reason is shorter than four characters.
    """
    reason = reason.strip()
    if len(reason) < SHORTEST_REASON:
        raise CannotWithdraw("请写清为什么撤回：读者会看到这句话。")
    if not page.live or page.withdrawn_at:
        raise CannotWithdraw("只有正在公开的页面才能撤回。")
    return _set(affected(page).filter(withdrawn_at=None), timezone.now(), reason, "withdrawn", user)


@transaction.atomic
def restore(page: SciencePage, *, user=None) -> int:
    """Take back the withdrawal of `page` and of what was withdrawn with it; the number of pages restored."""
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


def withdrawn_above(page: SciencePage) -> SciencePage | None:
    """The nearest withdrawn page that `page` stands below."""
    return SciencePage.objects.filter(path__in=above(page.path)).exclude(withdrawn_at=None).order_by("-path").first()


def affected(page: SciencePage) -> SciencePageQuerySet:
    """The page and all below it, in every language in which they stand."""
    keys = SciencePage.objects.descendant_of(page, inclusive=True).values("translation_key")
    return SciencePage.objects.filter(translation_key__in=keys)


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

"""One block alone is hidden at once, in every language and every copy of it, while the rest of its page stays in sight."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.search.index import insert_or_update_object

from ..followers.actions import call_followers
from ..pages.models import SciencePage
from ..quality.substances import forbidden
from .actions import CannotWithdraw, checked_reason

HIDE, SHOW = "停用一段", "恢复一段"


@transaction.atomic
def hide_block(page: SciencePage, block_id: str, *, reason: str, user: Any = None) -> int:
    """Hide a block of `page` in every language, and in each copy that holds it; the number of pages.

    Raises CannotWithdraw where the page has no such block, it is hidden already, or the reason is too short.
    """
    reason = checked_reason(reason)
    if block_id not in _ids(page):
        raise CannotWithdraw("这一页没有这一段。")
    if block_id in page.hidden_blocks:
        raise CannotWithdraw("这一段已经停用了。")
    copies = [copy for copy in page.copies if block_id in _ids(copy)]
    said = {"reason": reason, "at": timezone.now().isoformat(), "by": user.get_username() if user else ""}
    return _set([page, *copies], block_id, said, user)


@transaction.atomic
def show_block(page: SciencePage, block_id: str, *, user: Any = None) -> int:
    """Show it again in every language of `page`; not in its copies, each of which is looked at by itself.

    Raises CannotWithdraw where it is not hidden, or the live page still tells to use there what is banned.
    """
    if block_id not in page.hidden_blocks:
        raise CannotWithdraw("这一段没有停用。")
    banned = [each.finding.sentence for each in forbidden(page) if each.is_sure and each.top == block_id]
    if banned:
        raise CannotWithdraw([*banned, "改好、发布以后，这一段才能恢复。"])
    return _set([page], block_id, None, user)


def hide_what_its_source_hides(page: SciencePage) -> None:
    """A translation that was begun while somebody hid a block may have missed it; asked when it is published."""
    source = page.source_page
    if source is not None and source.hidden_blocks != page.hidden_blocks:
        page.hidden_blocks = source.hidden_blocks
        SciencePage.objects.filter(pk=page.pk).update(hidden_blocks=page.hidden_blocks)


def _ids(page: SciencePage) -> set[str]:
    return {block["id"] for block in page.body.raw_data if block.get("id")}


def _set(texts: list[SciencePage], block_id: str, said: dict[str, str] | None, user: Any) -> int:
    keys = [page.translation_key for page in texts]
    rows = SciencePage.objects.select_for_update(of=("self",)).filter(translation_key__in=keys).order_by("pk")
    event = "block_hidden" if said else "block_shown"
    for row in rows:
        row.hidden_blocks.pop(block_id, None)
        row.hidden_blocks |= {block_id: said} if said else {}
        SciencePage.objects.filter(pk=row.pk).update(hidden_blocks=row.hidden_blocks)
        page = row.specific_class.objects.get(pk=row.pk)
        log(instance=page, action=f"science_content.{event}", user=user, data={"block": block_id} | (said or {}))
        insert_or_update_object(page)
        call_followers(page_id=row.pk, revision_id=row.live_revision_id, event=event, significance="safety")
    return len(rows)

"""What sets a mail off: sentences that a reader sent back, and a publication for safety. Nothing is sent here."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.db import transaction

from science_content.followers.models import FollowerRun
from science_content.publishing.changes import SAFETY
from translation.models import Returned

from .people import is_mail_set
from .tasks import tell_of_change, tell_soon_of_returns


def after_a_return(rows: Sequence[Returned], **kwargs: Any) -> None:
    """Once the reader's transaction is committed, and whatever happens to it: what he did stays done."""
    if rows and is_mail_set():
        since = min(each.returned_at for each in rows)
        transaction.on_commit(partial(tell_soon_of_returns, since), robust=True)


def after_a_publication(row: FollowerRun) -> None:
    if (row.event, row.significance) == ("published", SAFETY) and is_mail_set():
        tell_of_change.enqueue(row.page_id, row.pk)

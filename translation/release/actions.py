"""What changes the standing of a released translation."""

from django.db import transaction
from wagtail.log_actions import log

from science_content.models import SciencePage


@transaction.atomic
def mark_checked(*, page: SciencePage, by_native: bool, user) -> None:
    """Record whether a native reader has checked the live page; logged with who and when."""
    SciencePage.objects.filter(pk=page.pk).update(checked_by_native=by_native)
    log(instance=page.specific, action="translation.checked" if by_native else "translation.unchecked", user=user)

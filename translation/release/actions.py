"""What makes a translation public, and what changes how it is shown."""

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from wagtail.log_actions import log

from science_content.models import SciencePage
from science_content.pages.gate import NotPublishable, named

from ..engine.drafts import write_draft
from ..engine.sources import Translation, has_machine_words, progress


class Locked(NotPublishable):
    """Somebody has locked the page."""


@transaction.atomic
def release(translation: Translation, *, user: AbstractUser | None = None) -> SciencePage:
    """Publish the translation as it stands: words, numbers, state. Permissions are the caller's.

    Raises Locked, or NotPublishable, which says in Chinese what does not fit, by language and field; then nothing is
    written, and the words stay with their translator.
    """
    page = translation.get_target_instance()
    if page.locked:
        raise Locked([f"{named(page)}不能发布。", "页面已锁定：请锁定它的人先解锁。"])
    write_draft(translation, user).publish(user=user)
    done, all_of_them = progress(translation)
    SciencePage.objects.filter(pk=page.pk).update(
        language_state="full" if done == all_of_them else "partial",
        machine_draft=has_machine_words(translation),
        checked_by_native=False,
        safety_notice_at=None,
    )
    return SciencePage.objects.get(pk=page.pk)


@transaction.atomic
def mark_checked(*, page: SciencePage, by_native: bool, user) -> None:
    """Record whether a native reader has checked the live page; logged with who and when."""
    SciencePage.objects.filter(pk=page.pk).update(checked_by_native=by_native)
    log(instance=page.specific, action="translation.checked" if by_native else "translation.unchecked", user=user)

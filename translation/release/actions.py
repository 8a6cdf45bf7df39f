"""What makes a translation public, and what changes how it is shown."""

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.log_actions import log

from science_content.models import SciencePage

from ..engine.drafts import write_draft
from ..engine.judging import refuse_wrong_words
from ..engine.sources import Translation, has_machine_words, progress, translation_of


class Locked(ValidationError):
    """Somebody has locked the page."""


@transaction.atomic
def release(translation: Translation, *, user: AbstractUser | None = None) -> SciencePage:
    """Publish the translation as it stands: words, numbers, state. Raises Locked, WordsRefused.

    Permissions are the caller's.
    """
    page = translation.get_target_instance()
    if page.locked:
        raise Locked("页面已锁定，不能发布。")
    refuse_wrong_words(translation)
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
    """Record whether a native reader has checked the live page; logged with who and when. Raises WordsRefused."""
    translation = translation_of(page) if by_native else None
    if translation:
        refuse_wrong_words(translation)
    SciencePage.objects.filter(pk=page.pk).update(checked_by_native=by_native)
    log(instance=page.specific, action="translation.checked" if by_native else "translation.unchecked", user=user)

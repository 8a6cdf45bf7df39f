"""What makes a translation public, and what changes how it is shown."""

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from wagtail.log_actions import log

from science_content.models import SciencePage
from science_content.pages.gate import NotPublishable, named
from science_content.publishing.actions import lock_versions

from ..engine.composing import PageComposer
from ..engine.drafts import write_draft
from ..engine.judging import refuse_wrong_words
from ..engine.sources import Translation, has_machine_words, translation_of


class Locked(NotPublishable):
    """Somebody has locked the page."""


@transaction.atomic
def release(translation: Translation, *, user: AbstractUser | None = None) -> SciencePage:
    """Publish the translation as it stands: the Chinese page of now in its words. Raises Locked, WordsRefused, NotPublishable, which say in
    Chinese what does not fit, by language and field; then nothing is written, and the words stay with their translator.

    Permissions are the caller's. How the page stands then (whole, old, read by a native) is written by the publication itself,
    whichever door it takes.
    """
    page = translation.get_target_instance()
    lock_versions(page)
    if page.locked:
        raise Locked([f"{named(page)}不能发布。", "页面已锁定：请锁定它的人先解锁。"])
    refuse_wrong_words(translation)
    write_draft(translation, user).publish(user=user)
    SciencePage.objects.filter(pk=page.pk).update(machine_draft=has_machine_words(translation))
    return SciencePage.objects.get(pk=page.pk)


@transaction.atomic
def mark_checked(*, page: SciencePage, by_native: bool, user) -> None:
    """Record that a native reader has read the live page, sentence by sentence, or takes that back; logged with who and when.

    What was read stays read as long as neither the Chinese sentence nor its words change. Raises WordsRefused.
    """
    translation = translation_of(page) if by_native else None
    if translation:
        refuse_wrong_words(translation)
    lock_versions(page)
    page = SciencePage.objects.get(pk=page.pk).specific
    source = page.source_page
    shown = PageComposer(source.specific).compose(page, page.own_words).shown if by_native and source else frozenset()
    checked = {"checked_words": sorted(shown), "checked_by_native": bool(shown) and page.language_state != "outdated"}
    SciencePage.objects.filter(pk=page.pk).update(**checked)
    log(instance=page, action="translation.checked" if by_native else "translation.unchecked", user=user)

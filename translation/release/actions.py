"""What makes a translation public, and what changes how it is shown."""

from django.contrib.auth.models import AbstractUser
from django.db import transaction

from science_content.models import SciencePage
from science_content.pages.gate import NotPublishable, named
from science_content.publishing.actions import lock_versions

from ..engine.drafts import write_draft
from ..engine.judging import refuse_wrong_words
from ..engine.outlook import outlook
from ..engine.sources import Translation, has_machine_words


class Locked(NotPublishable):
    """Somebody has locked the page."""


@transaction.atomic
def release(translation: Translation, *, user: AbstractUser | None = None, seen: str = "") -> SciencePage:
    """Publish the translation as it stands: the Chinese page of now in its words. Raises Locked, WordsRefused, NotPublishable, which say in
    Chinese what does not fit, by language and field; then nothing is written, and the words stay with their translator. `seen`: print
    of the `Outlook` that somebody was told: where it is another one by now nothing goes out; "" where nobody was told.

    Permissions are the caller's. How the page stands then (whole, old, read by a native) is written by the publication itself,
    whichever door it takes.
    """
    Translation.objects.select_for_update(of=("self",)).get(pk=translation.pk)  # nobody types meanwhile
    page = translation.get_target_instance()
    lock_versions(page)
    if page.locked:
        raise Locked([f"{named(page)}不能发布。", "页面已锁定：请锁定它的人先解锁。"])
    refuse_wrong_words(translation)
    if seen and outlook(translation).print != seen:
        raise NotPublishable([f"{named(page)}没有发布。", "刚才又改了，请再看一遍。"])
    write_draft(translation, user).publish(user=user)
    SciencePage.objects.filter(pk=page.pk).update(machine_draft=has_machine_words(translation))
    return SciencePage.objects.get(pk=page.pk)

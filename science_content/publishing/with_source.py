"""A translation is public only while its Chinese page is: taken down with it, and brought back when it is published again."""

from typing import Any

from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.log_actions import log
from wagtail.search.index import insert_or_update_object

from languages import registry

from ..followers.actions import call_followers
from ..pages.models import SciencePage, SciencePageQuerySet

TAKEN_DOWN, BROUGHT_BACK = "随原文下线", "随原文恢复公开"


def take_down_with(source: SciencePage) -> None:
    """The live translations of a Chinese page that is public no more: by button, schedule, code or deletion.

    They keep their live revision and a mark: a translation that was a draft by itself has none, and stays one.
    """
    _set(_translations(source).filter(live=True), live=False, event="unpublished")


def bring_back_with(source: SciencePage) -> None:
    _set(_translations(source).filter(down_with_source=True), live=True, event="published")


def take_down_alone(translation: SciencePage) -> bool:
    """A translation that code saved as public while its Chinese page is not; it comes back with that. Whether it was one."""
    is_alone = not SciencePage.objects.filter(
        translation_key=translation.translation_key, locale__language_code=registry.SOURCE, live=True
    ).exists()
    if is_alone:
        _set(_translations(translation).filter(pk=translation.pk), live=False, event="unpublished")
    return is_alone


@receiver(post_delete, sender=SciencePage, dispatch_uid="science_content.source_deleted")
def deleted(sender: type, instance: SciencePage, **kwargs: Any) -> None:
    """Unpublished and not deleted: somebody's work stands in them, and the desk says why they are down."""
    if instance.locale.language_code == registry.SOURCE:
        take_down_with(instance)


def _translations(source: SciencePage) -> SciencePageQuerySet:
    pages: SciencePageQuerySet = SciencePage.objects.filter(translation_key=source.translation_key)
    return pages.exclude(locale__language_code=registry.SOURCE)  # type: ignore[no-any-return]  # Wagtail says no types


def _set(pages: SciencePageQuerySet, *, live: bool, event: str) -> None:
    rows = [page.pk for page in pages.only("pk")]
    SciencePage.objects.filter(pk__in=rows).update(live=live, down_with_source=not live)
    for page in SciencePage.objects.filter(pk__in=rows).specific():
        log(instance=page, action="science_content.brought_back" if live else "science_content.taken_down")
        insert_or_update_object(page)
        call_followers(page_id=page.pk, revision_id=page.live_revision_id, event=event, significance="content")

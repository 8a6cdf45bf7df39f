"""The one receiver of a publication: what must happen at once, then the followers. What code saves past it is followed too."""

import logging
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import Page, Revision
from wagtail.signals import page_published, page_unpublished

from ..followers.actions import call_followers
from ..pages.columns import COMPOSED_COLUMNS
from ..pages.doors import is_publication
from ..pages.models import SciencePage
from ..pages.old_addresses import keep_one_address
from ..withdrawal.actions import withdraw_with_what_is_above
from ..withdrawal.blocks import hide_what_its_source_hides
from .actions import carry
from .changes import CONTENT, MEANINGS, SAFETY, changes, meaning_of
from .reviews import name_reviewer
from .with_source import bring_back_with, take_down_alone, take_down_with

logger = logging.getLogger(__name__)


@receiver(page_published, dispatch_uid="science_content.published")
def published(sender: type[Page], instance: Page, revision: Revision | None = None, **kwargs: Any) -> None:
    if not isinstance(instance, SciencePage) or kwargs.get("alias"):
        return
    with transaction.atomic():
        (_goes_live if instance.live else _waits)(instance, revision)


def _goes_live(page: SciencePage, revision: Revision | None) -> None:
    keep_one_address(page)
    hide_what_its_source_hides(page)
    if page.language.is_source:
        bring_back_with(page)
    withdraw_with_what_is_above(page)
    name_reviewer(page)
    significance = effective_significance(page, getattr(revision, "replaces", None))
    carry(page, is_safety=significance == SAFETY and page.language.is_source)
    if page.significance or page.significance_reason:
        SciencePage.objects.filter(pk=page.pk).update(significance="", significance_reason="")
    call_followers(
        page_id=page.pk, revision_id=revision.pk if revision else None, event="published", significance=significance
    )


def _waits(page: SciencePage, revision: Revision | None) -> None:
    """For its day. What code had made public, without a revision, Wagtail takes down until then: every language goes with it."""
    if getattr(revision, "replaces", None) is None:
        return
    if page.language.is_source:
        take_down_with(page)
    call_followers(page_id=page.pk, revision_id=None, event="unpublished", significance=CONTENT)


def effective_significance(page: SciencePage, replaced: SciencePage | None) -> str:
    """What this publication means: as computed, unless the editor says more, or says less and why."""
    if replaced is None:
        return page.significance or CONTENT
    computed = meaning_of(changes(replaced, page)) if page.language.is_source else CONTENT
    said = page.significance or computed
    may_lower = bool(page.significance_reason.strip())
    return said if may_lower else max(said, computed, key=MEANINGS.index)


@receiver(post_save, dispatch_uid="science_content.saved")
def saved(sender: type[Model], instance: Model, created: bool, update_fields: Any = None, **kwargs: Any) -> None:
    """A page that code made public, took down or saved live with other content, without a revision: every language follows."""
    if created or not isinstance(instance, Page) or is_publication():
        return
    page = instance if isinstance(instance, SciencePage) else SciencePage.objects.filter(pk=instance.pk).first()
    if page is None or (update_fields is not None and not (_shown(page) | {"live"}) & set(update_fields)):
        return
    with transaction.atomic():
        if page.language.is_source:
            (bring_back_with if page.live else take_down_with)(page)
        if page.live and (page.language.is_source or not take_down_alone(page)):
            carry(page)


def _shown(page: SciencePage) -> frozenset[str]:
    return page.translated_fields | set(page.carried_fields) | set(COMPOSED_COLUMNS)


@receiver(page_unpublished, dispatch_uid="science_content.unpublished")
def unpublished(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    if not isinstance(instance, SciencePage):
        return
    with transaction.atomic():
        if not instance.language.is_source:  # by itself, so it does not come back with its source
            SciencePage.objects.filter(pk=instance.pk).update(down_with_source=False)
        call_followers(page_id=instance.pk, revision_id=None, event="unpublished", significance="content")

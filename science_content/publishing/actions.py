"""Writes numbers, units, dates and `carried_fields` of the Chinese page into its translations, when either is published."""

import json
import logging
from typing import Any

from django.db import transaction
from wagtail.models import Revision
from wagtail.search.index import insert_or_update_object

from ..pages.models import SciencePage
from .numbers import copy_numbers, raw_body

logger = logging.getLogger(__name__)


def carry_numbers(page: SciencePage) -> None:
    """Called with the page just published, in its transaction. One language's failure leaves only its doses hidden."""
    source: SciencePage | None
    if page.language.is_source:
        source, targets = page, SciencePage.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)
    else:
        source, targets = page.source_page, SciencePage.objects.filter(pk=page.pk)
    if source is None:
        return
    for target in targets.select_related("latest_revision", "live_revision", "locale"):
        try:
            with transaction.atomic():
                _carry(source, target)
        except Exception:  # its numbers_revision stays behind, which hides its doses
            logger.exception("numbers of page %s were not carried to page %s", source.pk, target.pk)


def _carry(source: SciencePage, target: SciencePage) -> None:
    body, numbers_revision = with_numbers_of(source, raw_body(target))
    columns = {name: getattr(source.specific, name) for name in source.specific_class.carried_fields}
    rows = target.specific_class.objects.filter(pk=target.pk)
    rows.update(body=body, numbers_revision=numbers_revision, **columns)
    for revision in {target.latest_revision, target.live_revision} - {None}:
        _carry_into_revision(source, revision)
    if target.live:
        insert_or_update_object(target.specific_class.objects.get(pk=target.pk))


def _carry_into_revision(source: SciencePage, revision: Revision) -> None:
    body, numbers_revision = with_numbers_of(source, json.loads(revision.content["body"]))
    stored = source.specific.serializable_data()
    columns = {name: stored[name] for name in source.specific_class.carried_fields}
    content = revision.content | columns
    content |= {"body": json.dumps(body, ensure_ascii=False), "numbers_revision": numbers_revision}
    Revision.objects.filter(pk=revision.pk).update(content=content)


def with_numbers_of(source: SciencePage, body: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], int | None]:
    """`body` with the numbers of `source`, and the source revision it carries: None where the blocks are not the same."""
    same = copy_numbers(source.body.stream_block, raw_body(source), body)
    return body, source.live_revision_id if same and source.live else None

"""Makes every translation follow its Chinese page, when either is published: numbers, words, pictures, rows, in one transaction."""

import json
import logging
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone
from modelcluster.models import get_serializable_data_for_fields
from wagtail.models import Revision
from wagtail.search.index import insert_or_update_object

from ..followers.actions import note_failure
from ..followers.models import FollowerRun
from ..pages.models import SciencePage
from ..pages.read_words import ReadWords
from .composing import Composed, Composer, composer_for
from .rows import Rows, as_stored, replace_rows, rows_of

logger = logging.getLogger(__name__)
FOLLOWER = "science_content.carry"


def carry(page: SciencePage, *, is_safety: bool = False) -> None:
    """Called with the page just published, in its transaction. One language's failure hides its doses, and is tried again.

    `is_safety`: the Chinese page was published because advice had become unsafe: its pages say when it was corrected.
    """
    lock_versions(page)
    source = page if page.language.is_source else page.source_page
    if source is None:
        return
    corrected_at = timezone.now() if is_safety else None
    if corrected_at and page.language.is_source:
        SciencePage.objects.filter(pk=page.pk).update(corrected_at=corrected_at)
    versions = SciencePage.objects.filter(translation_key=page.translation_key).exclude(pk=source.pk)
    targets = list(versions if page.language.is_source else versions.filter(pk=page.pk))
    if targets:
        _carry_into(targets, source.specific_class.objects.get(pk=source.pk), corrected_at)


def carry_again(run: FollowerRun) -> None:
    """What failed in the publication itself, for the one language in which it did."""
    target = SciencePage.objects.filter(pk=run.page_id).first()
    source = target and target.source_page
    if target is None or source is None:
        return
    lock_versions(target)
    corrected_at = run.created_at if run.significance == "safety" else None
    for _, step in _steps([target], source.specific_class.objects.get(pk=source.pk), corrected_at):
        step()


def lock_versions(page: SciencePage) -> None:
    """Until the transaction ends nobody else publishes, releases or ticks this page in any language (PostgreSQL)."""
    rows = SciencePage.objects.select_for_update(of=("self",)).filter(translation_key=page.translation_key)
    list(rows.order_by("pk").values_list("pk"))


def _carry_into(targets: list[SciencePage], source: SciencePage, corrected_at: datetime | None) -> None:
    for target, step in _steps(targets, source, corrected_at):
        try:
            with transaction.atomic():
                step()
        except Exception as error:
            logger.exception("page %s does not follow page %s", target.pk, source.pk)
            SciencePage.objects.filter(pk=target.pk).update(
                numbers_revision=None
            )  # hides its doses, puts up the notice
            note_failure(FOLLOWER, page_id=target.pk, significance="safety" if corrected_at else "content", error=error)


def _steps(
    targets: list[SciencePage], source: SciencePage, corrected_at: datetime | None
) -> Iterator[tuple[SciencePage, Callable[[], None]]]:
    """Each translation, as it stands under the lock, with what makes it follow; what all need is asked once."""
    composer = composer_for(source)
    rows = rows_of([source.pk, *(target.pk for target in targets)])
    pages = source.specific_class.objects.select_related("latest_revision", "live_revision", "locale")
    for target in pages.filter(pk__in=[target.pk for target in targets]).order_by("pk"):
        replace_rows(target.pk, rows[source.pk], rows[target.pk])
        yield target, partial(_carry, source, target, composer, rows[source.pk], corrected_at)


def _carry(
    source: SciencePage, target: SciencePage, composer: Composer, rows: Rows, corrected_at: datetime | None
) -> None:
    composed = composer.compose(target, target.own_words)
    numbers_revision = source.live_revision_id if source.live else None
    columns = {name: _stored(source, name) for name in source.carried_fields}
    made = {**composed.fields, "own_words": composed.own_words, "behind": composed.behind}
    stored = target.specific_class.objects.filter(pk=target.pk)
    stored.update(
        body=composed.body,
        numbers_revision=numbers_revision,
        **made,
        **columns,
        **_state(target, composed, corrected_at),
    )
    for revision in {target.latest_revision, target.live_revision} - {None}:
        _carry_into_revision(revision, source, target, composer, rows)
    if target.live:
        insert_or_update_object(target.specific_class.objects.get(pk=target.pk))


def _stored(source: SciencePage, name: str) -> Any:
    return source._meta.get_field(name).value_from_object(source)


def _state(target: SciencePage, composed: Composed, corrected_at: datetime | None) -> dict[str, Any]:
    """How the page stands now; a notice stays as long as anything older than the Chinese is shown."""
    notice = (corrected_at or target.safety_notice_at) if composed.shows_old else None
    read = list(ReadWords(target.checked_words).without(composed.come_to_a_place))
    return {
        "language_state": composed.language_state,
        "checked_words": read,
        "checked_by_native": composed.is_read(read),
        "corrected_at": corrected_at or target.corrected_at,
        "safety_notice_at": notice,
    }


def _carry_into_revision(
    revision: Revision, source: SciencePage, target: SciencePage, composer: Composer, rows: Rows
) -> None:
    own_words = revision.content.get("own_words")
    composed = composer.compose(target if own_words is not None else revision.as_object(), own_words)
    data = get_serializable_data_for_fields(source)  # its rows come by themselves
    content = revision.content | {name: data[name] for name in source.carried_fields}
    content |= composed.fields | as_stored(target.pk, rows)
    content |= {
        "body": json.dumps(composed.body, ensure_ascii=False),
        "own_words": composed.own_words,
        "behind": composed.behind,
        "numbers_revision": source.live_revision_id if source.live else None,
    }
    Revision.objects.filter(pk=revision.pk).update(content=content)
    if revision.pk == target.latest_revision_id:
        SciencePage.objects.filter(pk=target.pk).update(draft_title=composed.fields.get("title") or target.draft_title)

"""Writes one fact of a page into its row and into the revisions that would otherwise bring the old one back.

Nothing is published by it: what is unpublished stays so, and the public page changes in this one fact alone.
"""

from django.db.models import Q
from django.utils import timezone
from modelcluster.models import get_serializable_data_for_fields
from wagtail.models import Revision, TaskState
from wagtail.search.index import insert_or_update_object

from science_content.pages.models import SciencePage


def write_column(page: SciencePage, name: str, value) -> None:
    """`value` must be stored in JSON as its own text or number (a date as ISO 8601)."""
    SciencePage.objects.filter(pk=page.pk).update(**{name: value})
    stored = SciencePage._meta.get_field(name).value_to_string(SciencePage(**{name: value}))
    for revision in _revisions(page):
        _store(page, revision, revision.content | {name: stored})


def add_row(page: SciencePage, relation: str, field: str, value) -> None:
    """Adds the child row of `relation` whose `field` is the instance `value`, behind those that are there."""
    manager = getattr(page, relation)
    row = manager.model.objects.create(page_id=page.pk, **{field: value}, sort_order=manager.count())
    for revision in _revisions(page):
        rows = revision.content.get(relation, [])
        if value.pk not in {each[field] for each in rows}:
            new = get_serializable_data_for_fields(row) | {"sort_order": len(rows)}
            _store(page, revision, revision.content | {relation: [*rows, new]})
    if page.live:
        insert_or_update_object(page.specific)


def _revisions(page: SciencePage) -> list[Revision]:
    """The latest draft, the public one, what is scheduled and what is under review."""
    reviewed = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS, workflow_state__object_id=str(page.pk), revision__object_id=str(page.pk)
    )
    wanted = Q(pk__in=[page.latest_revision_id, page.live_revision_id]) | Q(approved_go_live_at__isnull=False)
    wanted |= Q(pk__in=reviewed.values("revision"))
    return list(Revision.page_revisions.filter(wanted, object_id=str(page.pk)))


def _store(page: SciencePage, revision: Revision, content: dict) -> None:
    """A latest draft gets a new time, by which an editor that has it open notices that it is no longer the same."""
    fields: dict[str, object] = {"content": content}
    if revision.pk == page.latest_revision_id:
        fields["created_at"] = timezone.now()
    Revision.objects.filter(pk=revision.pk).update(**fields)

"""Putting a draft that is made by the dozen into the tree: the rows that Wagtail would write for it, in few statements."""

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db.models import Count, F, Max, Model, Q
from django.utils import timezone
from modelcluster.models import get_all_child_relations, model_from_serializable_data
from modelsearch.index import insert_or_update_object
from wagtail.coreutils import find_available_slug
from wagtail.log_actions import get_active_log_context
from wagtail.models import Locale, Page, PageLogEntry, ReferenceIndex, Revision
from wagtail.signal_handlers import disable_reference_index_auto_update

from science_content.models import SciencePage
from science_content.pages.finding import found_by_hand

Rows = dict[str, list[Model]]


def plant(draft: SciencePage, parent: Page, rows: Rows) -> None:
    """Store a new page below `parent`, which the caller has locked, and what hangs on it; found and referred to at once."""
    _take_last_place(draft, parent)
    with disable_reference_index_auto_update(), found_by_hand():  # once at the end instead of once a row
        draft.save(clean=False, log_action=None)
    for name, children in rows.items():
        getattr(draft, name).set(children)  # also names their page; they are read twice more
        if children:
            type(children[0])._default_manager.bulk_create(children)
    ReferenceIndex.create_or_update_for_object(draft)
    insert_or_update_object(draft)


def _take_last_place(draft: SciencePage, parent: Page) -> None:
    """As treebeard's `add_child`, with Wagtail's search for an address that is free: both are asked in one query."""
    children = parent.get_children()
    found = children.aggregate(last=Max("path"), taken=Count("pk", filter=Q(slug=draft.slug)))
    draft.depth = parent.depth + 1
    last = Page(path=found["last"], depth=draft.depth) if found["last"] else None
    draft.path = last._inc_path() if last else Page._get_path(parent.path, draft.depth, 1)
    if found["taken"]:
        draft.slug = find_available_slug(parent, draft.slug)
    Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + 1)
    draft._cached_parent_obj = parent


def rows_of(model: type[SciencePage], content: dict[str, Any]) -> Rows:
    """What hangs on a page of this content, by the name of its relation; not stored."""
    return {
        relation.get_accessor_name(): [
            model_from_serializable_data(relation.related_model, row, check_fks=False)
            for row in content.get(relation.get_accessor_name(), ())
        ]
        for relation in get_all_child_relations(model)
    }


def tell_history(draft: SciencePage, source: SciencePage, above: Page, parent: Page, user: AbstractUser | None) -> None:
    """What Wagtail says of a page that was made, and made for translation of `source`, which stands below `above`.

    In bulk, for one by one each is asked whether its page is there.
    """
    around = get_active_log_context()
    data = {
        "page": {"id": draft.pk, "title": draft.title, "locale": _named(draft.locale)},
        "source": {"id": above.pk, "title": above.title},
        "destination": {"id": parent.pk, "title": parent.title},
        "source_locale": _named(source.locale),
        "keep_live": False,
    }
    facts = {
        "page": draft,
        "content_type": draft.cached_content_type,
        "label": draft.get_admin_display_title(),
        "timestamp": timezone.now(),
    }
    author = draft.owner_id or (around.user.pk if around.user else None)
    made = PageLogEntry(**facts, action="wagtail.create", user_id=author, uuid=around.uuid, content_changed=True)
    copied = PageLogEntry(**facts, action="wagtail.copy_for_translation", user_id=user.pk if user else None, data=data)
    PageLogEntry.objects.bulk_create([made, copied])


def _named(locale: Locale) -> dict[str, Any]:
    return {"id": locale.pk, "language_code": locale.language_code}


def first_revision(draft: SciencePage, user: AbstractUser | None) -> Revision:
    """As `save_revision`, which would save and index the new page a second time."""
    revision: Revision = Revision.objects.create(
        content_object=draft,
        base_content_type=draft.get_base_content_type(),
        user=user,
        content=draft.serializable_data(),
        object_str=str(draft),
    )
    Page.objects.filter(pk=draft.pk).update(latest_revision=revision, latest_revision_created_at=revision.created_at)
    return revision

"""Rows that are the same in every language: a page's further topics, crops, places and sources."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Any

from django.db.models import Model
from modelcluster.models import get_serializable_data_for_fields

from ..pages.columns import CARRIED_ROWS
from ..pages.models import SciencePage

Rows = dict[str, list[dict[str, Any]]]

# What a row says, by the columns that say it; further topics are shelves alone, and say nothing of the page.
SAID = {
    "page_sources": (
        "出处",
        ("title", "publisher", "standard", "url", "opened_at", "in_full", "unverified", "block", "note"),
    ),
    "page_crops": ("作物和动物", ("crop_id",)),
    "page_places": ("适用地区", ("place_id",)),
    "page_exceptions": ("例外", ("sentence", "reason", "named_by", "named_at")),
}


def rows_of(page_ids: Iterable[int]) -> dict[int, Rows]:
    """Page id → relation → its rows in order, without their own ids. One query a relation, however many pages."""
    found: dict[int, Rows] = {page_id: {name: [] for name in CARRIED_ROWS} for page_id in page_ids}
    for name in CARRIED_ROWS:
        model = _model(name)
        for row in model._default_manager.filter(page__in=found).order_by("sort_order", "pk").values():
            page_id = row.pop("page_id")
            row.pop("id")
            found[page_id][name].append(row)
    return found


def changed_rows(before: SciencePage, after: SciencePage) -> Iterator[tuple[str, str, str]]:
    """(label, before, after) for each row that is gone, that is new, or that says something else; their order is nothing."""
    for name, (label, columns) in SAID.items():
        ours, theirs = (
            {tuple(getattr(row, each) for each in columns): row for row in _rows(page, name)}
            for page in (before, after)
        )
        gone = [_words(row) for key, row in ours.items() if key not in theirs]
        come = [_words(row) for key, row in theirs.items() if key not in ours]
        yield from ((label, was, now) for was, now in zip_longest(gone, come, fillvalue=""))


def _rows(page: SciencePage, name: str) -> list[Any]:
    return list(getattr(page, name).all())


def _words(row: Any) -> str:
    if hasattr(row, "reason"):
        return f"“{row.sentence}”：{row.reason}（{row.named_by}，{row.named_at}）"
    if not hasattr(row, "unverified"):
        return str(row.crop if hasattr(row, "crop") else row.place)
    state = "待核" if row.unverified else "读过原文" if row.in_full else "摘录"
    said = (row.title, row.publisher, row.standard, row.url, row.opened_at, state, row.note)
    return " · ".join(str(each) for each in said if each)


def replace_rows(page_id: int, ours: Rows, theirs: Rows) -> None:
    """Make the rows of a page those that another has, where they differ."""
    for name in CARRIED_ROWS:
        if ours[name] != theirs[name]:
            model = _model(name)
            model._default_manager.filter(page=page_id).delete()
            model._default_manager.bulk_create(model(page_id=page_id, **row) for row in ours[name])


def as_stored(page_id: int, rows: Rows) -> dict[str, list[dict[str, Any]]]:
    """As the content of a revision holds them."""
    stored: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for name in CARRIED_ROWS:
        model = _model(name)
        for row in rows[name]:
            child = model(page_id=page_id, **row)
            stored[name].append(get_serializable_data_for_fields(child))
        stored.setdefault(name, [])
    return dict(stored)


def _model(name: str) -> type[Model]:
    model: type[Model] = SciencePage._meta.get_field(name).related_model
    return model

"""What of a page a science reviewer stands for, and its digest: a revision's id does not bind it, as autosave writes under the same id."""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder

from languages.sentences import normal

from .columns import COMPOSED_COLUMNS, STATE_COLUMNS

if TYPE_CHECKING:
    from .models import SciencePage

Stored = Mapping[str, Any]

# Where a page stands, who works at it, and when: Wagtail's columns.
OF_THE_TREE = (
    "pk",
    "path",
    "depth",
    "numchild",
    "translation_key",
    "locale",
    "slug",
    "url_path",
    "content_type",
    "draft_title",
    "alias_of",
    "owner",
    "show_in_menus",
    "live",
    "has_unpublished_changes",
    "expired",
    "first_published_at",
    "last_published_at",
    "go_live_at",
    "expire_at",
    "live_revision",
    "latest_revision",
    "latest_revision_created_at",
    "locked",
    "locked_at",
    "locked_by",
    "wagtail_admin_comments",
)
# What is said of a change, when the page is read again, and on which further shelves it stands.
OF_THE_DESK = ("significance", "significance_reason", "review_by", "is_demo", "page_topics")
NOT_CONTENT = frozenset((*OF_THE_TREE, *OF_THE_DESK, *STATE_COLUMNS, *COMPOSED_COLUMNS))
OF_A_REVIEW = {"science_reviewer": "", "reviewed_at": None, "reworded_since_review": False}

OF_A_ROW = {"pk", "page", "sort_order"}
ITEM = {"id", "type", "value"}  # of a stream or list
HAN_OR_TAG = re.compile(r"[\u3400-\u9fff<]")


def stored_form(page: "SciencePage") -> dict[str, Any]:
    """As the content of a revision of the page as it is, saved or not."""
    stored: dict[str, Any] = json.loads(json.dumps(page.serializable_data(), cls=DjangoJSONEncoder))
    return stored


def content_of(stored: Stored) -> dict[str, Any]:
    """Those entries of a revision's content that are content. Whatever is not known to be none is."""
    return {name: value for name, value in stored.items() if name not in NOT_CONTENT and not name.endswith("_ptr")}


def content_digest(stored: Stored) -> str:
    """32 hexadecimal digits, of a revision's content or a part of it: equal where all that a reader may see is equal."""
    return _digest(stored, is_spelled=True)


def meaning_digest(stored: Stored) -> str:
    """The same, equal also where sentences are only spelled otherwise: see `languages.sentences.normal`."""
    return _digest(stored, is_spelled=False)


def drop_review_of_other_content(page: "SciencePage", columns: list[str] | None) -> list[str] | None:
    """Before `page` is saved past a publication: no reviewer is named for what he did not see.

    `columns` are those that will be written, None for all; returned with those of the review where it is dropped.
    """
    if not page.science_reviewer or (columns and NOT_CONTENT.issuperset(columns)):
        return columns
    before = type(page)._default_manager.filter(pk=page.pk).first()
    if before is None or content_digest(stored_form(before)) == content_digest(stored_form(page)):
        return columns
    for name, nothing in OF_A_REVIEW.items():
        setattr(page, name, nothing)
    return [*columns, *OF_A_REVIEW] if columns else columns


def _digest(stored: Stored, is_spelled: bool) -> str:
    content = content_of(stored)
    if "body" in content:
        content["body"] = json.loads(content["body"]) if isinstance(content["body"], str) else content["body"]
    plain = _plain(content, is_spelled)
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True)
    return hashlib.blake2s(text.encode(), digest_size=16).hexdigest()


def _plain(value: Any, is_spelled: bool) -> Any:
    """Without ids, without what is empty, and with numbers as text: how it was stored makes no difference."""
    if isinstance(value, Mapping):
        left = value.keys() - (OF_A_ROW if "pk" in value else {"id"} if value.keys() <= ITEM else set())
        plain = {name: _plain(value[name], is_spelled) for name in left}
        return {name: inner for name, inner in plain.items() if inner not in ("", [], {})}
    if isinstance(value, list):
        rows = sorted(value, key=lambda row: row["sort_order"] or 0) if _are_rows(value) else value
        return [_plain(each, is_spelled) for each in rows]
    if value is None or value is False:
        return ""
    text = str(value)
    return text if is_spelled or not HAN_OR_TAG.search(text) else normal(text)


def _are_rows(values: list[Any]) -> bool:
    return all(isinstance(each, Mapping) and "sort_order" in each for each in values)

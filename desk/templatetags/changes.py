"""The list of what changed between two states of a page, as every screen shows it."""

from typing import Any

from django import template

from science_content.pages.models import SciencePage
from science_content.publishing.telling import told

register = template.Library()


@register.inclusion_tag("desk/changes/admin/changes.html")
def changes(lines: Any) -> dict[str, Any]:
    """`lines`: of `science_content.publishing.telling.told`."""
    return {"numbers": [line for line in lines if line.of], "others": [line for line in lines if not line.of]}


@register.inclusion_tag("desk/changes/admin/comparison.html")
def changes_between(before: Any, after: Any) -> dict[str, Any]:
    """Above Wagtail's comparison of revisions, which runs two numbers into one; nothing for a page that holds no advice."""
    is_ours = isinstance(before, SciencePage) and isinstance(after, SciencePage)
    return {"is_ours": is_ours, "lines": told(before, after) if is_ours else []}

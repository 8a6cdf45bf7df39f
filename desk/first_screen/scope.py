"""What somebody's permissions on pages come to, asked once for all panels of the first screen."""

from dataclasses import dataclass

from django.db.models import QuerySet
from wagtail.models import Locale, Page
from wagtail.permissions import policy_registry

from languages import registry
from science_content.pages.models import SciencePage

WRITES = {"add_page", "change_page", "publish_page"}


@dataclass(frozen=True)
class EditorScope:
    """`watches`: works on no page at all, and so is here to see how things stand: the province office."""

    writes_chinese: bool
    publishes_chinese: bool
    watches: bool
    pages: QuerySet[Page]


def scope_of(user) -> EditorScope:
    """Two queries; one for an administrator."""
    policy = policy_registry.get_by_type(Page)
    if user.is_superuser:
        return EditorScope(True, True, False, Page.objects.all())
    source = Locale.objects.get(language_code=registry.SOURCE)
    held = list(policy.get_cached_permissions_for_user(user))
    chinese = {each.permission.codename for each in held if each.page.locale_id == source.pk}
    return EditorScope(
        writes_chinese=bool(chinese & WRITES),
        publishes_chinese="publish_page" in chinese,
        watches=not held,
        pages=policy.instances_user_has_permission_for(user, "change"),
    )


def chinese_pages() -> QuerySet[SciencePage]:
    """Chinese pages without their bodies: what the desk lists."""
    return SciencePage.objects.filter(locale__language_code=registry.SOURCE).without_body()

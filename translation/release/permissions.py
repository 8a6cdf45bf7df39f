"""Who may do what in which language: asked of the page tree of that language, where Wagtail keeps it."""

from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from languages import registry
from science_content.pages.tree import FRONT_PAGE


def languages_of(user, permission: str = "change") -> list[registry.Language]:
    """Translated languages whose front page `user` may "change" or "publish", and with it all below; in the registry's order.

    One query, for the menu asks on every screen.
    """
    roots = PagePermissionPolicy().instances_user_has_permission_for(user, permission).filter(depth=FRONT_PAGE)
    allowed = set(roots.values_list("locale__language_code", flat=True))
    return [language for language in registry.TRANSLATED if language.code in allowed]


def may_release(user, page: Page) -> bool:
    return page.permissions_for_user(user).can_publish()

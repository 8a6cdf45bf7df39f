"""Who may do what in which language: asked of the page tree of that language, where Wagtail keeps it."""

from wagtail.models import Page

from languages import registry


def _roots() -> list[Page]:
    return list(Page.objects.filter(depth=2, locale__language_code__in=registry.LANGUAGES).select_related("locale"))


def languages_of(user, permission: str = "can_edit") -> list[registry.Language]:
    """Translated languages in which `user` has a `PagePermissionTester` permission, in the registry's order."""
    allowed = {
        root.locale.language_code for root in _roots() if getattr(root.permissions_for_user(user), permission)()
    }
    return [language for language in registry.TRANSLATED if language.code in allowed]


def may_release(user, page: Page) -> bool:
    return page.permissions_for_user(user).can_publish()

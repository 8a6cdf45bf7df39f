"""Who may do what in which language: asked of the page tree of that language, where Wagtail keeps it."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db.models import Exists, Q, QuerySet
from wagtail.models import GroupPagePermission, Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from languages import registry
from science_content.pages.tree import FRONT_PAGE, ROOT, path_at


def languages_of(user, permission: str = "change") -> list[registry.Language]:
    """Translated languages whose front page `user` may "change" or "publish", and with it all below; in the registry's order.

    One query for each object of a user, as Wagtail does it: the menu asks on every screen, too.
    """
    known: dict[str, list[registry.Language]] = user.__dict__.setdefault("_languages_of", {})
    if permission not in known:
        known[permission] = _languages_of(user, permission)
    return known[permission]


def _languages_of(user, permission: str) -> list[registry.Language]:
    roots = PagePermissionPolicy().instances_user_has_permission_for(user, permission).filter(depth=FRONT_PAGE)
    allowed = set(roots.values_list("locale__language_code", flat=True))
    return [language for language in registry.TRANSLATED if language.code in allowed]


def may_translate(user, page: Page) -> bool:
    """Whether the language of `page` is among `languages_of(user)`, and the admin is open to him. One query, none for an administrator.

    For an address that stands before the admin's own, and is asked at each sentence.
    """
    if not user.is_active or user.is_superuser:
        return bool(user.is_active)
    admin = Permission.objects.filter(group__user=user, codename="access_admin")
    allowed = GroupPagePermission.objects.filter(
        group__user=user,
        page__path__in=(path_at(page.path, ROOT), path_at(page.path, FRONT_PAGE)),
        permission__codename="change_page",
    )
    return allowed.filter(Exists(admin)).exists()


def people_of(code: str) -> set[int]:
    """Ids of the active people who may change or publish pages of the language because they work in it. One query.

    An administrator may do so in every language and reads none for that: he is not counted.
    """
    allowed = _allowed(code, "change_page", "publish_page")
    people = get_user_model().objects.filter(is_active=True, groups__in=allowed.values("group"))
    return set(people.values_list("pk", flat=True))


def releasing_of(code: str, people: set[int]) -> set[int]:
    """Those of `people`, ids, who may publish in the language. One query, none where nobody is asked for."""
    if not people:
        return set()
    may = Q(is_superuser=True) | Q(groups__in=_allowed(code, "publish_page").values("group"))
    return set(get_user_model().objects.filter(may, pk__in=people, is_active=True).values_list("pk", flat=True))


def _allowed(code: str, *permissions: str) -> QuerySet[GroupPagePermission]:
    roots = Page.objects.filter(depth__lte=FRONT_PAGE).filter(Q(depth=1) | Q(locale__language_code=code))
    allowed: QuerySet[GroupPagePermission] = GroupPagePermission.objects.filter(
        page__in=roots, permission__codename__in=permissions
    )
    return allowed


def may_release(user, page: Page) -> bool:
    return page.permissions_for_user(user).can_publish()

"""Turns the table of roles into groups and permissions; safe to run again."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from home.front_page.models import FrontPage
from languages import registry

from .table import ROLES, Role

# Where permissions on files live, whatever the model, and which there are; sound and film are chosen by everybody.
FILE_MODELS = (
    ("wagtailimages", "image", {"add", "change", "choose"}),
    ("wagtaildocs", "document", {"add", "change", "choose"}),
    ("wagtailmedia", "media", {"add", "change"}),
)


@transaction.atomic
def create_roles() -> list[Group]:
    """Groups with exactly the permissions of the table. Needs the front pages; Wagtail's stock groups are removed."""
    Group.objects.filter(name__in=["Editors", "Moderators"]).delete()
    fronts = {page.locale.language_code: page for page in FrontPage.objects.select_related("locale")}
    return [
        _create(role, group_name(role.name, language), fronts[language.code])
        for role in ROLES
        for language in (registry.TRANSLATED if role.per_language else [registry.get(registry.SOURCE)])
    ]


def group_name(role: str, language: registry.Language) -> str:
    return role.format(language=language.short_zh)


def _create(role: Role, name: str, front: Page) -> Group:
    group, _ = Group.objects.get_or_create(name=name)
    group.permissions.set([_permission(*key.split(".")) for key in role.others])
    _set_page_permissions(group, front, role.pages)
    _set_file_permissions(group, role.files)
    return group


def _permission(app: str, codename: str) -> Permission:
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def _set_page_permissions(group: Group, front: Page, codenames: tuple[str, ...]) -> None:
    wanted = [_permission("wagtailcore", codename) for codename in codenames]
    GroupPagePermission.objects.filter(group=group).exclude(page=front, permission__in=wanted).delete()
    for permission in wanted:
        GroupPagePermission.objects.get_or_create(group=group, page=front.page_ptr, permission=permission)


def _set_file_permissions(group: Group, actions: tuple[str, ...]) -> None:
    root = Collection.get_first_root_node()
    wanted = [
        _permission(app, f"{action}_{model}")
        for app, model, known in FILE_MODELS
        for action in actions
        if action in known
    ]
    GroupCollectionPermission.objects.filter(group=group).exclude(collection=root, permission__in=wanted).delete()
    for permission in wanted:
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)

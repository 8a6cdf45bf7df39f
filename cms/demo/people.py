"""The cast: one demo account for each of the people in docs/design.md, with a password made on this machine."""

import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from languages import registry

from ..roles.actions import group_name
from ..roles.table import EDITOR, KEEPER, LANGUAGE_REVIEWER, OFFICE, SCIENCE_REVIEWER, TRANSLATOR

TIBETAN, LISU = registry.get("bo"), registry.get("lis")
CAST = [
    # username, family name, given name, group
    ("bianji", "杨", "编辑", EDITOR),
    ("shenhe", "李", "农艺师", SCIENCE_REVIEWER),
    ("yiyuan", "卓玛", "", group_name(TRANSLATOR, TIBETAN)),
    ("jiaodui", "扎西", "", group_name(LANGUAGE_REVIEWER, TIBETAN)),
    ("yiyuan-lisu", "阿普", "", group_name(TRANSLATOR, LISU)),
    ("xinxi", "和", "信息员", KEEPER),
    ("shengban", "周", "主任", OFFICE),
]


def seed_people() -> list[tuple[str, str, str, str]]:
    """(username, name, role, password) of the demo accounts and the administrator; existing accounts stay as they are."""
    password = _password()
    rows = []
    for username, family, given, role in CAST:
        user, created = get_user_model().objects.get_or_create(
            username=username, defaults={"last_name": family, "first_name": given}
        )
        if created:
            user.set_password(password)
            user.save()
            user.groups.set([Group.objects.get(name=role)])
        rows.append((username, user.get_full_name(), role, password))
    admin, created = get_user_model().objects.get_or_create(
        username="admin", defaults={"last_name": "管理员", "is_staff": True, "is_superuser": True}
    )
    if created:
        admin.set_password(password)
        admin.save()
    return [*rows, ("admin", admin.get_full_name(), "管理员", password)]


def _password() -> str:
    path = Path(settings.BASE_DIR) / "var" / "demo_password"
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_hex(6) + "-e", encoding="ascii")
    return path.read_text(encoding="ascii")

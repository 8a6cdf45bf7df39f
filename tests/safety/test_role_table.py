"""The table of roles, written down a second time: whoever may publish, withdraw or add is named here."""

from cms.roles.table import ROLES

ADMIN = "wagtailadmin.access_admin"
HEARS = {"science_content.view_feedback", "science_content.change_feedback"}
LISTS = {
    f"{part}.{verb}_{name}"
    for part, name in (("places", "place"), ("places", "contact"), ("science_content", "crop"))
    for verb in ("view", "add", "change")
}
TABLE = {
    "编辑": (False, {"add_page", "change_page"}, {"add", "change", "choose"}, {ADMIN} | HEARS | LISTS),
    "科学审核": (False, {"change_page", "publish_page"}, {"choose"}, {ADMIN} | HEARS),
    "译员（{language}）": (True, {"change_page"}, set(), {ADMIN, "wagtail_localize.submit_translation"}),
    "审校（{language}）": (
        True,
        {"change_page", "publish_page"},
        set(),
        {ADMIN, "wagtail_localize.submit_translation"},
    ),
    "信息员": (False, set(), set(), set()),
    "省办": (False, set(), set(), {ADMIN, "science_content.view_feedback", "translation.see_every_language"}),
}


def test_the_table_of_roles_is_this():
    said = {role.name: (role.per_language, set(role.pages), set(role.files), set(role.others)) for role in ROLES}
    assert said == TABLE

"""Who may do what: the one table of roles. A role per language has `{language}` in its name."""

from dataclasses import dataclass, field

EDITOR, SCIENCE_REVIEWER = "编辑", "科学审核"
TRANSLATOR, LANGUAGE_REVIEWER = "译员（{language}）", "审校（{language}）"
KEEPER, OFFICE = "信息员", "省办"
ADMIN = "wagtailadmin.access_admin"
HEARS_READERS = ("science_content.view_feedback", "science_content.change_feedback")
KEPT_LISTS = ("places.{verb}_place", "places.{verb}_contact", "science_content.{verb}_crop")
KEEPS_LISTS = tuple(name.format(verb=verb) for name in KEPT_LISTS for verb in ("view", "add", "change"))


@dataclass(frozen=True)
class Role:
    """`pages`: permissions on the tree of one language: the source's, or of each where `per_language`."""

    name: str
    per_language: bool = False
    pages: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    others: tuple[str, ...] = field(default=(ADMIN,))


ROLES = (
    Role(
        EDITOR,
        pages=("add_page", "change_page"),
        files=("add", "change", "choose"),
        others=(ADMIN, *HEARS_READERS, *KEEPS_LISTS),
    ),
    Role(SCIENCE_REVIEWER, pages=("change_page", "publish_page"), files=("choose",), others=(ADMIN, *HEARS_READERS)),
    Role(
        TRANSLATOR,
        per_language=True,
        pages=("change_page",),
        others=(ADMIN, "wagtail_localize.submit_translation"),
    ),
    Role(
        LANGUAGE_REVIEWER,
        per_language=True,
        pages=("change_page", "publish_page"),
        others=(ADMIN, "wagtail_localize.submit_translation"),
    ),
    Role(KEEPER, others=()),
    Role(OFFICE, others=(ADMIN, "science_content.view_feedback", "translation.see_every_language")),
)

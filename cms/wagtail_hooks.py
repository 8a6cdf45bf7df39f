"""The admin's own dress: our colours and faces, and no menu items that lead to other hosts."""

from django.templatetags.static import static
from django.utils.html import format_html_join
from wagtail import hooks

from .roles import limits


@hooks.register("insert_global_admin_css")
def dress() -> str:
    sheets = ((static(path),) for path in ("fonts/fonts.css", "admin/kepu.css"))
    return format_html_join("", '<link rel="stylesheet" href="{}">', sheets)


@hooks.register("construct_help_menu")
def nothing_outside(request, items) -> None:
    items[:] = [item for item in items if not item.url.startswith("http")]


hooks.register("before_delete_page", limits.keep_page)
hooks.register("before_move_page", limits.keep_page)
hooks.register("before_bulk_action", limits.keep_pages)

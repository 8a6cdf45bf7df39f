"""The admin's own dress: our colours, and no menu items that lead to other hosts."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

from .roles import limits


@hooks.register("insert_global_admin_css")
def colours() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("admin/kepu.css"))


@hooks.register("construct_help_menu")
def nothing_outside(request, items) -> None:
    items[:] = [item for item in items if not item.url.startswith("http")]


hooks.register("before_delete_page", limits.keep_page)
hooks.register("before_move_page", limits.keep_page)
hooks.register("before_bulk_action", limits.keep_pages)

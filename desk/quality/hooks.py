"""Quality in the admin: the panel's address, style and script."""

from django.templatetags.static import static
from django.urls import re_path
from django.utils.html import format_html
from wagtail import hooks

from . import views


@hooks.register("register_admin_urls")
def addresses() -> list:
    """Eighteen digits: what is longer is no id, and SQLite would fail on it."""
    return [re_path(r"^quality/(?P<page_id>\d{1,18})/$", views.page_quality, name="page_quality")]


@hooks.register("insert_global_admin_css")
def style() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("desk/quality.css"))


@hooks.register("insert_editor_js")
def script() -> str:
    return format_html('<script type="module" src="{}"></script>', static("desk/quality.js"))

"""The translators' desk in the admin: its addresses, its menu item, its style."""

from collections.abc import Iterator
from typing import Any

from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page

from science_content.models import SciencePage
from translation.release.permissions import languages_of

from . import claiming, findings, in_languages, reading, views


@hooks.register("register_admin_urls", order=-1)
def addresses() -> list:
    """Two of wagtail-localize's lead here: they would start and sync translations past `engine`."""
    taken_over = [
        path("submit/page/<int:page_id>/", views.submit),
        path("update/<int:translation_source_id>/", views.moved_to_desk),
    ]
    return [
        path("localize/", include(taken_over)),
        path("translations/", views.translations, name="translation_desk"),
        path("translations/<page_id:page_id>/findings/", findings.findings_of_page, name="translation_findings"),
        path("translations/<page_id:page_id>/read/", reading.read_translation, name="translation_read"),
        path("translations/of/<page_id:page_id>/", in_languages.page_in_languages, name="translation_languages"),
        path("translations/submit/", views.submit_many, name="translation_submit_many"),
        path("translations/submit/<page_id:page_id>/", views.submit, name="translation_submit"),
        path("translations/<page_id:page_id>/undo/", views.undo, name="translation_undo"),
        path("translations/<str:language>/<page_id:page_id>/take/", claiming.take_page, name="translation_claim_take"),
        path("translations/<str:language>/<page_id:page_id>/back/", claiming.put_back, name="translation_claim_back"),
        path("translations/<str:language>/<page_id:page_id>/due/", claiming.change_due, name="translation_claim_due"),
    ]


class DeskMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return request.user.has_perm(views.OFFICE) or bool(languages_of(request.user))


@hooks.register("register_admin_menu_item")
def desk_menu_item() -> MenuItem:
    return DeskMenuItem("翻译", reverse("translation_desk"), icon_name="globe", name="translations", order=150)


@hooks.register("register_page_header_buttons")
def to_its_languages(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """From a Chinese page to what became of it in the others."""
    if isinstance(page, SciencePage) and page.language.is_source:
        yield Button("各种文字", reverse("translation_languages", args=[page.pk]), icon_name="globe", priority=65)


@hooks.register("insert_global_admin_css")
def desk_css() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("desk/translators.css"))

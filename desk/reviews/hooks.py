"""Reviewing in the admin: its address, the ways to it from the editor, its style."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import re_path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem, WorkflowMenuItem
from wagtail.admin.widgets import Button

from science_content.blocks.dose import DoseBlock
from science_content.blocks.leaves import held
from science_content.pages.models import SciencePage
from science_content.publishing.models import is_science_reviewer
from science_content.publishing.signing import SIGN, UNSIGN

from . import asking, dose_views, views  # noqa: F401
from .permissions import may_review


@hooks.register("register_admin_urls")
def addresses() -> list:
    """Eighteen digits: what is longer is no id, and SQLite would fail on it."""
    return [
        re_path(r"^reviews/(?P<page_id>\d{1,18})/$", views.review_page, name="page_review"),
        re_path(r"^reviews/(?P<page_id>\d{1,18})/doses/$", dose_views.page_doses, name="page_doses"),
    ]


@hooks.register("register_page_header_buttons")
def doses_button(page: Any, user: Any, view_name: str, next_url: str | None = None) -> list[Button]:
    """Where there is a dose to stand for."""
    is_ours = isinstance(page, SciencePage) and page.language.is_source
    if not is_ours or not may_review(page, user) or not any(held(page.body.stream_block, page.body, DoseBlock)):
        return []
    return [Button("用量凭什么", reverse("page_doses", args=[page.pk]), icon_name="success", priority=63)]


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    actions.register_action("science_content.dose_signed", SIGN, SIGN)
    actions.register_action("science_content.unsigned", UNSIGN, UNSIGN)


class ReviewItem(ActionMenuItem):
    """In the place of Wagtail's approval, which acts on whatever the draft is by then."""

    label = "批准：先看改了什么"
    icon_name = "success"

    def get_url(self, parent_context: Any) -> str:
        return reverse("page_review", args=[parent_context["page"].pk])


@hooks.register("construct_page_action_menu")
def approve_where_one_sees(menu_items: list, request: HttpRequest, context: dict) -> None:
    if isinstance(context.get("page"), SciencePage):
        menu_items[:] = [ReviewItem(item.order) if _approves(item) else item for item in menu_items]


def _approves(item: Any) -> bool:
    return isinstance(item, WorkflowMenuItem) and item.name == "approve"


@hooks.register("before_publish_page", order=10)
def show_a_reviewer_what_changed(request: HttpRequest, page: Any) -> HttpResponse | None:
    """发布, pressed by a science reviewer: what he wrote is saved, and nothing is published before he has seen the list."""
    if not isinstance(page, SciencePage) or not page.language.is_source or not is_science_reviewer(request.user):
        return None
    return redirect("page_review", page.pk)


@hooks.register("insert_global_admin_css")
def style() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("desk/reviews.css"))

"""Withdrawal in the admin: its addresses, the ways to them, the banner in the editor."""

from django.http import HttpRequest
from django.template.defaultfilters import date
from django.urls import re_path, reverse
from django.utils.html import format_html
from django.utils.timezone import localtime
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.widgets import Button

from science_content.pages.models import SciencePage
from science_content.withdrawal.actions import RESTORE, WITHDRAW
from science_content.withdrawal.blocks import HIDE

from . import block_views, views
from .permissions import may_restore, may_withdraw


@hooks.register("register_admin_urls")
def addresses() -> list:
    """Eighteen digits: what is longer is no id, and SQLite would fail on it."""
    return [
        re_path(r"^withdrawal/(?P<page_id>\d{1,18})/$", views.withdraw_page, name="page_withdraw"),
        re_path(r"^withdrawal/(?P<page_id>\d{1,18})/restore/$", views.restore_page, name="page_restore"),
        re_path(r"^withdrawal/(?P<page_id>\d{1,18})/blocks/$", block_views.page_blocks, name="page_blocks"),
    ]


def available_action(page, user) -> tuple[str, str, str] | None:
    """(label, address, icon) of what this user may do with the page now: withdraw it, restore it, or nothing."""
    if not isinstance(page, SciencePage) or not page.live:
        return None
    if page.withdrawn_at:
        return (RESTORE, reverse("page_restore", args=[page.pk]), "rotate") if may_restore(user, page) else None
    return (WITHDRAW, reverse("page_withdraw", args=[page.pk]), "warning") if may_withdraw(user, page) else None


class WithdrawalItem(ActionMenuItem):
    """At the foot of the editor, behind everything else: also on a locked page, and never the first button."""

    order = 10_001

    def is_shown(self, context) -> bool:
        return context["view"] == "edit" and available_action(context["page"], context["request"].user) is not None

    def get_context_data(self, parent_context):
        label, url, icon = available_action(parent_context["page"], parent_context["request"].user)
        return super().get_context_data(parent_context) | {"label": label, "url": url, "icon_name": icon}


@hooks.register("register_page_action_menu_item")
def action_menu_item() -> ActionMenuItem:
    return WithdrawalItem()


@hooks.register("register_page_header_buttons")
def header_buttons(page, user, view_name, next_url=None):
    return _buttons(page, user)


@hooks.register("register_page_listing_more_buttons")
def listing_buttons(page, user, next_url=None):
    return _buttons(page, user)


def _buttons(page, user) -> list[Button]:
    found = available_action(page, user)
    buttons = [Button(found[0], found[1], icon_name=found[2], priority=61)] if found else []
    if found and not page.withdrawn_at and may_restore(user, page):
        buttons.append(Button(HIDE, reverse("page_blocks", args=[page.pk]), icon_name="warning", priority=62))
    return buttons


@hooks.register("before_edit_page", order=-10)
def say_that_it_is_withdrawn(request: HttpRequest, page) -> None:
    if request.method != "GET" or not getattr(page, "withdrawn_at", None):
        return
    may = may_restore(request.user, page)
    buttons = [messages.button(reverse("page_restore", args=[page.pk]), RESTORE)] if may else []
    how = "改好、发布以后，再恢复公开。" if may else "改好以后请科学审核恢复公开。"
    day = date(localtime(page.withdrawn_at), "Y-m-d")
    text = format_html("<strong>这一页 {} 撤回了</strong>，读者看到的是原因：{}<br>{}", day, page.withdrawn_reason, how)
    messages.warning(request, text, buttons)


@hooks.register("after_copy_page")
def say_that_copies_are_drafts(request: HttpRequest, page, new_page) -> None:
    """Whoever asked for a public copy of what was withdrawn is told why it is none."""
    if page.get_descendants(inclusive=True).exclude(sciencepage__withdrawn_at=None).exists():
        messages.warning(request, "复制的页面里有已经撤回的，所以副本都是草稿：改好以后再发布。")


@hooks.register("construct_page_action_menu")
def withdraw_rather_than_unpublish(menu_items: list, request: HttpRequest, context: dict) -> None:
    """What readers may have followed is taken back with a reason; 取消发布 would leave them a 404."""
    if context["view"] == "edit" and isinstance(context["page"], SciencePage):
        menu_items[:] = [item for item in menu_items if item.name != "action-unpublish"]

"""The addresses of recordings, their item in the menu, and the way to them from a page."""

from collections.abc import Iterator
from typing import Any

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogFormatter
from wagtail.models import Page

from science_content.models import SciencePage
from science_content.recordings.actions import HEARD, RECORDED, TAKEN_OUT

from . import views
from .rows import works_on
from .waiting import works_here

LOGGED = {RECORDED: "存了录音", HEARD: "听过，读者听得到了", TAKEN_OUT: "删掉录音"}


@hooks.register("register_admin_urls", order=-1)
def addresses() -> list:
    return [
        path("recordings/", views.recordings, name="recordings"),
        path("recordings/<page_id:page_id>/", views.recordings_of_page, name="recordings_of_page"),
    ]


class RecordingsMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return works_here(request.user)


@hooks.register("register_admin_menu_item")
def recordings_menu_item() -> MenuItem:
    return RecordingsMenuItem("录音", reverse("recordings"), icon_name="media", name="recordings", order=152)


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    for action, said in LOGGED.items():
        formatter = type("Formatter", (Said,), {"label": said})
        actions.register_action(action)(formatter)


class Said(LogFormatter):
    """`of`: what is spoken, or that it is a sound or film of the page."""

    def format_message(self, log_entry: Any) -> str:
        return f"{self.label}：{log_entry.data.get('of', '')}"


@hooks.register("register_page_header_buttons")
def to_recordings(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Beside what else is done with a page that readers see."""
    if isinstance(page, SciencePage) and page.live and works_on(user, page):
        yield Button("朗读录音", reverse("recordings_of_page", args=[page.pk]), icon_name="media", priority=70)

"""The review gate at the doors where a person publishes."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.log_actions import LogFormatter
from wagtail.models import Page

from ..pages.doors import REFUSED
from ..pages.gate import refuse_unreviewable
from ..pages.models import SciencePage
from .with_source import BROUGHT_BACK, TAKEN_DOWN


@hooks.register("before_publish_page")  # type: ignore[untyped-decorator]  # Wagtail says no types
def publish_only_what_could_pass(request: HttpRequest, page: Page) -> None:
    """The button in the editor, pressed by somebody who may publish without a review: what no review lets pass stays.

    This button alone goes past `SciencePage.publish` (Wagtail 8), which says what the revision replaces.
    """
    if isinstance(page, SciencePage):
        refuse_unreviewable(page)
        page.latest_revision.replaces = type(page).objects.get(pk=page.pk) if page.live else None


@hooks.register("before_bulk_action")  # type: ignore[untyped-decorator]
def publish_many_only_what_could_pass(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> None:
    if action_type != "publish":
        return
    pages = [each for each in objects if isinstance(each, Page)]
    if action.cleaned_form.cleaned_data.get("include_descendants"):
        pages += [below for page in pages for below in page.get_descendants().not_live()]
    for page in pages:
        draft = page.specific.get_latest_revision_as_object()
        if isinstance(draft, SciencePage):
            refuse_unreviewable(draft)


@hooks.register("register_log_actions")  # type: ignore[untyped-decorator]
def log_actions(actions: Any) -> None:
    actions.register_action("science_content.taken_down", TAKEN_DOWN, TAKEN_DOWN)
    actions.register_action("science_content.brought_back", BROUGHT_BACK, BROUGHT_BACK)

    @actions.register_action(REFUSED)
    class ScheduleRefused(LogFormatter):  # type: ignore[misc]  # Wagtail says no types
        label = "定时发布没有成"

        def format_message(self, log_entry: Any) -> str:
            return f"{self.label}：{' '.join(log_entry.data.get('reasons', ()))}"

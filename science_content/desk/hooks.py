"""The editors' desk in the admin: its style, the panels of the first screen, actions on many pages, their words in the log."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.views.home import UserObjectsInWorkflowModerationPanel, WorkflowObjectsToModeratePanel
from wagtail.log_actions import LogFormatter

from . import bulk
from .panels import panels_for
from .reach import reach_of

SAID_BY_OURS = (WorkflowObjectsToModeratePanel, UserObjectsInWorkflowModerationPanel)


@hooks.register("insert_global_admin_css")
def desk_css() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("science_content/desk.css"))


@hooks.register("construct_homepage_panels")
def first_screen(request: HttpRequest, panels: list) -> None:
    """Ours instead of Wagtail's two about reviews, which say the same of fewer things with more queries."""
    panels[:] = [panel for panel in panels if not isinstance(panel, SAID_BY_OURS)]
    panels += panels_for(request, reach_of(request.user))


for action in bulk.ALL:
    hooks.register("register_bulk_action", action)

LOGGED = {"review_date": "定复审日期", "topic_added": "加专题", "place_added": "加地区"}


class Changed(LogFormatter):
    def format_message(self, log_entry) -> str:
        return f"{self.label}：{log_entry.data.get('value', '')}"


@hooks.register("register_log_actions")
def log_actions(actions) -> None:
    for name, text in LOGGED.items():
        actions.register_action(f"science_content.{name}")(type("Changed", (Changed,), {"label": text}))

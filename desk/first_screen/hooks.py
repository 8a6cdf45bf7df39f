"""The first screen of the admin: its panels and their style."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.views.home import UserObjectsInWorkflowModerationPanel, WorkflowObjectsToModeratePanel

from .panels import panels_for
from .scope import scope_of

REPLACED_PANELS = (WorkflowObjectsToModeratePanel, UserObjectsInWorkflowModerationPanel)


@hooks.register("insert_global_admin_css")
def desk_css() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("desk/first_screen.css"))


@hooks.register("construct_homepage_panels")
def first_screen(request: HttpRequest, panels: list) -> None:
    """Ours instead of Wagtail's two about reviews, which say the same of fewer things with more queries."""
    panels[:] = [panel for panel in panels if not isinstance(panel, REPLACED_PANELS)]
    panels += panels_for(request, scope_of(request.user))

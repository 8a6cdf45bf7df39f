"""Who may stand for the science of a page."""

from typing import Any

from wagtail.models import TaskState

from science_content.pages.models import SciencePage
from science_content.publishing.models import ScienceReviewTask, is_science_reviewer


def state_to_approve(page: SciencePage, user: Any) -> TaskState | None:
    """The science review that waits and that this user may give."""
    state = page.current_workflow_task_state
    task = state.task.specific if state else None
    if not isinstance(task, ScienceReviewTask):
        return None
    return state.specific if "approve" in {name for name, _, _ in task.get_actions(page, user)} else None


def may_review(page: SciencePage, user: Any) -> bool:
    """Whether the user may approve what waits, or may publish and is a science reviewer."""
    if state_to_approve(page, user):
        return True
    return is_science_reviewer(user) and page.permissions_for_user(user).can_publish()

"""What waits for one person: reviews to give, pages sent back, drafts never submitted, and what others have in hand."""

from dataclasses import dataclass

from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast
from wagtail.models import Page, TaskState, WorkflowState

from science_content.pages.models import SciencePage

from .scope import chinese_pages


@dataclass(frozen=True)
class Task:
    """`since` is when it began to wait; `note` what somebody said of it, or who sent it."""

    page: Page
    since: object
    note: str = ""


@dataclass(frozen=True)
class Tasks:
    to_review: list[Task]
    sent_back: list[Task]
    drafts: list[Task]
    in_review: list[Task]

    def __bool__(self) -> bool:
        return bool(self.to_review or self.sent_back or self.drafts or self.in_review)


def tasks_of(user) -> Tasks:
    states = WorkflowState.objects.active().filter(requested_by=user).select_related("current_task_state")
    mine = list(states.order_by("-current_task_state__started_at"))
    waiting = TaskState.objects.reviewable_by(user).select_related("revision", "workflow_state__requested_by")
    waiting = list(waiting.order_by("started_at"))
    pages = _pages([state.workflow_state for state in waiting] + mine)
    back = [state for state in mine if state.status == WorkflowState.STATUS_NEEDS_CHANGES]
    there = [state for state in mine if state.status == WorkflowState.STATUS_IN_PROGRESS]
    return Tasks(
        to_review=[
            Task(pages[key], state.started_at, _name(state.workflow_state.requested_by))
            for state in waiting
            if (key := _key(state.workflow_state)) in pages
        ],
        sent_back=_tasks(back, pages),
        drafts=[Task(page, page.latest_revision_created_at) for page in _drafts(user)],
        in_review=_tasks(there, pages),
    )


def _tasks(states: list[WorkflowState], pages: dict[int, Page]) -> list[Task]:
    """Newest first; a page that was deleted meanwhile is left out."""
    now = [(state.current_task_state, pages.get(_key(state))) for state in states]
    return [Task(page, task.finished_at or task.started_at, task.comment) for task, page in now if page and task]


def _pages(states: list[WorkflowState]) -> dict[int, Page]:
    return Page.objects.in_bulk({_key(state) for state in states}) if states else {}


def _key(state: WorkflowState) -> int:
    return int(state.object_id)


def _name(user) -> str:
    return (user.get_full_name() or user.get_username()) if user else ""


def _drafts(user) -> list[SciencePage]:
    """Chinese pages whose last change is this user's and neither public nor submitted."""
    submitted = WorkflowState.objects.active().filter(
        base_content_type__app_label="wagtailcore", object_id=Cast(OuterRef("pk"), CharField())
    )
    changed = chinese_pages().filter(has_unpublished_changes=True, latest_revision__user=user)
    return list(changed.filter(~Exists(submitted)).order_by("-latest_revision_created_at"))

"""The review that comes before a publication."""

from typing import Any

from django.db import transaction
from wagtail.models import AbstractGroupApprovalTask, TaskState, WorkflowState

from ..pages.models import SciencePage
from .approving import approve


class ScienceReviewTask(AbstractGroupApprovalTask):  # type: ignore[misc]  # Wagtail says no types
    """Approval by somebody who knows the science; whoever approves stands on the page with the date.

    What is approved is what gets published: the latest draft, which must be the one that was on the screen.
    """

    class Meta:
        verbose_name = "科学审核"
        verbose_name_plural = "科学审核"

    @transaction.atomic
    def on_action(
        self, task_state: TaskState, user: Any, action_name: str, seen: str = "", raised: str = "", **kwargs: Any
    ) -> Any:
        """`seen`, `raised`: see `approve`, whose refusals are raised."""
        if action_name == "approve":
            page = SciencePage.objects.filter(pk=task_state.workflow_state.object_id).first()
            if page is not None:  # the front page holds no advice
                approve(page, user=user, seen=seen, raised=raised)
            # Wagtail publishes what hangs on the task state, which must not remember how the page was.
            task_state.workflow_state = WorkflowState.objects.get(pk=task_state.workflow_state_id)
        return super().on_action(task_state, user, action_name, **kwargs)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        """Wagtail's, without the approval at one press: see `desk/reviews`, where what changed stands above the button."""
        found: list[tuple[str, str, bool]] = super().get_actions(obj, user)
        return [each for each in found if each[0] != "approve" or each[2]]

    @classmethod
    def get_description(cls) -> str:
        return "由科学审核人员通过后发布"


def is_science_reviewer(user: Any) -> bool:
    """Whether the user answers for the science of what he publishes; administrators do not for that alone."""
    return bool(ScienceReviewTask.objects.filter(active=True, groups__user=user).exists())

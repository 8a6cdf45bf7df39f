"""The review that comes before a publication."""

from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from wagtail.models import AbstractGroupApprovalTask, TaskState

from ..pages.gate import refuse_unreviewable
from ..pages.models import SciencePage


class ScienceReviewTask(AbstractGroupApprovalTask):  # type: ignore[misc]  # Wagtail says no types
    """Approval by somebody who knows the science; whoever approves stands on the page with the date.

    What is approved is what gets published: the latest draft. One that must not pass raises NotPublishable.
    """

    class Meta:
        verbose_name = "科学审核"
        verbose_name_plural = "科学审核"

    @transaction.atomic
    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> Any:
        if action_name == "approve":
            pages = SciencePage.objects.filter(pk=task_state.workflow_state.object_id)
            # An object of its own: Wagtail publishes what hangs on task_state, which must not remember how the page was.
            refuse_unreviewable(pages.get().specific.get_latest_revision_as_object())
            name = user.get_full_name() or user.get_username()
            pages.update(science_reviewer=name, reviewed_at=localdate())
        return super().on_action(task_state, user, action_name, **kwargs)

    @classmethod
    def get_description(cls) -> str:
        return "由科学审核人员通过后发布"

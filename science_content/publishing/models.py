"""What publishing remembers: the work of its followers, and the review that comes before."""

from typing import Any

from django.db import models, transaction
from django.utils.timezone import localdate
from wagtail.models import AbstractGroupApprovalTask, TaskState


class FollowerRun(models.Model):
    """One follower's work after one publication: what is to be done, was done, or failed and can be run again."""

    STATUS = [("ready", "待做"), ("running", "进行中"), ("done", "完成"), ("failed", "失败")]
    EVENTS = [("published", "发布"), ("unpublished", "撤下"), ("withdrawn", "撤回"), ("restored", "恢复")]

    page_id = models.PositiveBigIntegerField(db_index=True)
    revision_id = models.PositiveBigIntegerField(null=True)
    event = models.CharField(max_length=12, choices=EVENTS)
    significance = models.CharField(max_length=10, blank=True)
    follower = models.CharField(max_length=40)
    status = models.CharField(max_length=8, choices=STATUS, default="ready", db_index=True)
    error = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "发布后的工作"
        verbose_name_plural = "发布后的工作"

    def __str__(self) -> str:
        return f"{self.follower} · {self.page_id} · {self.status}"


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
            from ..pages.models import SciencePage
            from .gate import refuse_unreviewable

            pages = SciencePage.objects.filter(pk=task_state.workflow_state.object_id)
            # An object of its own: Wagtail publishes what hangs on task_state, which must not remember how the page was.
            refuse_unreviewable(pages.get().specific.get_latest_revision_as_object())
            name = user.get_full_name() or user.get_username()
            pages.update(science_reviewer=name, reviewed_at=localdate())
        return super().on_action(task_state, user, action_name, **kwargs)

    @classmethod
    def get_description(cls) -> str:
        return "由科学审核人员通过后发布"

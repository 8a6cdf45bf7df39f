"""What is remembered of the work that follows a publication."""

from django.db import models


class FollowerRun(models.Model):
    """One follower's work after one publication: what is to be done, was done, or failed and can be run again."""

    STATUS = [("ready", "待做"), ("running", "进行中"), ("done", "完成"), ("failed", "失败")]
    EVENTS = [
        ("published", "发布"),
        ("unpublished", "撤下"),
        ("withdrawn", "撤回"),
        ("restored", "恢复"),
        ("block_hidden", "停用一段"),
        ("block_shown", "恢复一段"),
        ("dose_signed", "为用量签字"),
        ("unsigned", "收回用量的签字"),
    ]

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

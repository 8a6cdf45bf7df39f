"""What is remembered where a language's reviewer lets words pass that a check had stopped."""

from django.conf import settings
from django.db import models


class Dismissal(models.Model):
    """One finding on one pair of Chinese and words, let pass by a person with a reason. It counts while both stay what they were."""

    page_key = models.UUIDField("页面")
    language = models.CharField("语种", max_length=12)
    key = models.CharField("核对发现", max_length=32)
    check_id = models.CharField("哪一项", max_length=30)
    sentence = models.TextField("说的是什么")
    reason = models.TextField("理由", max_length=500)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page_key", "language", "key"], name="one_dismissal_of_a_finding")
        ]
        default_permissions = ()
        verbose_name = "放行的核对发现"
        verbose_name_plural = "放行的核对发现"

    def __str__(self) -> str:
        return f"{self.language} · {self.check_id} · {self.reason}"

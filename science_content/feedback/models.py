"""What readers say of a page: useful, not useful, not understood. For the editors; never shown in public."""

from django.conf import settings
from django.db import models

ANSWERS = [("useful", "有用"), ("useless", "没用"), ("unclear", "没看懂")]


class Feedback(models.Model):
    """One reader's answer, tied to what was read: the page, its language and the revision that was live.

    `words` are stored with phone and identity numbers masked. No name, address or device is kept.
    """

    page = models.ForeignKey(
        "science_content.SciencePage", verbose_name="页面", on_delete=models.CASCADE, related_name="feedback"
    )
    revision_id = models.PositiveBigIntegerField("版本", null=True)
    language = models.CharField("语言", max_length=12)
    answer = models.CharField("回答", max_length=8, choices=ANSWERS)
    words = models.TextField("说了什么", max_length=500, blank=True)
    place = models.ForeignKey(
        "places.Place", verbose_name="地区", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField("时间", auto_now_add=True, db_index=True)
    handled_at = models.DateTimeField("处理时间", null=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="处理人", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = "读者反馈"
        verbose_name_plural = "读者反馈"
        default_permissions = ("view", "change")

    def __str__(self) -> str:
        return f"{self.page} · {self.get_answer_display()}"

"""What is remembered of a translation that somebody asked for, until it has begun."""

from django.conf import settings
from django.db import models


class Start(models.Model):
    """A Chinese page that is to be started in a language. `begun_at` when that was done, `error` why it could not be."""

    page = models.ForeignKey("science_content.SciencePage", on_delete=models.CASCADE, related_name="+")
    locale = models.ForeignKey("wagtailcore.Locale", on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField("时间", auto_now_add=True)
    begun_at = models.DateTimeField("开始了", null=True)
    error = models.CharField("没能开始", max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "locale"], name="one_start_of_a_page")]
        default_permissions = ()
        ordering = ["pk"]
        verbose_name = "等着开始的译文"
        verbose_name_plural = "等着开始的译文"

    def __str__(self) -> str:
        return f"{self.page_id} · {self.locale_id}"

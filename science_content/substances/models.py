"""The lists of substances that were loaded, the last of which counts, and what a list found on live pages."""

from django.db import models


class SubstanceList(models.Model):
    """One list as it was loaded. `content`: the text of the file; `digest`: of it."""

    issued = models.DateField("清单日期")
    content = models.TextField("清单")
    digest = models.CharField(max_length=32)
    loaded_at = models.DateTimeField("装入时间", auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "禁限用清单"
        verbose_name_plural = "禁限用清单"

    def __str__(self) -> str:
        return f"{self.issued:%Y-%m-%d} 的清单"


class SubstanceAlert(models.Model):
    """What a list found on a live Chinese page: a dose that was hidden, or a sentence that somebody has to mend.

    It stands until the page is published again: then the gate has asked it.
    """

    page_id = models.PositiveBigIntegerField(db_index=True)
    block = models.CharField(max_length=40, blank=True)
    sentence = models.CharField("为什么", max_length=500)
    is_hidden = models.BooleanField("已停用")
    at = models.DateTimeField("时间")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["page_id", "block", "sentence"], name="substance_alert_once"),
        ]
        verbose_name = "禁用药提醒"
        verbose_name_plural = "禁用药提醒"

    def __str__(self) -> str:
        return self.sentence

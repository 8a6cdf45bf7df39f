"""What is remembered of a native reading: who read which words as they stood, and who had written them."""

from django.conf import settings
from django.db import models


class NativeReading(models.Model):
    """One tick: a person has read these sentences of a live translation, as they stood on the screen.

    `sentences`: [[path, digest as `SciencePage.checked_words` holds it], …]; `screen`: digest of all that stood there.
    """

    page_key = models.UUIDField("页面", db_index=True)
    language = models.CharField("语种", max_length=12)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    reader = models.CharField("谁看的", max_length=300)
    revision_id = models.PositiveBigIntegerField("版本", null=True)
    screen = models.CharField("看的是什么", max_length=32)
    sentences = models.JSONField("哪些句子")
    read_at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        verbose_name = "母语者审校"
        verbose_name_plural = "母语者审校"

    def __str__(self) -> str:
        return f"{self.language} · {self.reader} · {len(self.sentences)}句"


class WordsAuthor(models.Model):
    """Who first wrote these words for this Chinese sentence: whoever stores the same again later is not their author."""

    page_key = models.UUIDField("页面")
    language = models.CharField("语种", max_length=12)
    digest = models.CharField("句子", max_length=12)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page_key", "language", "digest"], name="one_author_of_words"),
        ]
        default_permissions = ()
        verbose_name = "译文作者"
        verbose_name_plural = "译文作者"

    def __str__(self) -> str:
        return f"{self.language} · {self.digest}"

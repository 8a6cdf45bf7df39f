"""What is remembered of a native reading: who read which words as they stood, who had written them, what went back and why."""

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


REWRITE, CHECK = "rewrite", "check"
KINDS = [(REWRITE, "重写"), (CHECK, "再核")]


class Returned(models.Model):
    """A reader sent these words back to whoever translates, with a reason. It ends where they change, or where he reads them after all.

    `digest`: of the Chinese sentence with its words; other words have another one.
    """

    page_key = models.UUIDField("页面")
    language = models.CharField("语种", max_length=12)
    path = models.TextField("位置")
    digest = models.CharField("句子", max_length=12)
    kind = models.CharField("要做什么", max_length=10, choices=KINDS)
    reason = models.CharField("理由", max_length=500)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    reader = models.CharField("谁退回的", max_length=300)
    returned_at = models.DateTimeField("时间", auto_now_add=True)
    settled_at = models.DateTimeField("了结", null=True)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["language", "page_key"], name="returned_by_page")]
        ordering = ["pk"]
        verbose_name = "退回的译文"
        verbose_name_plural = "退回的译文"

    def __str__(self) -> str:
        return f"{self.language} · {self.get_kind_display()}：{self.reason[:40]}"


class HandedOver(models.Model):
    """The translator says that a page is ready for its second reader. It stays so while anything of it is unread."""

    page_key = models.UUIDField("页面")
    language = models.CharField("语种", max_length=12)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    handed_at = models.DateTimeField("时间", auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page_key", "language"], name="handed_over_once")]
        default_permissions = ()
        verbose_name = "请审校的页面"
        verbose_name_plural = "请审校的页面"

    def __str__(self) -> str:
        return f"{self.language} · {self.page_key}"

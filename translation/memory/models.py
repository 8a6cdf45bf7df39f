"""What a language has said and somebody has read: sentences with their words, found again by what is alike."""

from django.conf import settings
from django.db import models


class Remembered(models.Model):
    """Words that a native reader stood for, in one place of one page. Another reading of the place puts others in their stead.

    `mark`: of the Chinese, `before`: of the sentence above it on the page, "" for the first; `masked`: see
    `languages.sentences`. `chinese` and `words` as the engine stores them.
    """

    language = models.CharField("语种", max_length=12)
    page_key = models.UUIDField("页面")
    path = models.TextField("位置")
    mark = models.CharField("哪一句", max_length=12)
    before = models.CharField("前一句", max_length=12, blank=True)
    chinese = models.TextField("中文")
    masked = models.TextField("比较用的中文")
    words = models.TextField("译文")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    read_at = models.DateTimeField("时间")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page_key", "language", "path", "mark"], name="remembered_once_in_a_place")
        ]
        default_permissions = ()
        indexes = [models.Index(fields=["language", "mark"], name="remembered_by_mark")]
        verbose_name = "翻译记忆"
        verbose_name_plural = "翻译记忆"

    def __str__(self) -> str:
        return f"{self.language} · {self.chinese[:40]}"


class Removed(models.Model):
    """Words that whoever may release in a language took out of its memory: they enter it no more, wherever they are read.

    `digest` of the sentence with its words: see `languages.sentences`. `chinese` and `words` as they stood, to be shown.
    """

    language = models.CharField("语种", max_length=12)
    digest = models.CharField("哪一句的哪个译文", max_length=12)
    chinese = models.TextField("中文")
    words = models.TextField("译文")
    reason = models.TextField("理由", max_length=300)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    removed_at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "digest"], name="removed_once_in_a_language")]
        default_permissions = ()
        verbose_name = "从翻译记忆里去掉的译文"
        verbose_name_plural = "从翻译记忆里去掉的译文"

    def __str__(self) -> str:
        return f"{self.language} · {self.chinese[:40]}"


class Gram(models.Model):
    """Two neighbouring letters of a masked sentence, as a number that is another one in another language."""

    pk = models.CompositePrimaryKey("gram", "entry_id")
    gram = models.IntegerField()
    entry = models.ForeignKey(Remembered, on_delete=models.CASCADE, related_name="grams")

    class Meta:
        default_permissions = ()
        verbose_name = "翻译记忆的字对"
        verbose_name_plural = "翻译记忆的字对"

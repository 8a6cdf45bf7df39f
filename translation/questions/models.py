"""What somebody who translates asks of a sentence, and the answer: about the Chinese, it is told in every language."""

from django.conf import settings
from django.db import models

EDITOR, AGRONOMIST, READER = "editor", "agronomist", "reader"
ASKED = [(EDITOR, "编辑"), (AGRONOMIST, "农艺师"), (READER, "审校")]
OF_THE_CHINESE = (EDITOR, AGRONOMIST)  # their answers hold in all languages
LONGEST_QUESTION, LONGEST_ANSWER = 500, 1000


class Question(models.Model):
    """One question about one Chinese sentence of a page, to one kind of people; answered once.

    `path`: of its field or block. `chinese`: as stored when it was asked, `mark` of it: see `languages.sentences`.
    `language`: of who asks. `closed_at`: the asker has read the answer, or asks no more.
    """

    page_key = models.UUIDField("页面", db_index=True)
    path = models.TextField("位置")
    chinese = models.TextField("中文")
    mark = models.CharField("哪一句", max_length=12)
    language = models.CharField("语种", max_length=12)
    to = models.CharField("问谁", max_length=10, choices=ASKED)
    text = models.CharField("问题", max_length=LONGEST_QUESTION)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    asker = models.CharField("谁问的", max_length=300)
    asked_at = models.DateTimeField("什么时候问的", auto_now_add=True)
    answer = models.CharField("回答", max_length=LONGEST_ANSWER, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    answerer = models.CharField("谁答的", max_length=300, blank=True)
    answered_at = models.DateTimeField("什么时候答的", null=True)
    closed_at = models.DateTimeField("了结", null=True)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["language", "closed_at"], name="questions_by_language")]
        ordering = ["pk"]
        verbose_name = "译员的提问"
        verbose_name_plural = "译员的提问"

    def __str__(self) -> str:
        return f"{self.language} · {self.get_to_display()}：{self.text[:40]}"

    @property
    def is_open(self) -> bool:
        return self.answered_at is None and self.closed_at is None

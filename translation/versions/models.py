"""What is kept of every change of words, so that none is lost: who wrote what for which Chinese sentence, and when."""

from django.conf import settings
from django.db import models

ORIGINS = [
    ("typed", "手写"),
    ("machine", "机器初稿"),
    ("earlier", "以前写的"),
    ("taken_away", "清空"),
]


class WordsVersion(models.Model):
    """The words of one sentence as they stood from then on; rows are added, never changed.

    `path`: of its field or block. `mark`: of the Chinese, see `languages.sentences`. `words`: as stored, "" where they were
    taken away. `user` is null where nobody is known.
    """

    page_key = models.UUIDField("页面")
    language = models.CharField("语种", max_length=12)
    path = models.TextField("位置")
    chinese = models.TextField("中文")
    mark = models.CharField("哪一句", max_length=12)
    words = models.TextField("译文", blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    origin = models.CharField("从哪里来", max_length=10, choices=ORIGINS)
    written_at = models.DateTimeField("时间")

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["page_key", "language", "path", "mark", "written_at"], name="one_version_of_words_at_a_time"
            )
        ]
        ordering = ["pk"]
        verbose_name = "译文的一版"
        verbose_name_plural = "译文的各版"

    def __str__(self) -> str:
        return f"{self.language} · {self.words[:40]}"

"""Who has taken which page, in which language, and until when: told to others, a lock for nobody."""

from django.conf import settings
from django.db import models


class Claim(models.Model):
    """One person has taken a page in a language; another may take it once the day has passed.

    `page_key`: translation key of the page. `person`: the name at that time, for when the account is gone.
    """

    page_key = models.UUIDField("页面")
    language = models.CharField("语种", max_length=12)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    person = models.CharField("谁在译", max_length=300)
    due = models.DateField("哪天以前")
    claimed_at = models.DateTimeField("什么时候领的", auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page_key", "language"], name="claimed_once_in_a_language")]
        default_permissions = ()
        verbose_name = "领了的页面"
        verbose_name_plural = "领了的页面"

    def __str__(self) -> str:
        return f"{self.language} · {self.person}，{self.due:%Y-%m-%d}以前"

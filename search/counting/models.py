"""How often is searched, and how often in vain: no words, no reader, only sums."""

from django.db import models


class SearchCount(models.Model):
    """Searches of one day at one kiosk's place (or none), in one language, that found something or nothing."""

    day = models.DateField("日期")
    place_code = models.CharField("触摸屏所在地", max_length=12, blank=True)
    language = models.CharField("语种", max_length=20)
    was_found = models.BooleanField("找到了")
    searches = models.PositiveIntegerField("次数", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "搜索次数"
        constraints = [
            models.UniqueConstraint(fields=["day", "place_code", "language", "was_found"], name="search_count_once")
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.language} {self.searches}"

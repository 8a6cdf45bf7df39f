"""The registry of regions: province, prefectures and counties of Yunnan by their GB/T 2260 codes, and what people add below."""

from django.db import models, transaction

from languages import registry


class Place(models.Model):
    """A region. A county's six-digit code is its address; townships have nine digits (GB/T 10114), villages twelve.

    `path` ("530000/532900/532922/") makes "in this prefecture" a prefix.

    Each flag is a fact of its own with its own source: see `places.facts`.
    """

    LEVELS = [
        ("province", "省"),
        ("prefecture", "州市"),
        ("county", "县市区"),
        ("township", "乡镇街道"),
        ("village", "村和社区"),
    ]

    code = models.CharField("行政区划代码", max_length=12, primary_key=True)
    name = models.CharField("名称", max_length=40)
    level = models.CharField("级别", max_length=10, choices=LEVELS)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    path = models.CharField(max_length=48, unique=True)
    autonomous = models.CharField("自治民族", max_length=60, blank=True)
    poverty_county_2016 = models.BooleanField("2016年贫困县", default=False)
    border_county = models.BooleanField("边境县", default=False)
    borders = models.JSONField("接壤国家", default=list)
    tibetan_area = models.BooleanField("藏区县", default=False)
    small_peoples = models.JSONField("人口较少民族", default=list)
    spoken = models.JSONField("当地语言（ISO 639-3）", default=list)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)

    class Meta:
        ordering = ["code"]
        verbose_name = "地区"
        verbose_name_plural = "地区"

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        """With whatever is written when a place was saved, in one transaction."""
        with transaction.atomic():
            super().save(*args, **kwargs)

    @property
    def languages_read(self) -> list[registry.Language]:
        """Written languages read here through the `spoken` map; Chinese is not among them, as it is read everywhere."""
        return [language for language in registry.read_by(self.spoken) if not language.is_source]

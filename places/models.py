"""The registry of regions: province, prefectures and counties of Yunnan by their GB/T 2260 codes, and what people add below;
whom people of a place can ask.
"""

import re

from django.core.exceptions import ValidationError
from django.db import models, transaction

from languages import registry

OFFICES = [
    ("plant", "农技和植保站"),
    ("vet", "兽医站"),
    ("agriculture", "农业农村局"),
    ("serum", "有抗蛇毒血清的医院"),
    ("hospital", "医院"),
]
STATES = [("in_full", "读过原文"), ("excerpt", "摘录"), ("unverified", "待核")]
PHONE = re.compile(r"(?:0\d{2,3}-?)?\d{7,8}|1\d{10}|400-?\d{3}-?\d{4}|\d{3,5}", re.ASCII)


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
    tibetan_area = models.BooleanField("涉藏县", default=False)
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


class Contact(models.Model):
    """An office of a county or prefecture that answers people; a person's own number is none."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="contacts", verbose_name="地区")
    office = models.CharField("哪一种", max_length=12, choices=OFFICES)
    name = models.CharField("单位名称", max_length=80)
    phone = models.CharField("电话", max_length=20, help_text="单位公布的电话，不写个人的。例：0872-7521234。")
    source = models.URLField("出处网址", max_length=500, blank=True)
    opened_at = models.DateField("查阅日期", null=True, blank=True)
    state = models.CharField("核对", max_length=10, choices=STATES, default="unverified")

    class Meta:
        ordering = ["place", "office", "name"]
        verbose_name = "咨询电话"
        verbose_name_plural = "咨询电话"
        constraints = [models.UniqueConstraint(fields=["place", "office", "phone"], name="contact_once")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        """With whatever is written when a contact was saved, in one transaction."""
        with transaction.atomic():
            super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        if not PHONE.fullmatch((self.phone or "").strip()):
            raise ValidationError({"phone": "电话写数字，区号后面可以有“-”，例：0872-7521234。"})
        if self.state != "unverified" and not (self.source and self.opened_at):
            raise ValidationError({"source": "核对过的电话要写出处网址和查阅日期；没有就选“待核”。"})

    @property
    def is_unverified(self) -> bool:
        return self.state == "unverified"

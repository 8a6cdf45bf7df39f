"""Rows of a page: its further topics, its crops and animals, its places, its sources."""

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from languages import registry

from .models import SciencePage


class PageTopic(Orderable):
    """A further topic; always its Chinese page, so that one id means one topic in every language."""

    page = ParentalKey(SciencePage, on_delete=models.CASCADE, related_name="page_topics")
    topic = models.ForeignKey(
        "science_content.TopicPage", on_delete=models.CASCADE, related_name="+", verbose_name="专题"
    )

    panels = [FieldPanel("topic")]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "topic"], name="page_topic_once")]

    def clean(self) -> None:
        if self.topic_id and self.topic.locale.language_code != registry.SOURCE:
            raise ValidationError({"topic": "请选中文的专题页；各语种会自动显示自己的译名。"})


class PageCrop(Orderable):
    page = ParentalKey(SciencePage, on_delete=models.CASCADE, related_name="page_crops")
    crop = models.ForeignKey(
        "science_content.Crop", on_delete=models.PROTECT, related_name="+", verbose_name="作物或动物"
    )

    panels = [FieldPanel("crop")]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "crop"], name="page_crop_once")]


class PagePlace(Orderable):
    """A place the page is for, with all below it; a page without rows is for everywhere."""

    page = ParentalKey(SciencePage, on_delete=models.CASCADE, related_name="page_places")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+", verbose_name="地区")

    panels = [FieldPanel("place")]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "place"], name="page_place_once")]


class PageSource(Orderable):
    """Where a fact comes from: a document that was opened on a day, or a standard by number, marked 待核."""

    page = ParentalKey(SciencePage, on_delete=models.CASCADE, related_name="page_sources")
    title = models.CharField("名称", max_length=200)
    publisher = models.CharField("发布者", max_length=120, blank=True)
    url = models.URLField("网址", max_length=500, blank=True)
    opened_at = models.DateField("查阅日期", null=True, blank=True)
    standard = models.CharField("标准号", max_length=60, blank=True)
    unverified = models.BooleanField("待核", default=False)
    note = models.CharField("说明", max_length=300, blank=True)

    panels = [FieldPanel(name) for name in ("title", "publisher", "url", "opened_at", "standard", "unverified", "note")]

    def clean(self) -> None:
        if not self.unverified and not (self.url and self.opened_at) and not self.standard:
            raise ValidationError("请写明查阅过的网址和日期，或标准号；都没有时请勾选“待核”。")

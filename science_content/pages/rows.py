"""Rows of a page: its further topics, its crops and animals, its places, its sources, its named exceptions."""

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from languages import registry

from .hosts import is_listed_host
from .models import SciencePage

SOURCE_FIELDS = ("title", "publisher", "url", "opened_at", "standard", "in_full", "unverified", "block", "note")


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
    """Where a fact comes from: a document that was opened on a day, or a standard by number; read in full, 摘录, or 待核.

    `note` is for staff: no reader sees it.
    """

    page = ParentalKey(SciencePage, on_delete=models.CASCADE, related_name="page_sources")
    title = models.CharField("名称", max_length=200)
    publisher = models.CharField("发布者", max_length=120, blank=True)
    url = models.URLField("网址", max_length=500, blank=True)
    opened_at = models.DateField("查阅日期", null=True, blank=True)
    standard = models.CharField("标准号", max_length=60, blank=True)
    in_full = models.BooleanField(
        "读过原文", default=False, help_text="整篇读过才勾；只看过一段、看的是转载的摘要，就是摘录，不勾。"
    )
    unverified = models.BooleanField("待核", default=False)
    block = models.CharField(
        "是哪一块的出处", max_length=64, blank=True, help_text="不选，就是整页的出处；新加的块，先保存一次再来选。"
    )
    note = models.CharField("说明", max_length=300, blank=True, help_text="只给编辑和审核人看。")

    panels = [FieldPanel(name) for name in SOURCE_FIELDS]

    @property
    def has_link(self) -> bool:
        """Whether readers are led to its address: a host that nobody listed may be anything by now."""
        return bool(self.url) and is_listed_host(self.url)

    @property
    def is_excerpt(self) -> bool:
        return not self.in_full and not self.unverified

    def clean(self) -> None:
        if self.url and not is_listed_host(self.url) and self._is_new_address():
            raise ValidationError(
                {"url": "这个网站不在出处的名单里：请换成主管部门、科研单位的原文；确实要用，请管理员加进名单。"}
            )
        if not self.unverified and not (self.url and self.opened_at) and not self.standard:
            raise ValidationError("请写明查阅过的网址和日期，或标准号；都没有时请勾选“待核”。")
        if self.unverified and self.in_full:
            raise ValidationError("“读过原文”和“待核”只能选一个。")

    def _is_new_address(self) -> bool:
        """What stood there before there was a list may stay, without a link."""
        return not type(self).objects.filter(page=self.page_id, url=self.url).exists()


class PageException(Orderable):
    """A sentence that looks like an amount or an odd dose and is none, or is meant: why, who says so, and when.

    It counts while the page says just that sentence: see `quality.exceptions`. Who and when are set where it is written.
    """

    page = ParentalKey(SciencePage, on_delete=models.CASCADE, related_name="page_exceptions")
    sentence = models.CharField("哪一句", max_length=1000, help_text="照页面上的原样写；检查里点“写原因”会自动填好。")
    reason = models.CharField("为什么可以", max_length=300, help_text="如：不是用量，是教怎么算；标签上就是这样写的。")
    named_by = models.CharField("谁写的", max_length=80, blank=True, editable=False)
    named_at = models.DateField("哪天写的", null=True, editable=False)

    panels = [FieldPanel("sentence"), FieldPanel("reason")]

    @property
    def is_named(self) -> bool:
        return bool(self.sentence.strip() and self.reason.strip() and self.named_by and self.named_at)

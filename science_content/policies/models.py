"""A policy in plain words, which says by itself when it has not begun or has run out."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.timezone import localdate
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from ..pages.models import SciencePage


class PolicyPage(SciencePage):
    """Who is eligible follows from the page's places; the official text keeps its own name in every language."""

    official_title = models.CharField("文件全名", max_length=200)
    document_number = models.CharField(
        "文号", max_length=80, blank=True, help_text="如：农财发〔2024〕1号；没有文号就留空。"
    )
    issuer = models.CharField("发文机关", max_length=120)
    official_url = models.URLField("原文网址", max_length=500, blank=True)
    valid_from = models.DateField("生效日期", null=True, blank=True)
    valid_until = models.DateField("失效日期", null=True, blank=True, help_text="原文没写就留空。")

    subpage_types: list[str] = []
    kind = "政策"
    icon = "clipboard-list"
    schema_type = "Article"
    drawing = "policies"
    list_slug = "policies"
    list_order = 2
    expected_facts = ("audience",)
    carried_fields = (*SciencePage.carried_fields, "valid_from", "valid_until", "document_number", "official_url")
    override_translatable_fields = [
        *SciencePage.override_translatable_fields,
        *(
            SynchronizedField(name, overridable=False)
            for name in ("official_title", "document_number", "issuer", "official_url", "valid_from", "valid_until")
        ),
    ]
    search_fields = [
        *SciencePage.search_fields,
        index.SearchField("official_title"),
        index.SearchField("document_number"),
    ]
    content_panels = [
        *SciencePage.content_panels[:1],
        MultiFieldPanel(
            [
                FieldPanel("official_title"),
                FieldRowPanel([FieldPanel("issuer"), FieldPanel("document_number")]),
                FieldPanel("official_url"),
                FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")]),
            ],
            heading="官方文件",
        ),
        *SciencePage.content_panels[1:],
    ]

    class Meta:
        verbose_name = "政策"
        verbose_name_plural = "政策"

    def clean(self) -> None:
        super().clean()
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            raise ValidationError({"valid_until": "失效日期早于生效日期。"})

    @property
    def has_expired(self) -> bool:
        return bool(self.valid_until and self.valid_until < localdate())

    @property
    def has_not_begun(self) -> bool:
        return bool(self.valid_from and self.valid_from > localdate())

    def missing(self) -> list[str]:
        return [] if self.official_title and self.issuer else ["政策：文件全名和发文机关都要写。"]

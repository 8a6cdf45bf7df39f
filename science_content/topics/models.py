"""What a page is about: topics are pages of their own, crops and animals are plain rows."""

from django.core.exceptions import ValidationError
from django.db import models

from ..pages.models import SciencePage
from ..pages.slugs import words_in_use
from ..stamp import SavedWithItsStamp


class Crop(SavedWithItsStamp, models.Model):
    KINDS = [("plant", "作物"), ("animal", "动物")]

    key = models.SlugField("代号", unique=True, max_length=30)
    name = models.CharField("名称", max_length=30)
    kind = models.CharField("种类", max_length=6, choices=KINDS, default="plant")

    class Meta:
        ordering = ["kind", "key"]
        verbose_name = "作物和动物"
        verbose_name_plural = "作物和动物"

    def __str__(self) -> str:
        return self.name


class TopicPage(SciencePage):
    """A shelf of the library. A page belongs to the topic it stands under and to those its rows name."""

    subpage_types = [
        "science_content.ArticlePage",
        "science_content.ManualPage",
        "science_content.FactCheckPage",
        "science_content.PolicyPage",
        "science_content.CaseStoryPage",
        "science_content.ExperimentPage",
    ]
    content_panels = SciencePage.content_panels[:-2]  # a shelf has no text of its own, and nothing to except
    settings_panels = SciencePage.settings_panels
    promote_panels = SciencePage.promote_panels
    kind = "专题"
    icon = "folder-open-inverse"
    schema_type = "CollectionPage"
    drawing = None
    list_slug = None
    expected_facts = ()
    is_shelf = True
    is_reviewed = False
    gives_advice = False

    class Meta:
        verbose_name = "专题"
        verbose_name_plural = "专题"

    def clean(self) -> None:
        super().clean()
        if self.slug in words_in_use():
            raise ValidationError({"slug": f"“{self.slug}”是网站自己用的地址，专题请换一个。"})

    def get_context(self, request, *args, **kwargs) -> dict:
        from .queries import pages_in_topic  # noqa: PLC0415 -- a model asks its queries

        return {**super().get_context(request, *args, **kwargs), "pages": pages_in_topic(self)}

"""The first page of each language."""

from django.db import models
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail_localize.fields import BaseTranslatableField

from languages import registry
from science_content.pages.copies import CopyForm
from science_content.reader import Reader

from . import queries


class FrontPage(Page):
    """One per language; siblings under the root, so their slugs differ. It has no words to translate: it shows what there is."""

    lead = models.CharField("一句话介绍", max_length=120, blank=True)

    max_count_per_parent = len(registry.LANGUAGES)
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["science_content.TopicPage"]
    private_page_options: list[str] = []
    copy_form_class = CopyForm
    content_panels = [*Page.content_panels, FieldPanel("lead")]
    override_translatable_fields = [BaseTranslatableField("slug")]

    class Meta:
        verbose_name = "首页"
        verbose_name_plural = "首页"

    @cached_property
    def language(self) -> registry.Language:
        return registry.get(self.locale.language_code)

    def get_context(self, request, *args, **kwargs) -> dict:
        reader = Reader.of(request)
        reader.locale = self.locale
        return super().get_context(request, *args, **kwargs) | {"is_list": True, "front": queries.front(reader)}

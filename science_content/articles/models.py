"""A piece that stands alone."""

from ..pages.models import SciencePage


class ArticlePage(SciencePage):
    subpage_types: list[str] = []
    kind = "文章"
    icon = "doc-full"
    schema_type = "Article"
    drawing = "articles"
    list_slug = "articles"
    list_order = 6
    expected_facts = ("audience",)

    class Meta:
        verbose_name = "文章"
        verbose_name_plural = "文章"

"""A piece that stands alone."""

from ..pages.models import SciencePage


class ArticlePage(SciencePage):
    subpage_types: list[str] = []
    kind = "文章"
    icon = "doc-full"
    schema_type = "Article"

    class Meta:
        verbose_name = "文章"
        verbose_name_plural = "文章"

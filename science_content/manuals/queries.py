from collections.abc import Iterable

from django.db.models import QuerySet

from ..pages.models import SciencePage
from ..pages.queries import cards
from ..pages.tree import is_chapter, parent_path
from .models import ManualChapterPage, ManualPage


def chapters(manual: ManualPage) -> QuerySet[ManualChapterPage]:
    """The manual's live chapters in reading order."""
    return cards(ManualChapterPage.objects.child_of(manual).readable().order_by("path"))


def manual_titles(pages: Iterable[SciencePage]) -> dict[str, str]:
    """Path → title of the manuals that the chapters among `pages` stand in: "第一章" alone says nothing. One query, or none."""
    paths = {parent_path(page.path) for page in pages if is_chapter(page.path)}
    return dict(SciencePage.objects.filter(path__in=paths).values_list("path", "title")) if paths else {}

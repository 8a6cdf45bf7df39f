from django.db.models import QuerySet

from ..pages.queries import cards
from .models import ManualChapterPage, ManualPage


def chapters(manual: ManualPage) -> QuerySet[ManualChapterPage]:
    """The manual's live chapters in reading order."""
    return cards(ManualChapterPage.objects.child_of(manual).standing().order_by("path"))

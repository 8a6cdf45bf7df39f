"""What was written for one sentence before."""

from uuid import UUID

from django.db.models import QuerySet

from .models import WordsVersion


def versions_of(page_key: UUID, language: str, path: str) -> QuerySet[WordsVersion]:
    """All that was ever written at one place of a page, the newest first, also for Chinese that it no longer says."""
    rows = WordsVersion.objects.filter(page_key=page_key, language=language, path=path)
    return rows.select_related("user").order_by("-pk")

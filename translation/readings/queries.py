"""What earlier readings of a page saw, and what they sent back."""

from uuid import UUID

from django.db.models import QuerySet

from .models import NativeReading, Returned, WordsAuthor


def read_before(page_key: UUID, language: str) -> dict[str, set[str]]:
    """{path: digests that anybody ever read there}, also where that was taken back. One query."""
    found: dict[str, set[str]] = {}
    readings = NativeReading.objects.filter(page_key=page_key, language=language).values_list("sentences", flat=True)
    for sentences in readings:
        for path, mark in sentences:
            found.setdefault(path, set()).add(mark.rpartition(":")[2])
    return found


def returned_of(page_key: UUID, language: str) -> dict[str, Returned]:
    """{digest: what was sent back and stands as it stood}. One query."""
    return {each.digest: each for each in returned_in(language).filter(page_key=page_key)}


def returned_in(language: str) -> QuerySet[Returned]:
    """All that was sent back and that nobody has read since; whether its words still stand, the page says."""
    return Returned.objects.filter(language=language, settled_at__isnull=True)


def first_authors(page_key: UUID, language: str) -> dict[str, int]:
    """{digest of a sentence with its words: id of who wrote them first}, of those in a draft so far. One query."""
    kept = WordsAuthor.objects.filter(page_key=page_key, language=language, user__isnull=False)
    return dict(kept.values_list("digest", "user_id"))

"""What earlier readings of a page saw, and what they sent back."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Max, QuerySet

from .models import NativeReading, Returned, WordsAuthor


def read_before(page_key: UUID, language: str) -> dict[str, set[str]]:
    """{path: digests that anybody ever read there}, also where that was taken back. One query."""
    found: dict[str, set[str]] = {}
    readings = NativeReading.objects.filter(page_key=page_key, language=language).values_list("sentences", flat=True)
    for sentences in readings:
        for path, mark in sentences:
            found.setdefault(path, set()).add(mark.rpartition(":")[2])
    return found


def come_to_a_place(page_key: UUID, language: str, places: Iterable[tuple[str, str]]) -> set[str]:
    """Digests among `places`, (path, digest), that were read in one place and stand in another where nobody ever read them.
    One query, none where no words stand in two places.
    """
    paths: dict[str, set[str]] = {}
    for path, digest in places:
        paths.setdefault(digest, set()).add(path)
    twice = {digest: found for digest, found in paths.items() if digest and len(found) > 1}
    before = read_before(page_key, language) if twice else {}
    seen = {digest: {path for path in found if digest in before.get(path, ())} for digest, found in twice.items()}
    return {digest for digest, found in twice.items() if 0 < len(seen[digest]) < len(found)}


def read_since(page_key: UUID, language: str, taken_back_at: datetime | None) -> dict[str, set[str]]:
    """{path: marks as `SciencePage.checked_words` holds them} of what was read there and neither sent back since, in whatever
    place, nor taken back. Two queries.
    """
    back = (
        Returned.objects.filter(page_key=page_key, language=language).values("digest").annotate(at=Max("returned_at"))
    )
    back_at = dict(back.values_list("digest", "at"))
    readings = NativeReading.objects.filter(page_key=page_key, language=language)
    if taken_back_at:
        readings = readings.filter(read_at__gt=taken_back_at)
    found: dict[str, set[str]] = {}
    for sentences, read_at in readings.values_list("sentences", "read_at"):
        for path, mark in sentences:
            sent_back = back_at.get(mark.rpartition(":")[2])
            if sent_back is None or read_at > sent_back:
                found.setdefault(path, set()).add(mark)
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

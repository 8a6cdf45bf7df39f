"""What earlier readings of a page saw."""

from uuid import UUID

from .models import NativeReading


def read_before(page_key: UUID, language: str) -> dict[str, set[str]]:
    """{path: digests that anybody ever read there}, also where that was taken back. One query."""
    found: dict[str, set[str]] = {}
    readings = NativeReading.objects.filter(page_key=page_key, language=language).values_list("sentences", flat=True)
    for sentences in readings:
        for path, mark in sentences:
            found.setdefault(path, set()).add(mark.rpartition(":")[2])
    return found

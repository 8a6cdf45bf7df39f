import logging

from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils.timezone import localdate

from .models import SearchCount

logger = logging.getLogger(__name__)


def count_search(*, language: str, place_code: str, was_found: bool) -> None:
    """One more. A database that is busy costs the count, never the answer."""
    row = {"day": localdate(), "place_code": place_code, "language": language, "was_found": was_found}
    try:
        with transaction.atomic():
            if not SearchCount.objects.filter(**row).update(searches=F("searches") + 1):
                SearchCount.objects.create(**row, searches=1)
    except DatabaseError as error:
        logger.warning("A search was not counted: %s", type(error).__name__)

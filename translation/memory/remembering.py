"""What enters the memory, and what leaves it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils.timezone import now

from languages.sentences import mark, masked

from .grams import grams_of
from .models import Gram, Remembered

AT_ONCE = 500


@dataclass(frozen=True)
class ReadSentence:
    """`before`: mark of the sentence above it on the page, "" for the first."""

    path: str
    chinese: str
    words: str
    before: str = ""


@transaction.atomic
def remember(
    page_key: UUID, language: str, sentences: Sequence[ReadSentence], user: AbstractUser | None = None
) -> list[Remembered]:
    """Somebody has read these words: they stand in the memory from now on, in place of what stood there before."""
    told = {(each.path, mark(each.chinese)): each for each in sentences}
    paths = {path for path, _ in told}
    standing = Remembered.objects.filter(page_key=page_key, language=language, path__in=paths)
    _forget([pk for pk, path, said in standing.values_list("pk", "path", "mark") if (path, said) in told])
    entries = [
        Remembered(
            language=language,
            page_key=page_key,
            path=each.path,
            mark=said,
            before=each.before,
            chinese=each.chinese,
            masked=masked(each.chinese),
            words=each.words,
            user=user,  # type: ignore[misc]  # the settings name the class of users
            read_at=now(),
        )
        for (_, said), each in told.items()
    ]
    added = Remembered.objects.bulk_create(entries, batch_size=AT_ONCE)
    grams = [Gram(gram=gram, entry=entry) for entry in added for gram in grams_of(entry.masked, language)]
    Gram.objects.bulk_create(grams, batch_size=AT_ONCE)
    return added


@transaction.atomic
def forget(page_key: UUID, language: str, paths: Collection[str] | None = None) -> None:
    """Nobody stands for the words of the page any more, or for those at `paths`."""
    rows = Remembered.objects.filter(page_key=page_key, language=language)
    if paths is not None:
        rows = rows.filter(path__in=paths)
    _forget(rows.values_list("pk", flat=True))


def _forget(pks: Iterable[int]) -> None:
    pks = list(pks)
    Gram.objects.filter(entry__in=pks).delete()
    Remembered.objects.filter(pk__in=pks).delete()

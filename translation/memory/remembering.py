"""What enters the memory, and what leaves it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar
from uuid import UUID

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils.timezone import now
from wagtail.models import Locale

from languages.sentences import digest, mark, masked

from .grams import grams_of
from .models import Gram, Remembered, Removed

AT_ONCE = 500


@dataclass(frozen=True)
class ReadSentence:
    """`before`: mark of the sentence above it on the page, "" for the first."""

    path: str
    chinese: str
    words: str
    before: str = ""


class HasChinese(Protocol):
    @property
    def chinese(self) -> str: ...


Sentence = TypeVar("Sentence", bound=HasChinese)


def with_what_is_above(sentences: Iterable[Sentence]) -> Iterator[tuple[str, Sentence]]:
    """(mark of the sentence above it, sentence), of each sentence of a page; "" above the first."""
    above = ""
    for each in sentences:
        yield above, each
        above = mark(each.chinese)


@transaction.atomic
def remember(
    page_key: UUID, language: str, sentences: Sequence[ReadSentence], user: AbstractUser | None = None
) -> list[Remembered]:
    """Somebody has read these words: they stand in the memory from now on, in place of what stood there before.

    What was taken out stays out.
    """
    lock_memory(language)
    told = {(each.path, mark(each.chinese)): each for each in sentences}
    paths = {path for path, _ in told}
    standing = Remembered.objects.filter(page_key=page_key, language=language, path__in=paths)
    drop_entries([pk for pk, path, said in standing.values_list("pk", "path", "mark") if (path, said) in told])
    digests = {key: digest(key[1], each.words) for key, each in told.items()}
    gone = set(Removed.objects.filter(language=language, digest__in=digests.values()).values_list("digest", flat=True))
    entries = [
        Remembered(
            language=language,
            page_key=page_key,
            path=each.path,
            mark=key[1],
            before=each.before,
            chinese=each.chinese,
            masked=masked(each.chinese),
            words=each.words,
            user=user,  # type: ignore[misc]  # the settings name the class of users
            read_at=now(),
        )
        for key, each in told.items()
        if digests[key] not in gone
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
    drop_entries(rows.values_list("pk", flat=True))


def lock_memory(language: str) -> None:
    """Until the transaction ends nothing enters the memory of the language, or is taken out of it, by another (PostgreSQL)."""
    list(Locale.objects.select_for_update(no_key=True).filter(language_code=language).values_list("pk"))


def drop_entries(pks: Iterable[int]) -> None:
    pks = list(pks)
    Gram.objects.filter(entry__in=pks).delete()
    Remembered.objects.filter(pk__in=pks).delete()

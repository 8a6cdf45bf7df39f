"""Where a language said a word before: what its memory holds, with the page and the row in which each sentence stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import AbstractUser
from wagtail_localize.models import StringSegment, Translation

from languages import registry
from languages.scripts.finding import place_in, searchable
from languages.sentences import mark
from science_content.models import SciencePage

from ..memory.models import Remembered
from ..memory.searching import CHINESE, entries_with
from .sources import pages_that_stand
from .typed import as_typed


@dataclass(frozen=True)
class Stretch:
    text: str
    is_found: bool


@dataclass(frozen=True)
class Spoken:
    """`entry`: its id. `chinese` and `words` as typed. `title`: of the Chinese page, `page_id` of the translated one; `row`: of the
    sentence in the translators' editor, "" where the page says it no more.
    """

    entry: int
    chinese: list[Stretch]
    words: list[Stretch]
    user: AbstractUser | None
    read_at: datetime
    title: str
    page_id: int | None
    row: str


def spoken_before(translation: Translation, wanted: str) -> list[Spoken]:
    """The best first. Withdrawn and deleted pages say nothing. Four queries, none for a question without a letter."""
    language = registry.get(translation.target_locale.language_code)
    entries = entries_with(wanted, language, pages_that_stand(language.code))
    if not entries:
        return []
    keys = {entry.page_key for entry in entries}
    locales = [translation.source.locale_id, translation.target_locale_id]
    pages = SciencePage.objects.filter(translation_key__in=keys, locale__in=locales)
    known = {(key, locale): (pk, title) for pk, key, locale, title in pages.values_list(*PAGE)}
    rows = _rows(entries)
    return [
        Spoken(
            entry=entry.pk,
            chinese=_stretches(entry.chinese, wanted, CHINESE),
            words=_stretches(entry.words, wanted, language.script.code),
            user=entry.user,
            read_at=entry.read_at,
            title=known.get((entry.page_key, locales[0]), (None, ""))[1],
            page_id=known.get((entry.page_key, locales[1]), (None, ""))[0],
            row=rows.get((entry.page_key, entry.path, entry.mark), ""),
        )
        for entry in entries
    ]


PAGE = ("pk", "translation_key", "locale_id", "title")


def _rows(entries: Iterable[Remembered]) -> dict[tuple[UUID, str, str], str]:
    """{page, path, mark: name of the row}."""
    keys, paths = {entry.page_key for entry in entries}, {entry.path for entry in entries}
    segments = StringSegment.objects.filter(source__object_id__in=keys, context__path__in=paths)
    return {
        (key, path, mark(chinese)): f"{context}-{string}"
        for key, path, context, string, chinese in segments.values_list(
            "source__object_id", "context__path", "context_id", "string_id", "string__data"
        )
    }


def _stretches(stored: str, wanted: str, script: str) -> list[Stretch]:
    text = as_typed(stored)
    place = place_in(text, searchable(wanted, script).strip(), script)
    if place is None:
        return [Stretch(text, False)]
    begin, end = place
    return [Stretch(text[:begin], False), Stretch(text[begin:end], True), Stretch(text[end:], False)]

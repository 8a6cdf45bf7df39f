"""Stores what people type, sentence by sentence: never over words that they have not seen, and each change is kept.

A sentence is known by the ids of its context and its Chinese string, words by a print of them: both are what the screen
was made of, so that no order of saves, tabs and people can put one over another unseen.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2s

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.utils.functional import cached_property
from django.utils.timezone import is_aware, make_aware, now
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.strings import StringValue, validate_translation_links

from science_content.models import SciencePage

from ..dismissals.models import Dismissal
from ..dismissals.queries import dismissals_of
from ..versions.models import WordsVersion
from .judging import Judged, error_of, judge
from .places import Places
from .sources import has_words, version, version_that_stood
from .typed import as_stored, as_typed

SAVED, CONFLICT, GONE, TOO_LONG = "saved", "conflict", "gone", "too_long"
LONGEST = 20_000  # letters of one sentence that are stored at all

Key = tuple[int, int]


@dataclass(frozen=True)
class Change:
    """`context`, `string`: ids of the sentence. `text` as typed. `base`: print of the words it was made on; `was`: texts that
    the same browser sent before and may have been told nothing of. `confirms`: a person stands for the words, whoever wrote
    them."""

    context: int
    string: int
    text: str
    base: str
    was: tuple[str, ...] = ()
    confirms: bool = False

    @property
    def key(self) -> Key:
        return self.context, self.string

    @property
    def known(self) -> set[str]:
        """Prints of the words that this may be written over."""
        return {self.base, *(print_of(as_stored(text)) for text in self.was)}


@dataclass(frozen=True)
class Saved:
    """`state`: SAVED; CONFLICT, where somebody else wrote meanwhile; GONE, where the Chinese says something else now;
    TOO_LONG. `typed` and `print` are of the words that stand now, `author` of who wrote them."""

    key: Key
    state: str
    typed: str = ""
    print: str = ""
    author: int | None = None
    judged: Judged | None = None


def print_of(words: str | None) -> str:
    """Twelve digits of stored words; "" of none."""
    return blake2s(words.encode(), digest_size=6).hexdigest() if words and has_words(words) else ""


@transaction.atomic
def save_words(page: SciencePage, changes: Iterable[Change], user: AbstractUser) -> list[Saved] | None:
    """One answer for each change of a translated page, in their order; no two are of one sentence.

    None where nobody translates the page. Permissions are the caller's. Queries do not grow with the changes.
    """
    asked = Translation.objects.filter(source__object_id=page.translation_key, target_locale=page.locale, enabled=True)
    one_after_another = asked.select_for_update(of=("self",)).select_related("source", "target_locale")
    if (translation := one_after_another.first()) is None:
        return None
    saving = _Saving(translation, user, changes := list(changes))
    answers = [saving.answer(change) for change in changes]
    saving.write()
    return answers


class _Saving:
    """What one request writes, gathered first."""

    def __init__(self, translation: Translation, user: AbstractUser, changes: list[Change]) -> None:
        self.translation, self.user = translation, user
        self.page_key, self.code = translation.source.object_id, translation.target_locale.language_code
        self.places = Places(translation.source)
        self.segments = _segments(translation, changes)
        self.written: list[tuple[StringSegment, StringTranslation]] = []
        self.taken_away: list[tuple[StringSegment, int]] = []
        self.stood: list[WordsVersion] = []

    @cached_property
    def dismissed(self) -> dict[str, Dismissal]:
        return dismissals_of(self.page_key, self.code)

    def answer(self, change: Change) -> Saved:
        segment = self.segments.get(change.key)
        if segment is None:
            return Saved(change.key, GONE)
        if len(change.text) > LONGEST:
            return Saved(change.key, TOO_LONG)
        row = _row_of(segment)
        standing = row.data if row and has_words(row.data) else ""
        words = as_stored(change.text)
        words = words if has_words(words) else ""
        is_machines = row is not None and row.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE
        if words != standing or (change.confirms and is_machines):
            if words != standing and print_of(standing) not in change.known:
                return self._said(CONFLICT, segment, row)
            row = self._change(segment, row, words)
        return self._said(SAVED, segment, row)

    def _change(self, segment: StringSegment, row: StringTranslation | None, words: str) -> StringTranslation | None:
        if row and has_words(row.data):
            self.stood.append(version_that_stood(self.translation, segment, row))
        if not words:
            self.taken_away += [(segment, row.pk)] if row else []
            return None
        row = StringTranslation(
            locale=self.translation.target_locale,
            translation_of=segment.string,
            context=segment.context,
            data=words,
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            last_translated_by=self.user,
        )
        row.field_error = error_of(self._judged(segment, words))
        row.has_error = bool(row.field_error) or not _is_read_upstream(segment.string.data, words)
        self.written.append((segment, row))
        return row

    def _said(self, state: str, segment: StringSegment, row: StringTranslation | None) -> Saved:
        words = row.data if row else ""
        return Saved(
            key=(segment.context_id, segment.string_id),
            state=state,
            typed=as_typed(words),
            print=print_of(words),
            author=row.last_translated_by_id if row else None,
            judged=self._judged(segment, words),
        )

    def _judged(self, segment: StringSegment, words: str) -> Judged:
        kind, chinese = self.places.kind_of(segment.context.path), segment.string.data
        found = judge(chinese, words, self.code, kind, {})
        return judge(chinese, words, self.code, kind, self.dismissed) if found.findings else found

    def write(self) -> None:
        """In three queries, or five: a row that came by another road, as a machine's, gets its version now."""
        if self.taken_away:
            StringTranslation.objects.filter(pk__in=[pk for _, pk in self.taken_away]).delete()
        if self.written:
            StringTranslation.objects.bulk_create(
                [row for _, row in self.written], update_conflicts=True, unique_fields=UNIQUE, update_fields=WRITTEN
            )
        by = self.user.pk
        versions = [version(self.translation, segment, "", "taken_away", by, now()) for segment, _ in self.taken_away]
        versions += [
            version(self.translation, segment, row.data, "typed", by, row.updated_at) for segment, row in self.written
        ]
        WordsVersion.objects.bulk_create(self.stood + versions, ignore_conflicts=True)
        for segment, row in self.written:
            if segment.context.path == "title":
                pages = Page.objects.filter(translation_key=self.page_key, locale=self.translation.target_locale)
                pages.update(draft_title=StringValue(row.data).render_text()[:255])


UNIQUE = ["locale", "translation_of", "context"]
WRITTEN = [
    "data",
    "translation_type",
    "tool_name",
    "last_translated_by",
    "updated_at",
    "has_error",
    "field_error",
]


def _segments(translation: Translation, changes: list[Change]) -> dict[Key, StringSegment]:
    """The sentences of the changes that the page says now, each with its row of words as `row`. One query."""
    row = {"pk": "pk", "data": "data", "type": "translation_type", "by": "last_translated_by", "at": "updated_at"}
    rows = StringTranslation.objects.filter(
        locale=translation.target_locale, context=OuterRef("context"), translation_of=OuterRef("string")
    )
    found = StringSegment.objects.filter(source=translation.source, context__in={each.context for each in changes})
    found = found.annotate(row=Subquery(rows.values(row=JSONObject(**row))[:1])).select_related("string", "context")
    return {(each.context_id, each.string_id): each for each in found}


def _row_of(segment: StringSegment) -> StringTranslation | None:
    if segment.row is None:
        return None
    at = datetime.fromisoformat(segment.row["at"])
    return StringTranslation(
        pk=segment.row["pk"],
        data=segment.row["data"],
        translation_type=segment.row["type"],
        last_translated_by_id=segment.row["by"],
        updated_at=at if is_aware(at) else make_aware(at, UTC),
    )


def _is_read_upstream(chinese: str, words: str) -> bool:
    """Whether wagtail-localize can make a page of them; `save()` of its row asks the same."""
    try:
        StringValue.from_translated_html(words)
        validate_translation_links(chinese, words)
    except ValueError:
        return False
    return True

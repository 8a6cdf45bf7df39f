"""wagtail-localize as our engine, half one: reading the segments of a translation. Nobody else touches it."""

from collections.abc import Iterable
from datetime import datetime
from html import unescape
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Length
from django.utils.html import strip_tags
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource
from wagtail_localize.models import Translation as Translation  # release names the type

from languages.sentences import mark
from science_content.models import SciencePage

from ..versions.models import WordsVersion
from .taking import take


def translation_of(page: SciencePage) -> Translation | None:
    """The translation whose target is `page`; None for a Chinese page and for one nobody translates any more."""
    return (
        Translation.objects.filter(source__object_id=page.translation_key, target_locale=page.locale, enabled=True)
        .select_related("source", "target_locale")
        .first()
    )


def segments(translation: Translation) -> QuerySet[StringSegment]:
    """Segments in order; `.translation` is the words, or None where the page falls back to Chinese."""
    rows = StringSegment.objects.filter(source=translation.source).select_related("string", "context")
    ordered: QuerySet[StringSegment] = rows.annotate_translation(translation.target_locale).order_by("order")
    return ordered


def path_of(translation: Translation, context_id: int) -> str | None:
    """The path of one of its segments by the id of its context; None where the page has none there."""
    paths = StringSegment.objects.filter(source=translation.source, context=context_id)
    path: str | None = paths.values_list("context__path", flat=True).first()
    return path


def drop_empty_words(translation: Translation) -> None:
    """Delete words that are none (spaces, `&nbsp;`), which would otherwise stand as a gap where Chinese belongs."""
    rows = StringTranslation.objects.filter(
        locale=translation.target_locale, context__object_id=translation.source.object_id
    )
    StringTranslation.objects.filter(pk__in=[row.pk for row in rows if not has_words(row.data)]).delete()


def has_words(text: str | None) -> bool:
    """Whether anything is left of a segment without its tags, entities and spaces."""
    return bool(unescape(strip_tags(text or "")).strip())


def progress(translation: Translation) -> tuple[int, int]:
    """(segments with real words, all segments). An empty translation is no translation."""
    words = [has_words(segment.translation) for segment in segments(translation)]
    return sum(words), len(words)


@transaction.atomic
def store_words(
    translation: Translation, words: dict[str, str], *, user: AbstractUser | None = None, tool: str = ""
) -> int:
    """Write words for the segments whose Chinese text is a key of `words`; the number written. `tool` marks machine drafts.

    What stood there and what stands there now are kept as versions.
    """
    kind = StringTranslation.TRANSLATION_TYPE_MACHINE if tool else StringTranslation.TRANSLATION_TYPE_MANUAL
    standing = _rows_of(translation)
    versions = []
    written = 0
    for segment in segments(translation):
        text = words.get(segment.string.data, "").strip()
        if not text:
            continue
        before = standing.get((segment.context_id, segment.string_id))
        row, _ = StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=translation.target_locale,
            context=segment.context,
            defaults={"data": text, "translation_type": kind, "tool_name": tool, "last_translated_by": user},
        )
        if before is None or before.data != text:
            versions += [version_that_stood(translation, segment, each) for each in (before, row) if each]
        written += 1
    WordsVersion.objects.bulk_create(versions, ignore_conflicts=True)
    return written


def _rows_of(translation: Translation) -> dict[tuple[int, int], StringTranslation]:
    """{(id of the context, of the Chinese string): its words}, locked until the transaction ends. One query."""
    rows = StringTranslation.objects.select_for_update(of=("self",)).filter(
        locale=translation.target_locale, context__object_id=translation.source.object_id
    )
    return {(row.context_id, row.translation_of_id): row for row in rows}


def version_that_stood(translation: Translation, segment: StringSegment, row: StringTranslation) -> WordsVersion:
    """The version of words that came by another road than the editor."""
    is_machines = row.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE
    origin = "machine" if is_machines else "earlier"
    return version(translation, segment, row.data, origin, row.last_translated_by_id, row.updated_at)


def version(
    translation: Translation, segment: StringSegment, words: str, origin: str, by: int | None, at: datetime
) -> WordsVersion:
    """What is kept of words that stood for a sentence from `at` on; `by`: id. It is not stored yet."""
    return WordsVersion(
        page_key=translation.source.object_id,
        language=translation.target_locale.language_code,
        path=segment.context.path,
        chinese=segment.string.data,
        mark=mark(segment.string.data),
        words=words,
        user_id=by,
        origin=origin,
        written_at=at,
    )


def has_machine_words(translation: Translation) -> bool:
    rows = StringTranslation.objects.filter(
        locale=translation.target_locale,
        context__object_id=translation.source.object_id,
        translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
    )
    return bool(rows.exists())


def pages_that_stand(code: str) -> QuerySet[Any, Any]:
    """A query for the translation keys of the pages of a language that are neither deleted nor withdrawn."""
    keys: QuerySet[Any, Any] = SciencePage.objects.filter(locale__language_code=code, withdrawn_at__isnull=True)
    return keys.values("translation_key")


def has_any_words(page: SciencePage) -> bool:
    """Whether somebody, or a machine, has written anything for a translated page, also for Chinese that it says no more."""
    rows = StringTranslation.objects.filter(locale=page.locale, context__object_id=page.translation_key)
    return bool(rows.exists())


def update_source(page: SciencePage) -> bool:
    """Take the published words of a Chinese page as what translators see from now on; False where nobody translates it."""
    if TranslationSource.objects.get_for_instance_or_none(page) is None:
        return False
    take(page)
    return True


class Progress(NamedTuple):
    """Sentences of a page: `done` have words, of which `machine` are a machine's that nobody has touched.

    `characters` of the Chinese of those that are left, with the few of its tags.
    """

    done: int = 0
    all: int = 0
    machine: int = 0
    characters: int = 0

    @property
    def human(self) -> int:
        """Those that a person has written, or looked at."""
        return self.done - self.machine

    @property
    def left(self) -> int:
        """Those that somebody still has to look at."""
        return self.all - self.human


def progress_by_page(locale: Locale, keys: Iterable[UUID] | None = None) -> dict[UUID, Progress]:
    """{translation key: its progress} of every page being translated into `locale`, or of those of `keys`. One query."""
    asked = {} if keys is None else {"source__object_id__in": list(keys)}
    written = StringTranslation.objects.filter(
        locale=locale, translation_of=OuterRef("string"), context=OuterRef("context"), has_error=False
    )
    has_words = Q(translation__regex=r"\S")
    is_machines = has_words & Q(kind=StringTranslation.TRANSLATION_TYPE_MACHINE)
    characters = Length("string__data")
    rows = (
        StringSegment.objects.filter(
            source__translations__target_locale=locale, source__translations__enabled=True, **asked
        )
        .annotate_translation(locale)
        .annotate(kind=Subquery(written.values("translation_type")[:1]))
        .values("source__object_id")
        .annotate(all=Count("pk"), done=Count("pk", filter=has_words), machine=Count("pk", filter=is_machines))
        .annotate(
            of_all=Sum(characters),
            of_done=Sum(characters, filter=has_words, default=0),
            of_machine=Sum(characters, filter=is_machines, default=0),
        )
    )
    return {
        row["source__object_id"]: Progress(
            row["done"], row["all"], row["machine"], row["of_all"] - row["of_done"] + row["of_machine"]
        )
        for row in rows
    }


def words_by_part(translation: Translation) -> dict[str, tuple[int, int]]:
    """{part: (segments with real words, all segments)}; a part is a block's id, or the name of a field. One query."""
    counts: dict[str, tuple[int, int]] = {}
    for segment in segments(translation):
        field, *inside = segment.context.path.split(".")
        part = inside[0] if field == "body" and inside else field
        done, count = counts.get(part, (0, 0))
        counts[part] = (done + has_words(segment.translation), count + 1)
    return counts

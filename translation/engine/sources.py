"""wagtail-localize as our engine, half one: starting a translation and reading its segments. Nobody else touches it."""

from html import unescape
from uuid import UUID

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils.html import strip_tags
from wagtail.models import Locale, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource
from wagtail_localize.models import Translation as Translation  # release names the type

from languages import registry
from science_content.models import SciencePage
from science_content.pages.tree import TOPIC
from science_content.pages.types import contained_types


class NotTranslatable(ValueError):
    """Says in Chinese why a page cannot be sent to translators."""


def start(page: SciencePage, locale: Locale, user: AbstractUser | None = None) -> Translation:
    """Begin translating `page`, its parents first and with it what it contains; a draft that answers 404 until released.

    Beginning again is safe. Raises NotTranslatable where the page is not a live Chinese page or the target is Chinese.
    """
    if page.locale.language_code != registry.SOURCE or locale.language_code == registry.SOURCE:
        raise NotTranslatable("只能从中文原文开始翻译。")
    if not page.live:
        raise NotTranslatable("原文发布以后才能翻译。")
    _start_parents(page, locale, user)
    translation = _start_one(page.specific, locale, user)
    for inside in SciencePage.objects.child_of(page).live().type(*contained_types()).specific():
        _start_one(inside, locale, user)
    return translation


def _start_parents(page: SciencePage, locale: Locale, user: AbstractUser | None) -> None:
    for parent in page.get_ancestors().filter(depth__gte=TOPIC).specific():
        if not parent.has_translation(locale):
            _start_one(parent, locale, user)


@transaction.atomic
def _start_one(page: SciencePage, locale: Locale, user: AbstractUser | None) -> Translation:
    source, _ = TranslationSource.get_or_create_from_instance(page)
    _offer_words_only(source)
    translation, _ = Translation.objects.update_or_create(
        source=source, target_locale=locale, defaults={"enabled": True}
    )
    if not page.has_translation(locale):
        with disable_reference_index_auto_update():  # once at the end instead of once a row: a third less to wait for
            source.create_or_update_translation(locale, user=user, publish=False, fallback=True)
        ReferenceIndex.create_or_update_for_object(page.get_translation(locale))
        SciencePage.objects.filter(translation_key=page.translation_key, locale=locale).update(language_state="partial")
    return translation


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
    """Write words for the segments whose Chinese text is a key of `words`; the number written. `tool` marks machine drafts."""
    kind = StringTranslation.TRANSLATION_TYPE_MACHINE if tool else StringTranslation.TRANSLATION_TYPE_MANUAL
    written = 0
    for segment in segments(translation):
        text = words.get(segment.string.data, "").strip()
        if text:
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                locale=translation.target_locale,
                context=segment.context,
                defaults={"data": text, "translation_type": kind, "tool_name": tool, "last_translated_by": user},
            )
            written += 1
    return written


def has_machine_words(translation: Translation) -> bool:
    rows = StringTranslation.objects.filter(
        locale=translation.target_locale,
        context__object_id=translation.source.object_id,
        translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
    )
    return bool(rows.exists())


def update_source(page: SciencePage) -> bool:
    """Take the published words of a Chinese page as what translators see from now on; False where nobody translates it."""
    source = TranslationSource.objects.get_for_instance_or_none(page)
    if source is None:
        return False
    source.update_from_db()
    _offer_words_only(source)
    return True


def _offer_words_only(source: TranslationSource) -> None:
    """Pictures, dates and choices are the same in every language: no translator is asked to replace them."""
    source.overridablesegment_set.all().delete()


def progress_by_page(locale: Locale) -> dict[UUID, tuple[int, int]]:
    """{translation key: (segments with real words, all segments)} of every page being translated into `locale`. One query."""
    rows = (
        StringSegment.objects.filter(source__translations__target_locale=locale, source__translations__enabled=True)
        .annotate_translation(locale)
        .values("source__object_id")
        .annotate(all=Count("pk"), done=Count("pk", filter=Q(translation__regex=r"\S")))
    )
    return {row["source__object_id"]: (row["done"], row["all"]) for row in rows}


def words_by_part(translation: Translation) -> dict[str, tuple[int, int]]:
    """{part: (segments with real words, all segments)}; a part is a block's id, or the name of a field. One query."""
    counts: dict[str, tuple[int, int]] = {}
    for segment in segments(translation):
        field, *inside = segment.context.path.split(".")
        part = inside[0] if field == "body" and inside else field
        done, count = counts.get(part, (0, 0))
        counts[part] = (done + has_words(segment.translation), count + 1)
    return counts

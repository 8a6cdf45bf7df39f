"""Words are checked when they are stored: what a check stops is told to the translator at once and enters no draft."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models.signals import post_save
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from science_content.pages.gate import NotPublishable, named

from ..checks.findings import Finding, Kind
from ..checks.register import findings
from ..dismissals.models import Dismissal
from ..dismissals.queries import dismissals_of, key_of
from .places import Places
from .sources import has_words, segments

HOW_ON = "改好以前这一句不发布，读者看到中文。确实没有错的，请审校在“核对”页写明理由放行。"


class WordsRefused(NotPublishable):
    """A check stops words of the page; `messages` name each Chinese sentence and what is wrong with its words."""


@dataclass(frozen=True)
class Judged:
    """A Chinese sentence with words; `findings` is {key: finding}, what blocks first, `dismissed` those that were let pass."""

    source: str
    words: str
    findings: dict[str, Finding]
    dismissed: dict[str, Dismissal]

    @property
    def blocking(self) -> list[Finding]:
        return [found for key, found in self.findings.items() if found.blocks and key not in self.dismissed]


def judge(source: str, words: str, language: str, kind: Kind, dismissed: dict[str, Dismissal]) -> Judged:
    """Words that are none stand for nothing: Chinese is shown, and nothing is found."""
    found = findings(source, words, language, kind) if has_words(words) else []
    keyed = {key_of(each, source, words): each for each in found}
    return Judged(source, words, keyed, {key: dismissed[key] for key in keyed if key in dismissed})


def judged(translation: Translation) -> list[Judged]:
    """Every segment of the translation that has words, in order, also what was kept from readers. Three queries."""
    return [each for _, each in _rows(translation)]


def _rows(translation: Translation) -> Iterator[tuple[StringTranslation, Judged]]:
    rows = StringTranslation.objects.filter(
        locale=translation.target_locale, context__object_id=translation.source.object_id
    )
    words = {(row.translation_of_id, row.context_id): row for row in rows}
    places, code = Places(translation.source), translation.target_locale.language_code
    dismissed = dismissals_of(translation.source.object_id, code)
    for segment in segments(translation):
        row = words.get((segment.string_id, segment.context_id))
        if row:
            kind = places.kind_of(segment.context.path)
            yield row, judge(segment.string.data, row.data, code, kind, dismissed)


def judge_words(translation: Translation) -> None:
    """Every word anew, whatever road it came by and whatever was let pass since: what blocks enters no draft."""
    for row, found in _rows(translation):
        _mark(row, found)


def refuse_wrong_words(translation: Translation) -> None:
    """Raises WordsRefused where a finding blocks that nobody has let pass."""
    said = [f"“{each.source}”：{found.sentence}" for each in judged(translation) for found in each.blocking]
    if said:
        refused = f"{named(translation.get_target_instance())}不能发布。"
        raise WordsRefused([refused, "译文里有句子要先改好，这一次没有发布，也没有标记。", *said])


def judge_at_each_save() -> None:
    """Called once, when apps are ready."""
    post_save.connect(_judge_saved, sender=StringTranslation, dispatch_uid="translation.judging")


def _judge_saved(
    sender: type, instance: StringTranslation, raw: bool = False, update_fields: Any = None, **others: Any
) -> None:
    if raw or instance.context_id is None or (update_fields is not None and "data" not in update_fields):
        return
    source = TranslationSource.objects.filter(object_id=instance.context.object_id).first()
    kind = Places(source).kind_of(instance.context.path) if source else Kind()
    code = instance.locale.language_code
    found = judge(instance.translation_of.data, instance.data, code, kind, {})
    if found.blocking:
        found = judge(found.source, found.words, code, kind, dismissals_of(instance.context.object_id, code))
    _mark(instance, found, is_new=True)


def error_of(found: Judged) -> str:
    """What a row of words says of itself, "" where nothing keeps them from readers."""
    said = " ".join(each.sentence for each in found.blocking)
    return f"{said}{HOW_ON}" if said else ""


def _mark(row: StringTranslation, found: Judged, is_new: bool = False) -> None:
    """Upstream's own error, tags that it cannot read, has no words: it is left where words are not new."""
    error = error_of(found)
    if not error and not is_new and not row.field_error:
        return
    if (row.has_error, row.field_error) != (bool(error), error):
        row.has_error, row.field_error = bool(error), error
        StringTranslation.objects.filter(pk=row.pk).update(has_error=row.has_error, field_error=error)

"""All that a translator works on of one page: each Chinese sentence in reading order with the words so far."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any, NamedTuple, cast

from django.db.models import QuerySet
from django.utils.functional import SimpleLazyObject, cached_property
from django.utils.html import strip_tags
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from languages.sentences import digest, mark, sets_a_limit
from science_content.blocks.together import is_guarded_place
from science_content.models import SciencePage

from ..checks.findings import Finding
from ..dismissals.models import Dismissal
from ..dismissals.queries import dismissals_of
from ..memory.matching import exact_words
from .choosing import Sentence
from .former import Former, former_words
from .judging import Judged, judge
from .lines import Laid, laid_out
from .places import Places
from .saving import Key, print_of
from .sources import has_words, pages_that_stand
from .typed import as_typed

OPEN, MACHINE, WRITTEN = "open", "machine", "written"


@dataclass(frozen=True)
class Entry:
    """`state`: OPEN, no words yet; MACHINE, nobody has touched what a machine wrote; WRITTEN. `former` of an open one.

    `guarded`: it sets a limit, or stands beside a dose. `author`: id. `limit` of letters as stored, None where there is none.
    """

    key: Key
    path: str
    chinese: str
    words: str
    state: str
    guarded: bool
    author: int | None
    former: Former | None
    judged: Judged
    limit: int | None

    @property
    def name(self) -> str:
        return f"{self.key[0]}-{self.key[1]}"

    @property
    def typed(self) -> str:
        return as_typed(self.words)

    @property
    def source(self) -> str:
        """The Chinese as it would be typed."""
        return as_typed(self.chinese)

    @property
    def print(self) -> str:
        return print_of(self.words)

    @cached_property
    def digest(self) -> str:
        """Of the sentence with its words, which somebody may read; "" without words."""
        return digest(mark(self.chinese), self.words) if self.words else ""

    @property
    def characters(self) -> int:
        return len("".join(unescape(strip_tags(self.chinese)).split()))

    @property
    def open_findings(self) -> list[Finding]:
        """What nobody has let pass, what blocks first."""
        return [found for key, found in self.judged.findings.items() if key not in self.judged.dismissed]

    @property
    def has_findings(self) -> bool:
        return bool(self.open_findings)


@dataclass(frozen=True)
class Sheet:
    """`page`: the target page, as far as it was released or begun."""

    page: SciencePage
    blocks: tuple[Laid[Entry], ...]

    @cached_property
    def entries(self) -> list[Entry]:
        return [each for laid in self.blocks for line in laid.lines for _, _, cell in line for each in cell]

    @cached_property
    def characters(self) -> Counter[str]:
        """Chinese characters by state, and of "all"."""
        found: Counter[str] = Counter()
        for each in self.entries:
            found[each.state] += each.characters
            found["all"] += each.characters
        return found


def sheet(translation: Translation, page: SciencePage) -> Sheet:
    """Of `page`, the target of `translation`, in five queries at most. Its layout is that of the Chinese that translators see."""
    model = page.specific_class
    body = json.loads(json.loads(translation.source.content_json).get("body") or "[]")
    by_path: dict[str, list[Entry]] = {}
    for entry in _entries(translation, model, body):
        by_path.setdefault(entry.path, []).append(entry)
    laid = laid_out(model, body, by_path)
    return Sheet(page, tuple(each for each in laid if any(cell[2] for line in each.lines for cell in line)))


def _entries(translation: Translation, model: type[SciencePage], body: list[dict[str, Any]]) -> Iterator[Entry]:
    key, code = translation.source.object_id, translation.target_locale.language_code
    found, stored = (
        list(dict(keyed_sentences(translation)).items()),
        _stored(translation),
    )  # said twice in a place, shown once
    standing = [stored.pop(each_key, None) for each_key, _ in found]
    open_places = {
        place: sentence for place, ((_, sentence), row) in enumerate(zip(found, standing, strict=True)) if row is None
    }
    # What is left are words of sentences that the page does not say any more.
    former = former_words(_olds(row.pk for row in stored.values()), open_places) if stored and open_places else {}
    former |= _from_memory({place: each for place, each in open_places.items() if place not in former}, code)
    places = Places(translation.source)
    dismissed = cast(
        dict[str, Dismissal], SimpleLazyObject(lambda: dismissals_of(key, code))
    )  # asked where something is found
    block = model._meta.get_field("body").stream_block
    items = {item["id"]: item for item in body}
    for place, ((each_key, sentence), row) in enumerate(zip(found, standing, strict=True)):
        kind = places.kind_of(sentence.path)
        yield Entry(
            key=each_key,
            path=sentence.path,
            chinese=sentence.text,
            words=row.words if row else "",
            state=OPEN if row is None else MACHINE if row.is_machines else WRITTEN,
            guarded=sets_a_limit(sentence.text) or is_guarded_place(block, items, sentence.path),
            author=row.author if row else None,
            former=former.get(place),
            judged=judge(sentence.text, row.words if row else "", code, kind, dismissed),
            limit=kind.limit,
        )


def _from_memory(open_places: dict[int, Sentence], code: str) -> dict[int, Former]:
    """What was read elsewhere for the very sentence. It stands in its box, and counts when somebody confirms it."""
    marks = {place: mark(each.text) for place, each in open_places.items()}
    known = exact_words(set(marks.values()), code, pages_that_stand(code)) if marks else {}
    return {
        place: Former(known[said].chinese, known[said].words, is_safe=True, is_elsewhere=True)
        for place, said in marks.items()
        if said in known
    }


def count_as_written(translation: Translation, entries: Sequence[Entry]) -> None:
    """Words of a machine that a person has read are nobody's draft any more; nobody is their author."""
    if not entries:
        return
    keys = {each.key for each in entries}
    rows = StringTranslation.objects.filter(
        locale=translation.target_locale, context__in=[context for context, _ in keys]
    )
    pks = [pk for pk, *key in rows.values_list("pk", "context_id", "translation_of_id") if tuple(key) in keys]
    rows.filter(pk__in=pks).update(translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL)


class _Row(NamedTuple):
    pk: int
    words: str
    is_machines: bool
    author: int | None


def keyed_sentences(translation: Translation) -> list[tuple[Key, Sentence]]:
    """Each Chinese sentence that translators see, in order, with the key by which the editor knows it. One query."""
    rows = StringSegment.objects.filter(source=translation.source).order_by("order")
    columns = rows.values_list("context_id", "string_id", "context__path", "string__data")
    return [((context, string), Sentence(path, text)) for context, string, path, text in columns]


def _stored(translation: Translation) -> dict[Key, _Row]:
    """Also words for sentences that the page does not say any more."""
    rows = StringTranslation.objects.filter(
        locale=translation.target_locale, context__object_id=translation.source.object_id
    )
    columns = ("context_id", "translation_of_id", "pk", "data", "translation_type", "last_translated_by_id")
    machine = StringTranslation.TRANSLATION_TYPE_MACHINE
    return {
        (context, string): _Row(pk, words, kind == machine, author)
        for context, string, pk, words, kind, author in rows.values_list(*columns)
        if has_words(words)
    }


def _olds(pks: Iterable[int]) -> QuerySet[StringTranslation]:
    rows = StringTranslation.objects.filter(pk__in=list(pks)).select_related("context", "translation_of")
    newest_first: QuerySet[StringTranslation] = rows.order_by("-updated_at", "-pk")
    return newest_first

"""All that a translator works on of one page: each Chinese sentence in reading order with the words so far."""

import json
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from typing import Any

from django.utils.html import strip_tags
from wagtail_localize.models import StringTranslation, Translation

from languages.sentences import sets_a_limit
from science_content.blocks.together import is_guarded_place
from science_content.models import SciencePage

from ..checks.findings import Finding
from ..dismissals.queries import dismissals_of
from .choosing import Sentence
from .former import Former, former_words
from .judging import Judged, judge
from .lines import Laid, laid_out
from .places import Places
from .saving import Key, print_of
from .sources import has_words, segments
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
    """Of `page`, the target of `translation`, in three queries. Its layout is that of the Chinese that translators see."""
    model = page.specific_class
    body = json.loads(json.loads(translation.source.content_json).get("body") or "[]")
    by_path: dict[str, list[Entry]] = {}
    for entry in _entries(translation, model, body):
        by_path.setdefault(entry.path, []).append(entry)
    laid = laid_out(model, body, by_path)
    return Sheet(page, tuple(each for each in laid if any(cell[2] for line in each.lines for cell in line)))


def _entries(translation: Translation, model: type[SciencePage], body: list[dict[str, Any]]) -> list[Entry]:
    key, code = translation.source.object_id, translation.target_locale.language_code
    rows = StringTranslation.objects.filter(locale=translation.target_locale, context__object_id=key)
    rows = rows.select_related("context", "translation_of").order_by("-updated_at", "-pk")
    stored = {(row.context_id, row.translation_of_id): row for row in rows if has_words(row.data)}
    found = list(segments(translation))
    standing = [stored.pop((each.context_id, each.string_id), None) for each in found]
    open_places = {
        place: Sentence(segment.context.path, segment.string.data)
        for place, (segment, row) in enumerate(zip(found, standing, strict=True))
        if row is None
    }
    former = former_words(stored.values(), open_places)  # those of sentences that the page does not say any more
    places, dismissed = Places(translation.source), dismissals_of(key, code)
    block = model._meta.get_field("body").stream_block
    items = {item["id"]: item for item in body}
    entries = []
    for place, (segment, row) in enumerate(zip(found, standing, strict=True)):
        path, chinese, words = segment.context.path, segment.string.data, row.data if row else ""
        kind = places.kind_of(path)
        entries.append(
            Entry(
                key=(segment.context_id, segment.string_id),
                path=path,
                chinese=chinese,
                words=words,
                state=_state(row),
                guarded=sets_a_limit(chinese) or is_guarded_place(block, items, path),
                author=row.last_translated_by_id if row else None,
                former=former.get(place),
                judged=judge(chinese, words, code, kind, dismissed),
                limit=kind.limit,
            )
        )
    return entries


def _state(row: StringTranslation | None) -> str:
    if row is None:
        return OPEN
    return MACHINE if row.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE else WRITTEN

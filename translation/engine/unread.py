"""The words so far of many pages in one language, for those who count what nobody has read."""

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass
from html import unescape
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.utils.html import strip_tags
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource

from languages.sentences import digest, mark, sets_a_limit
from science_content.blocks.together import is_guarded_place

from .sources import has_words


@dataclass(frozen=True)
class Written:
    """A sentence that has words; `characters` of its Chinese; `author`: id of who wrote them, None where nobody is known."""

    digest: str
    characters: int
    guarded: bool
    author: int | None


def written_in(locale: Locale, keys: Collection[UUID]) -> dict[UUID, list[Written]]:
    """{translation key: sentences that have words} of those pages, each sentence once a page. Two queries."""
    if not keys:
        return {}
    words = StringTranslation.objects.filter(
        locale=locale, translation_of=OuterRef("string"), context=OuterRef("context"), has_error=False
    )
    rows = StringSegment.objects.filter(source__object_id__in=keys).annotate(
        words=Subquery(words.values("data")[:1]), author=Subquery(words.values("last_translated_by")[:1])
    )
    columns = rows.values_list("source__object_id", "context__path", "string__data", "words", "author")
    sources = TranslationSource.objects.filter(object_id__in=keys).select_related("specific_content_type")
    guards = {source.object_id: _guard_of(source) for source in sources}
    found: dict[UUID, dict[str, Written]] = {key: {} for key in keys}
    for key, path, chinese, text, author in columns:
        if has_words(text):
            said, guarded = digest(mark(chinese), text), sets_a_limit(chinese) or guards[key](path)
            before = found[key].get(said)
            characters = len("".join(unescape(strip_tags(chinese)).split()))
            found[key][said] = Written(said, characters, guarded or bool(before and before.guarded), author)
    return {key: list(each.values()) for key, each in found.items()}


def _guard_of(source: TranslationSource) -> Callable[[str], bool]:
    body = json.loads(json.loads(source.content_json).get("body") or "[]")
    block = source.specific_content_type.model_class()._meta.get_field("body").stream_block
    items = {item["id"]: item for item in body}
    return lambda path: is_guarded_place(block, items, path)

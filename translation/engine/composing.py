"""Composes a translation's page of its Chinese page as it is now and the words of its language."""

import copy
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup
from django.utils.functional import cached_property
from wagtail.blocks import StreamBlock
from wagtail_localize.models import String
from wagtail_localize.segments import StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.strings import StringValue, restore_strings

from languages.sentences import sets_a_limit
from science_content.blocks.together import group_of, is_guarded_place
from science_content.models import SciencePage
from science_content.pages.raw import raw_body
from science_content.publishing.composing import Composed

from ..readings.queries import come_to_a_place
from .choosing import CHINESE, EXACT, FELL, OLD, Choice, Sentence, choose
from .words import OwnWords, Stored, loaded, stored, words_read_from


class PageComposer:
    """Of one Chinese page: what is the same for every language is asked once."""

    def __init__(self, source: SciencePage) -> None:
        self.source = source
        self.raw = raw_body(source)
        self.block: StreamBlock = source.body.stream_block
        self.kinds = {item["id"]: item["type"] for item in self.raw}
        found = extract_segments(source)
        self.values = [each for each in found if isinstance(each, StringSegmentValue)]
        self.templates = {each.path: each.template for each in found if isinstance(each, TemplateSegmentValue)}
        self.sentences = [Sentence(each.path, each.string.data) for each in self.values]
        self.chinese: dict[int, str] = {}

    def compose(self, page: SciencePage, own_words: Stored | None) -> Composed:
        """See `science_content.publishing.composing.Composer`."""
        own, chosen = self.chosen(page, own_words)
        texts = self._texts(chosen)
        body = copy.deepcopy(self.raw)
        places = dict(_places(body, "body"))
        fields = {name: "" for name in self.source.translated_fields - {"body"}}
        for path, text in texts.items():
            if path in places:
                holder, key = places[path]
                holder[key] = text
            else:
                fields[path] = text
        return Composed(
            fields=fields,
            body=body,
            own_words=stored(own),
            behind=self._behind(chosen),
            shown=frozenset(each.said.digest for each in chosen if each.state == EXACT and each.said),
            guarded=frozenset(
                each.said.digest
                for each, is_guarded in zip(chosen, self.guarded, strict=True)
                if each.state == EXACT and each.said and is_guarded
            ),
            come_to_a_place=frozenset(self._come_to_a_place(page, chosen)),
            lacks_words=any(each.state == CHINESE for each in chosen),
        )

    def chosen(self, page: SciencePage, own_words: Stored | None) -> tuple[OwnWords, list[Choice]]:
        """The words of the language, and what a reader sees of them for each of `sentences`."""
        own = words_read_from(page) if own_words is None else loaded(own_words)
        self._know(own)
        return own, choose(self.sentences, own, self.chinese, lambda path: group_of(self.block, self.kinds, path))

    @cached_property
    def guarded(self) -> list[bool]:
        """Of each of `sentences`: whether somebody else must read its words than wrote them."""
        items = {item["id"]: item for item in self.raw}
        return [sets_a_limit(each.text) or is_guarded_place(self.block, items, each.path) for each in self.sentences]

    def _know(self, own: OwnWords) -> None:
        """The Chinese for which words were made that this page no longer says. One query for what was not asked yet."""
        wanted = {each.string for said in own.values() for each in said if each.words}
        missing = wanted - self.chinese.keys() - {0}
        if missing:
            self.chinese |= dict(String.objects.filter(pk__in=missing).values_list("pk", "data"))

    def _texts(self, chosen: list[Choice]) -> dict[str, str]:
        """Path → text as its field or block stores it."""
        by_path: dict[str, list[tuple[StringValue, dict[str, Any]]]] = {}
        for value, choice in zip(self.values, chosen, strict=True):
            attrs = value.attrs or {}
            words = StringValue(_fitting(choice.words, attrs)) if choice.words else value.string
            by_path.setdefault(value.path, []).append((words, attrs))
        return {
            path: restore_strings(self.templates[path], pieces)
            if path in self.templates
            else pieces[0][0].render_text()
            for path, pieces in by_path.items()
        }

    def _come_to_a_place(self, page: SciencePage, chosen: list[Choice]) -> set[str]:
        places = [
            (sentence.path, each.said.digest)
            for sentence, each in zip(self.sentences, chosen, strict=True)
            if each.state == EXACT and each.said and each.words
        ]
        return come_to_a_place(page.translation_key, page.locale.language_code, places)

    def _behind(self, chosen: list[Choice]) -> dict[str, list[str]]:
        named = {"old": OLD, "chinese": FELL}
        behind = {
            name: list(
                dict.fromkeys(
                    sentence.path for sentence, each in zip(self.sentences, chosen, strict=True) if each.state == state
                )
            )
            for name, state in named.items()
        }
        return {name: paths for name, paths in behind.items() if paths}


def _fitting(words: str, attrs: dict[str, Any]) -> str:
    """`words` without the links that the Chinese sentence no longer has."""
    if "id=" not in words:
        return words
    soup = BeautifulSoup(words, "html.parser")
    for tag in soup.find_all(id=True):
        if tag["id"] not in attrs:
            tag.unwrap()
    return str(soup)


def _places(value: Any, path: str) -> Iterator[tuple[str, tuple[Any, Any]]]:
    """(path, (holder, key)) of every value of a stored body, by the ids of blocks and items."""
    if isinstance(value, list):
        for item in value:
            if isinstance(item, dict) and "id" in item:
                inside = f"{path}.{item['id']}"
                yield inside, (item, "value")
                yield from _places(item["value"], inside)
    elif isinstance(value, dict):
        for name, inner in value.items():
            inside = f"{path}.{name}"
            yield inside, (value, name)
            yield from _places(inner, inside)

"""What a language says of each Chinese sentence: the words of a translation, each bound to the sentence it was made for."""

from typing import Any, NamedTuple

from wagtail_localize.models import StringSegment, Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.strings import StringValue

from languages.sentences import digest, mark
from science_content.models import SciencePage

from .sources import has_words, segments, translation_of


class Said(NamedTuple):
    """`mark` of the Chinese sentence, id of its `String`, and the words for it; None where it was left in Chinese."""

    mark: str
    string: int
    words: str | None

    @property
    def digest(self) -> str:
        return digest(self.mark, self.words)


OwnWords = dict[str, list[Said]]
Stored = dict[str, list[Any]]


def loaded(stored: Stored | None) -> OwnWords:
    return {path: [Said(*each) for each in said] for path, said in (stored or {}).items()}


def stored(own: OwnWords) -> Stored:
    return {path: [list(each) for each in said] for path, said in own.items()}


def words_of(translation: Translation) -> OwnWords:
    """The words so far, by the path of their field or block, in the order of the frozen Chinese text."""
    own: OwnWords = {}
    for segment in segments(translation):
        own.setdefault(segment.context.path, []).append(_said(segment))
    return own


def _said(segment: StringSegment) -> Said:
    words = segment.translation if has_words(segment.translation) else None
    return Said(mark(segment.string.data), segment.string_id, words)


def words_read_from(page: SciencePage) -> OwnWords:
    """Of a page released before words were bound to sentences: those that stand in it as they stand in the engine.

    Where a path has another number of sentences now than the frozen Chinese text, nothing is sure, and its words are left out.
    """
    translation = translation_of(page) if page.live else None
    if translation is None:
        return {}
    shown: dict[str, list[str]] = {}
    for value in extract_segments(page):
        if isinstance(value, StringSegmentValue):
            shown.setdefault(value.path, []).append(value.string.render_text())
    own = words_of(translation)
    return {
        path: [_as_shown(each, text) for each, text in zip(said, shown[path], strict=True)]
        for path, said in own.items()
        if len(shown.get(path, ())) == len(said)
    }


def _as_shown(said: Said, text: str) -> Said:
    is_shown = said.words is not None and StringValue(said.words).render_text() == text
    return said if is_shown else said._replace(words=None)

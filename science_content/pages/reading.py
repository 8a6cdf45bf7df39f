"""What a reader may see of a page: chiefly whether its doses may be shown, and whose words stand beside them."""

from dataclasses import dataclass
from datetime import datetime
from html import unescape

from django.utils.functional import cached_property
from django.utils.html import escape, strip_tags
from wagtail.blocks import StructValue

from languages import registry
from languages.sentences import digest, mark

from ..blocks.advice import advice_in, data_of, words_in
from .parts import Part, parts_of
from .read_words import ReadWords
from .signatures import proof


@dataclass(frozen=True)
class DoseReading:
    """A dose or fertiliser as shown: numbers of the page itself, in its language; words from a page whose words were reviewed.

    `chinese`: the same of the Chinese page, as a product is named on its label. `proof`: what its numbers rest on, a key of
    `evidence.PROOFS`; where it is "" no number may be shown.
    """

    numbers: StructValue
    words: StructValue
    words_tag: str
    language: registry.Language
    chinese: StructValue
    proof: str


class Reading:
    """Facts about `page` for its reader. Two queries at most, both for the Chinese page of a translation."""

    def __init__(self, page, *, is_preview: bool = False):
        self.page, self.is_preview = page, is_preview

    @cached_property
    def source(self):
        return self.page.source_page

    @property
    def is_translation(self) -> bool:
        return not self.page.language.is_source

    @cached_property
    def numbers_are_current(self) -> bool:
        """Whether the page's numbers are those of the live Chinese page. False hides every dose: it fails closed."""
        if not self.is_translation:
            return True
        source = self.source
        return bool(source and source.live and source.live_revision_id == self.page.numbers_revision)

    @cached_property
    def _source_advice(self) -> dict[str, StructValue]:
        return advice_in(self.source.body)

    def dose(self, value: StructValue, block_id: str) -> DoseReading | None:
        """How to show the dose or fertiliser of this block or row, or None where it must stay hidden."""
        language = self.page.language
        if not value.block.may_be_shown(value):  # in Chinese too: a row written by hand, an old revision
            return None
        if not self.is_translation:
            return DoseReading(value, value, language.tag, language, value, proof(self.page, value))
        if not self.numbers_are_current:
            return None
        chinese = self._source_advice.get(block_id)
        if chinese is None or not chinese.block.may_be_shown(chinese):
            return None
        if data_of(chinese, block_id) != data_of(value, block_id):
            return None
        proved = proof(self.source, chinese)
        if self._are_read(words_in(value, block_id), words_in(chinese, block_id)):
            return DoseReading(value, value, language.tag, language, chinese, proved)
        return DoseReading(value, chinese, "zh-Hans", language, chinese, proved)

    def _are_read(self, words: list[tuple[str, str, str]], chinese: list[tuple[str, str, str]]) -> bool:
        pairs = list(zip(words, chinese, strict=False))
        is_same = len(words) == len(chinese) and all(ours[:2] == theirs[:2] for ours, theirs in pairs)
        return is_same and all(self._is_read(*ours, theirs[2]) for ours, theirs in pairs)

    def _is_read(self, place: str, name: str, words: str, chinese: str) -> bool:
        """Whether a native reader has read these words, as they stand here, for the Chinese as it is now."""
        if not chinese:
            return not words
        for sentence, _, own in self._own_words_at.get((place, name), ()):
            is_these = own and sentence == mark(escape(chinese)) and unescape(strip_tags(own)) == words
            if is_these and self._read.counts(digest(sentence, own), guarded=True):
                return True
        return False

    @cached_property
    def _own_words_at(self) -> dict[tuple[str, str], list]:
        """(id of the block or row, field) → what the language says there."""
        own = (self.page.own_words or {}).items()
        return {(places[-2], places[-1]): said for path, said in own if len(places := path.split(".")) > 2}

    @cached_property
    def _read(self) -> ReadWords:
        return ReadWords(self.page.checked_words)

    @cached_property
    def read_by_one_person(self) -> bool:
        """Whether guarded words of the page were read by nobody but who wrote them: their language had no second person."""
        alone = self._read.alone if self.is_translation else frozenset()
        said = (self.page.own_words or {}).values() if alone else ()
        return any(digest(sentence, own) in alone for each in said for sentence, _, own in each if own)

    @cached_property
    def parts(self) -> dict[str, Part]:
        """Where the page's links to parts lead: see `parts_of`."""
        return parts_of(self.page)

    @property
    def is_outdated(self) -> bool:
        return self.page.language_state == "outdated"

    @property
    def safety_notice_at(self) -> datetime | None:
        return self.page.safety_notice_at

    @property
    def corrected_at(self) -> datetime | None:
        """When unsafe advice was corrected, once nothing older is shown."""
        return None if self.safety_notice_at else self.page.corrected_at

    @cached_property
    def does_not_follow(self) -> bool:
        """Whether the page could not be made to follow its live Chinese page: nothing on it is sure."""
        source = self.source if self.is_translation else None
        return bool(source and source.live and not self.numbers_are_current)

    @cached_property
    def old_parts(self) -> set[str]:
        """Blocks by id, and fields by name, that hold words made for what Chinese said before."""
        paths = (self.page.behind or {}).get("old", ()) if self.is_translation else ()
        return {path.split(".")[1] if path.startswith("body.") else path for path in paths}

    @property
    def speaks_of_source(self) -> bool:
        """Whether a notice tells how the page stands to its Chinese page."""
        return bool(self.is_outdated or self.safety_notice_at or self.corrected_at or self.does_not_follow)

    @property
    def not_checked(self) -> bool:
        return self.is_translation and not self.page.checked_by_native

    @cached_property
    def review(self):
        """The Chinese page, where somebody stands for the science of what is read here; None where nobody does.

        A page that does not follow it, or whose Chinese page is no longer public, shows nobody's name; nor does the
        preview of a Chinese draft, for which nobody stands yet.
        """
        source = None if self.is_preview and not self.is_translation else self.source
        holds = source and source.live and source.science_reviewer and self.numbers_are_current
        return source if holds else None

    @property
    def not_reviewed(self) -> bool:
        return self.page.gives_advice and bool(self.source) and not self.review

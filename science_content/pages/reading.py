"""What a reader may see of a page: chiefly whether its doses may be shown, and whose words stand beside them."""

from dataclasses import dataclass
from datetime import datetime
from html import unescape

from django.utils.functional import cached_property
from django.utils.html import escape, strip_tags
from wagtail.blocks import StructValue

from languages import registry
from languages.sentences import digest, mark

from ..blocks.dose import WORDS, dose_numbers, doses_of, may_be_shown
from .read_words import ReadWords


@dataclass(frozen=True)
class DoseReading:
    """A dose as shown: numbers of the page itself, in its language; words from a page whose words were reviewed."""

    numbers: StructValue
    words: StructValue
    words_tag: str
    language: registry.Language


class Reading:
    """Facts about `page` for its reader. Two queries at most, both for the Chinese page of a translation."""

    def __init__(self, page):
        self.page = page

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
    def _source_doses(self) -> dict[str, StructValue]:
        return doses_of(self.source.body)

    def dose(self, value: StructValue, block_id: str) -> DoseReading | None:
        """How to show the dose of this block, or None where it must stay hidden."""
        language = self.page.language
        if not may_be_shown(value):  # in Chinese too: a row written by hand, an old revision
            return None
        if not self.is_translation:
            return DoseReading(value, value, language.tag, language)
        if not self.numbers_are_current:
            return None
        original = self._source_doses.get(block_id)
        if original is None or not may_be_shown(original) or dose_numbers(original) != dose_numbers(value):
            return None
        if all(self._is_read(block_id, name, value, original) for name in WORDS):
            return DoseReading(value, value, language.tag, language)
        return DoseReading(value, original, "zh-Hans", language)

    def _is_read(self, block_id: str, name: str, value: StructValue, original: StructValue) -> bool:
        """Whether a native reader has read these words of a dose, as they stand here, for the Chinese as it is now."""
        chinese, words = original.get(name) or "", value.get(name) or ""
        if not chinese:
            return not words
        for sentence, _, own in (self.page.own_words or {}).get(f"body.{block_id}.{name}", ()):
            is_these = own and sentence == mark(escape(chinese)) and unescape(strip_tags(own)) == words
            if is_these and self._read.counts(digest(sentence, own), guarded=True):
                return True
        return False

    @cached_property
    def _read(self) -> ReadWords:
        return ReadWords(self.page.checked_words)

    @cached_property
    def read_by_one_person(self) -> bool:
        """Whether guarded words of the page were read by nobody but who wrote them: their language had no second person."""
        alone = self._read.alone if self.is_translation else frozenset()
        said = (self.page.own_words or {}).values() if alone else ()
        return any(digest(sentence, own) in alone for each in said for sentence, _, own in each if own)

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

        A page that does not follow it, or whose Chinese page is no longer public, shows nobody's name.
        """
        source = self.source
        holds = source and source.live and source.science_reviewer and self.numbers_are_current
        return source if holds else None

    @property
    def not_reviewed(self) -> bool:
        return self.page.gives_advice and bool(self.source) and not self.review

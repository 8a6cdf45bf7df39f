"""What a release would give to readers and take from them: told to whoever releases, before he does."""

import json
from dataclasses import dataclass
from hashlib import blake2s

from django.utils.functional import cached_property
from wagtail_localize.models import Translation

from science_content.models import SciencePage
from science_content.pages.read_words import ReadWords

from ..readings.queries import come_to_a_place
from .choosing import EXACT, OLD
from .composing import PageComposer
from .words import stored, words_of


@dataclass(frozen=True)
class Outlook:
    """Chinese sentences: `chinese`, whose words readers see now and would not any more; `old`, that would stand in old words;
    `fresh`, with words that readers do not see now. Of all with words then: `unread`, that nobody has read, and `hidden`, that
    stay Chinese until somebody has. `shown`: all that readers would see, the words too; `revision` of the Chinese page.
    """

    chinese: list[str]
    old: list[str]
    fresh: list[str]
    unread: list[str]
    hidden: list[str]
    shown: list[str | None]
    revision: int | None

    def __bool__(self) -> bool:
        """Whether readers lose words, or get old ones."""
        return bool(self.chinese or self.old)

    @property
    def changes(self) -> bool:
        return bool(self or self.fresh)

    @cached_property
    def print(self) -> str:
        said: list[object] = [self.chinese, self.old, self.fresh, self.unread, self.hidden, self.shown, self.revision]
        return blake2s(json.dumps(said).encode(), digest_size=16).hexdigest()


def outlook(translation: Translation) -> Outlook:
    """Of the words so far, against the live page; a page that is not live has nothing to lose."""
    page: SciencePage = translation.get_target_instance().specific
    composer = PageComposer(translation.source.get_source_instance())
    _, then = composer.chosen(page, stored(words_of(translation)))
    _, now = composer.chosen(page, page.own_words if page.live else {})
    each = list(zip(composer.sentences, now, then, strict=True))
    shown = [
        (sentence.path, after.said.digest if after.said else "")
        for sentence, after in zip(composer.sentences, then, strict=True)
    ]
    new = come_to_a_place(page.translation_key, page.locale.language_code, shown)
    read = ReadWords(page.checked_words).without(new)
    unread = [
        (sentence.text, guarded)
        for sentence, after, guarded in zip(composer.sentences, then, composer.guarded, strict=True)
        if after.state == EXACT and after.said and not read.counts(after.said.digest, guarded=guarded)
    ]
    return Outlook(
        shown=[after.words for after in then],
        revision=composer.source.live_revision_id,
        fresh=[sentence.text for sentence, before, after in each if after.words and before.words != after.words],
        unread=[text for text, guarded in unread if not guarded],
        hidden=[text for text, guarded in unread if guarded],
        chinese=[sentence.text for sentence, before, after in each if before.words and not after.words],
        old=[sentence.text for sentence, _, after in each if after.state == OLD],
    )

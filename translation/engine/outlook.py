"""What a release would take from readers: told to whoever releases, before he does."""

import json
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2s

from wagtail_localize.models import Translation

from science_content.models import SciencePage

from .choosing import OLD
from .composing import PageComposer
from .words import stored, words_of


@dataclass(frozen=True)
class Outlook:
    """Chinese sentences: `chinese`, whose words readers see now and would not any more; `old`, that would stand in old words."""

    chinese: list[str]
    old: list[str]

    def __bool__(self) -> bool:
        return bool(self.chinese or self.old)

    @cached_property
    def print(self) -> str:
        return blake2s(json.dumps([self.chinese, self.old]).encode(), digest_size=16).hexdigest()


def outlook(translation: Translation) -> Outlook:
    """Of the words so far, against the live page; a page that is not live has nothing to lose."""
    page: SciencePage = translation.get_target_instance().specific
    composer = PageComposer(translation.source.get_source_instance())
    _, then = composer.chosen(page, stored(words_of(translation)))
    _, now = composer.chosen(page, page.own_words if page.live else {})
    each = list(zip(composer.sentences, now, then, strict=True))
    return Outlook(
        chinese=[sentence.text for sentence, before, after in each if before.words and not after.words],
        old=[sentence.text for sentence, _, after in each if after.state == OLD],
    )

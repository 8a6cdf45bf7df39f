"""A translation as readers would see it if its words so far were released and read, each text with the name of its sentence."""

from dataclasses import dataclass

from wagtail_localize.models import Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.strings import StringValue

from languages.sentences import mark
from science_content.models import SciencePage

from .choosing import EXACT, Choice
from .composing import PageComposer
from .drafts import following, its_source
from .letters import MOST, between, in_spans
from .sheet import keyed_sentences
from .words import OwnWords, Said, Stored, stored, words_of


@dataclass(frozen=True)
class InPlace:
    """`page` is not stored, and its texts stand between letters: nothing of it is for readers before `named` took them out."""

    page: SciencePage
    names: list[str]

    def named(self, html: str) -> str:
        """The rendered page with each sentence in a `<span data-segment>`, its value the key that the editor has for it."""
        return in_spans(html, self.names)


def in_place(translation: Translation) -> InPlace:
    """Stores nothing. Raises NotPublishable where the Chinese page is gone."""
    target: SciencePage = translation.get_target_instance().specific
    source = its_source(target)
    keys = {
        (sentence.path, sentence.text): f"{context}-{string}"
        for (context, string), sentence in keyed_sentences(translation)
    }
    composer = _Lettering(source, keys)
    composed = composer.compose(target, stored(words_of(translation)))
    target.checked_words = sorted(composed.shown)
    page = following(target, source, composed)
    page.language_state = composed.language_state
    page.checked_by_native, page.machine_draft = composed.is_read(page.checked_words), False
    page.safety_notice_at = page.safety_notice_at if composed.shows_old else None
    return InPlace(page, composer.names)


class _Lettering(PageComposer):
    """Composes with each text between letters. A text that the translators' screen does not have yet stands as it is."""

    def __init__(self, source: SciencePage, keys: dict[tuple[str, str], str]) -> None:
        super().__init__(source)
        self.names = [keys.get((each.path, each.text), "") for each in self.sentences[:MOST]]
        self.values = [self._lettered(number, each) for number, each in enumerate(self.values)]

    def _around(self, number: int, text: str) -> str:
        return between(number, text) if number < MOST and self.names[number] else text

    def _lettered(self, number: int, value: StringSegmentValue) -> StringSegmentValue:
        return StringSegmentValue(
            value.path,
            StringValue(self._around(number, value.string.data)),
            attrs=value.attrs,
            order=value.order,
        )

    def chosen(self, page: SciencePage, own_words: Stored | None) -> tuple[OwnWords, list[Choice]]:
        """What stands in the page is said to have been read just so, with its letters: `Reading` asks for the very words."""
        _, chosen = super().chosen(page, own_words)
        lettered = [self._choice(number, each) for number, each in enumerate(chosen)]
        own: OwnWords = {}
        for sentence, each in zip(self.sentences, lettered, strict=True):
            said = each.said if each.state == EXACT else None
            own.setdefault(sentence.path, []).append(said or Said(mark(sentence.text), 0, None))
        return own, lettered

    def _choice(self, number: int, choice: Choice) -> Choice:
        said = choice.said
        if said is None or said.words is None:
            return choice
        return Choice(choice.state, said._replace(words=self._around(number, said.words)))

    def _come_to_a_place(self, page: SciencePage, chosen: list[Choice]) -> set[str]:
        return set()  # all is read

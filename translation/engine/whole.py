"""The whole of a live translation beside its Chinese page, sentence by sentence: what a native reader stands for."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2s
from typing import Any

from django.utils.functional import cached_property
from wagtail_localize.models import Translation

from science_content.models import SciencePage
from science_content.pages.raw import raw_body
from science_content.pages.read_words import ReadWords

from ..checks.findings import Finding
from ..dismissals.queries import dismissals_of
from ..readings.queries import read_before, returned_of
from .authors import authors_of
from .choosing import EXACT, OLD, Choice
from .composing import PageComposer
from .judging import judge
from .lines import laid_out
from .places import Places


@dataclass(frozen=True)
class WholeSentence:
    """`words` None where readers see Chinese; `was` is the Chinese that old words were made for.

    `state` as `Choice.state`. `digest` where its words can be read and ticked, else "". `author`: id of who wrote them.
    `is_read`: it counts as read. `returned`: somebody sent it back, and it stands as it stood. `changed`: another sentence or
    other words were read in its place.
    `findings`: of the checks, without those that were let pass.
    """

    path: str
    chinese: str
    words: str | None
    was: str
    state: str
    digest: str
    guarded: bool
    author: int | None
    is_read: bool
    read_alone: bool
    returned: bool
    changed: bool
    findings: tuple[Finding, ...]

    @property
    def is_open(self) -> bool:
        """Whether somebody could still read it: nobody has, or only who wrote it. What was sent back is read in the editor."""
        return bool(self.digest) and not self.returned and (not self.is_read or self.read_alone)

    @property
    def blocks(self) -> bool:
        return any(found.blocks for found in self.findings)


@dataclass(frozen=True)
class WholeLine:
    """What is read in one go: `cells` hold a label with the text of a number or a choice, or with sentences."""

    cells: tuple[tuple[str, str, tuple[WholeSentence, ...]], ...]

    @property
    def facts(self) -> list[tuple[str, str]]:
        return [(label, text) for label, text, _ in self.cells if text]

    @property
    def sentences(self) -> list[tuple[str, WholeSentence]]:
        return [(label, each) for label, _, sentences in self.cells for each in sentences]

    @cached_property
    def print(self) -> str:
        """Twelve digits of what a reader sees of it; another one where a number, the Chinese or its words are others."""
        seen = [
            (label, text, [(each.path, each.chinese, each.words, each.state) for each in sentences])
            for label, text, sentences in self.cells
        ]
        return blake2s(json.dumps(seen).encode(), digest_size=6).hexdigest()


@dataclass(frozen=True)
class WholeBlock:
    """`name` in Chinese; `kind` of the block, "" for the fields of the page; `level` of a warning, else ""."""

    name: str
    kind: str
    level: str
    lines: tuple[WholeLine, ...]


@dataclass(frozen=True)
class WholePage:
    """`follows`: readers see exactly this, made of the Chinese page as it is live now."""

    page: SciencePage
    blocks: tuple[WholeBlock, ...]
    follows: bool

    @cached_property
    def lines(self) -> list[WholeLine]:
        return [line for block in self.blocks for line in block.lines]

    @cached_property
    def sentences(self) -> list[WholeSentence]:
        return [sentence for line in self.lines for _, sentence in line.sentences]

    @cached_property
    def can_be_read(self) -> list[WholeSentence]:
        return [each for each in self.sentences if each.digest]

    @cached_property
    def print(self) -> str:
        """Of all that stands on the screen, and of what was read so far."""
        page = self.page
        seen: list[Any] = [[line.print for line in self.lines], sorted(page.checked_words), page.language_state]
        seen += [str(page.safety_notice_at), page.hidden_blocks, self.follows]
        seen += [[each.returned for each in self.sentences]]
        return blake2s(json.dumps(seen).encode(), digest_size=16).hexdigest()


def whole(translation: Translation) -> WholePage:
    """The live page as it stands in the row. The Chinese page must be there."""
    page = translation.get_target_instance().specific
    source = translation.source.get_source_instance()
    composer = PageComposer(source)
    _, chosen = composer.chosen(page, page.own_words)
    by_path: dict[str, list[WholeSentence]] = {}
    for sentence in _sentences(translation, page, composer, chosen):
        by_path.setdefault(sentence.path, []).append(sentence)
    return WholePage(page, tuple(_blocks(page, by_path)), _follows(page, source, composer))


def _follows(page: SciencePage, source: SciencePage, composer: PageComposer) -> bool:
    if not (page.live and source.live and page.numbers_revision == source.live_revision_id):
        return False
    made = composer.compose(page, page.own_words)
    return made.body == raw_body(page) and all(getattr(page, name) == text for name, text in made.fields.items())


def _sentences(
    translation: Translation, page: SciencePage, composer: PageComposer, chosen: list[Choice]
) -> Iterator[WholeSentence]:
    key, code = translation.source.object_id, translation.target_locale.language_code
    authors, before, dismissed = authors_of(translation), read_before(key, code), dismissals_of(key, code)
    places, read, returned = Places(translation.source), ReadWords(page.checked_words), returned_of(key, code)
    for sentence, choice, guarded in zip(composer.sentences, chosen, composer.guarded, strict=True):
        said = choice.said if choice.state == EXACT and choice.words else None
        digest = said.digest if said else ""
        is_read = bool(digest) and read.counts(digest, guarded=guarded)
        seen = before.get(sentence.path, set())
        judged = judge(sentence.text, choice.words or "", code, places.kind_of(sentence.path), dismissed)
        yield WholeSentence(
            path=sentence.path,
            chinese=sentence.text,
            words=choice.words,
            was=composer.chinese.get(choice.said.string, "") if choice.said and choice.state == OLD else "",
            state=choice.state,
            digest=digest,
            guarded=guarded,
            author=authors.get(digest),
            is_read=is_read,
            read_alone=is_read and digest in read.alone,
            returned=digest in returned,
            changed=bool(seen) and not is_read and digest not in seen,
            findings=tuple(each for key, each in judged.findings.items() if key not in judged.dismissed),
        )


def _blocks(page: SciencePage, by_path: dict[str, list[WholeSentence]]) -> Iterator[WholeBlock]:
    for laid in laid_out(type(page), raw_body(page), by_path):
        yield WholeBlock(laid.name, laid.kind, laid.level, tuple(WholeLine(tuple(cells)) for cells in laid.lines))

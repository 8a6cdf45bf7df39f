"""What is read aloud or played on a page, as readers see it now, and which recordings say just that."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from wagtail.blocks import StreamValue

from ..blocks import answers
from ..blocks.advice import Advice, words_in
from ..blocks.leaves import held, leaves
from ..blocks.parts import PartLink
from ..pages.content import content_digest
from ..pages.models import SciencePage
from ..pages.reading import Reading
from .models import Recording

HEAD = ""


def digests(reading: Reading) -> dict[str, str]:
    """{place: digest of all that stands there, numbers too} for whatever may be read aloud, in the order of the page."""
    parts = _parts(reading)
    return {place: said for place, block, said in parts if block is None or getattr(block.block, "is_read_aloud", True)}


def played(reading: Reading) -> dict[str, tuple[Any, str]]:
    """{id of a block that plays a sound or film: (it, digest of what stands there)}, in the order of the page."""
    return {
        place: (found.media, said)
        for place, block, said in _parts(reading)
        if block is not None
        for found in answers.media(block.block, block.value)
    }


def _parts(reading: Reading) -> Iterator[tuple[str, StreamValue.StreamChild | None, str]]:
    """(place, its block, digest) for the head of the page and each block that readers see as it stands.

    Not what readers do not see as it stands: hidden blocks and doses, words older than their Chinese, a page that is not public
    or does not follow its Chinese page; nor blocks that share an id. What a block shows without holding it is part of what is
    said: see `_looks`.
    """
    page = reading.page
    if not page.live or page.withdrawn_at or not reading.numbers_are_current:
        return
    if not reading.old_parts & {"title", "summary"}:
        yield HEAD, None, content_digest({"title": page.title, "summary": page.summary})
    times = Counter(block.id for block in page.body or ())
    silent = hidden_in(page) | reading.old_parts | {place for place in times if times[place] > 1}
    for block in page.body or ():
        if _is_place(block.id) and block.id not in silent:
            looks = _looks(reading, block)
            if looks is not None:
                yield block.id, block, content_digest({"body": [dict(block.get_prep_value())], "looks": looks})


def _is_place(name: Any) -> bool:
    """Whether a recording can be kept under it: a form that somebody forged brings ids of any length."""
    return isinstance(name, str) and 0 < len(name) <= (Recording._meta.get_field("place").max_length or 0)


def hidden_in(page: SciencePage) -> set[str]:
    """Ids of the blocks that nobody sees, on the page or its Chinese page."""
    source = page.source_page
    return {*page.hidden_blocks, *(source.hidden_blocks if source else ())}


def _looks(reading: Reading, block: StreamValue.StreamChild) -> list[list[str]] | None:
    """What comes with the block and is not stored in it: how each dose looks, where links lead, what is past its day, the file played.

    None where a dose is hidden.
    """
    looks = [*_ways(reading, block), *_past(block), *_files(block)]
    is_advice = isinstance(block.block, Advice)
    held_in = [(block.value, block.id)] if is_advice else held(block.block, block.value, Advice, place=block.id)
    for value, place in held_in:
        dose = reading.dose(value, place)
        if dose is None:
            return None
        shown = [words for _, _, words in words_in(dose.words, place)]
        looks.append([dose.proof, dose.words_tag, dose.chinese["substance"], *shown])
    return looks


def _ways(reading: Reading, block: StreamValue.StreamChild) -> Iterator[list[str]]:
    """The names under which its links to parts stand: those parts may be called otherwise tomorrow, or be gone."""
    for leaf in leaves(block.block, block.value):
        if isinstance(leaf.block, PartLink) and leaf.value:
            part = reading.parts.get(leaf.value)
            yield [part.name, "" if part.is_here else part.page.title] if part else []


def _past(block: StreamValue.StreamChild) -> list[list[str]]:
    past = getattr(block.block, "past", None)
    return [[str(each) for each in past(block.value)]] if past else []


def _files(block: StreamValue.StreamChild) -> list[list[str]]:
    """Another file may be put in its place where all media are looked after."""
    return [[found.media.file.name] for found in answers.media(block.block, block.value)]


def heard(reading: Reading) -> dict[str, list[Recording]]:
    """{place: what readers hear there}: somebody has listened to it, and it says what stands there. One query, or none."""
    found: dict[str, list[Recording]] = {}
    if not reading.page.is_spoken:
        return found
    for each in standing(reading, reading.page.recordings.exclude(listened_at=None)):
        found.setdefault(each.place, []).append(each)
    return found


def standing(reading: Reading, recordings: Iterable[Recording]) -> list[Recording]:
    """Those that say what stands on the page now."""
    recordings = list(recordings)
    said = {place: digest for place, _, digest in _parts(reading)} if recordings else {}
    return [each for each in recordings if said.get(each.place) == each.said]


def is_heard(recording: Recording) -> bool:
    """By readers, now: asked at the file's own address."""
    if recording.page.get_view_restrictions().exists():
        return False
    return recording.is_approved and bool(standing(Reading(recording.page.specific), [recording]))

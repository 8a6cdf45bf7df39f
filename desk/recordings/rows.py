"""What the screen of a page's recordings shows: each part as readers see it, what was recorded of it, and who may do what."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import strip_tags

from languages import registry
from science_content.models import Recording, ScienceMedia, SciencePage
from science_content.pages.reading import Reading
from science_content.recordings.spoken import digests, played
from science_content.templatetags.science import words
from translation.release.permissions import may_release, people_of

ENDS = re.compile(r"</(?:p|li|h\d|td|th|tr|dt|dd|div|figcaption|summary|caption|aside)>|<br\s*/?>", re.IGNORECASE)


@dataclass(frozen=True)
class Part:
    """A part that may be read aloud, or plays `media`: its words line by line as readers see them, and what was recorded of it.

    `said`: digest of what stands there, "" where readers see nothing of it as it was recorded.
    """

    place: str
    name: str
    lines: list[str]
    said: str
    recording: Recording | None
    may_approve: bool
    may_take_out: bool
    media: ScienceMedia | None = None

    @property
    def state(self) -> str:
        """ "none", "old" where it says what does not stand there, "kept" until who can be recognised has agreed,
        "waiting" for somebody who listens, or "heard".
        """
        if self.recording is None:
            return "none"
        if self.recording.said != self.said:
            return "old"
        if self.media and not self.media.may_be_shown:
            return "kept"
        return "heard" if self.recording.is_approved else "waiting"


def spoken_on(page: SciencePage) -> list[str]:
    """Codes of what may be recorded: the page's language; beside a Chinese page also what nobody writes."""
    return [page.language.code, *(registry.WITHOUT_SCRIPT if page.language.is_source else ())]


def works_on(user: Any, page: SciencePage) -> bool:
    """Whether somebody records here; also where readers do not see the page: who takes his consent back is heard at any time."""
    return bool(page.permissions_for_user(user).can_edit())


def is_alone(page: SciencePage) -> bool:
    """Whether its language has fewer than two people: then who recorded listens himself, as with words."""
    return not page.language.is_source and len(people_of(page.language.code)) < 2


def parts(page: SciencePage, language: str, user: Any) -> list[Part]:
    """Those that may be read aloud in `language`, in the order of the page; behind them what is recorded of parts that are gone.

    Of the page's own language also those that play something.
    """
    reading = Reading(page)
    said = digests(reading)
    plays = played(reading) if language == page.language.code else {}
    stored = {
        each.place: each for each in page.recordings.filter(language=language).select_related("recorder", "media")
    }
    releases, alone = may_release(user, page), is_alone(page)

    def part(place: str, name: str, lines: list[str]) -> Part:
        found = stored.get(place)
        if place in plays:
            media, stands = plays[place]
            is_heard = found is not None and found.is_approved and found.said == stands
            may_approve = releases and media.may_be_shown and not is_heard
            return Part(place, name, lines, stands, found, may_approve, False, media)
        if found is not None and found.media:  # readers do not see its block, or it plays nothing any more
            found, gone = (None, None) if place in said else (found, found.media)
            return Part(place, name, lines, said.get(place, ""), found, False, False, gone)
        own = found is not None and found.recorder_id == user.pk
        waits = found is not None and not found.is_approved and found.said == said.get(place)
        may_approve = waits and releases and (alone or not own)
        return Part(place, name, lines, said.get(place, ""), found, may_approve, bool(found) and (own or releases))

    head = [part("", "标题和摘要", [each for each in (page.title, page.summary) if each])] if "" in said else []
    blocks = [block for block in page.body or () if block.id in said.keys() | plays.keys()]
    shown = [*head, *(part(each.id, str(each.block.label), list(_as_read(page, reading, each))) for each in blocks)]
    gone = stored.keys() - {each.place for each in shown}
    return shown + [part(place, "读者现在看不到的一块", []) for place in stored if place in gone]


def _as_read(page: SciencePage, reading: Reading, block: Any) -> Iterator[str]:
    """Line by line what readers see of a block, numbers and units too; Chinese says that it is."""
    with translation.override(page.language.code):
        context = {"page": page, "reading": reading, "language": page.language, "block": block}
        html = render_to_string("desk/recordings/admin/as_read.html", context)
    for line in ENDS.sub("\n", html.replace("\n", " ")).split("\n"):
        if text := " ".join(unescape(strip_tags(line)).split()):
            yield words(text)

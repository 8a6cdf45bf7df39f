"""What a reader finds on a page, as far as the walk compares it: taken from its HTML alone, once for each HTML."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from bs4 import BeautifulSoup, Tag

from languages.sentences import normal
from tests.doses import Shown, hidden, shown

from .pieces import pieces

# Whose words must be of the very sentence that stands there: by class, and the parts of a table by their names.
STRICT = {"dose", "materials", "warning", "threshold", "work-when", "decision"}
STRICT_IN_TABLE = {"tbody", "thead", "caption"}
NUMBERED = ".threshold b, .band, .months-line, .varieties td, .costs td"


@dataclass(frozen=True)
class Read:
    """Of the page in its own language. `strict`: the text of each part whose words must be exact. `numbers`: of blocks of manuals.

    `hidden`: how many doses a reviewer hid. `data`: structured data; `meta`: what the head says to other sites.
    """

    text: str
    doses: list[Shown] = field(default_factory=list)
    hidden: int = 0
    numbers: list[str] = field(default_factory=list)
    strict: list[str] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    meta: list[str] = field(default_factory=list)

    @cached_property
    def flat(self) -> str:
        return normal(self.text)


@dataclass(frozen=True)
class Whole(Read):
    """A page of which each block was read by itself. No sentence stands in two of them."""

    parts: tuple[Read, ...] = ()

    @cached_property
    def flat(self) -> str:
        return " ".join(part.flat for part in self.parts)


@lru_cache(512)  # after most steps most addresses answer as before
def read(html: str) -> Read:
    """Beside its Chinese page, without that."""
    head, main = _head_and_main(html)
    if not main:
        return read_at_once(html)
    top, parts = _read(head), tuple(_read(piece) for piece in pieces(main))
    return Whole(
        " ".join(part.text for part in parts),
        [dose for part in parts for dose in part.doses],
        sum(part.hidden for part in parts),
        [number for part in parts for number in part.numbers],
        [text for part in parts for text in part.strict],
        [data for part in (top, *parts) for data in part.data],
        top.meta,
        parts,
    )


def read_at_once(html: str) -> Read:
    """The same of a page that has no main part, or is not to be cut."""
    page = BeautifulSoup(html, "html.parser")
    for side in page.find_all(class_="side-source"):
        side.decompose()
    main = page.main or page
    return Read(
        main.get_text(" "),
        shown(main),
        hidden(main),
        [number for part in main.select(NUMBERED) for number in re.findall("[0-9.]+", part.get_text())],
        [part.get_text(" ") for part in _strict(main)],
        [
            json.dumps(json.loads(script.string or "{}"), ensure_ascii=False)
            for script in page.find_all("script", type="application/ld+json")
        ],
        [str(tag.get("content", "")) for tag in page.find_all("meta") if _is_for_others(tag)],
    )


_read = lru_cache(8192)(read_at_once)  # a step changes a block or two; to take one apart costs as much as to show it


def _head_and_main(html: str) -> tuple[str, str]:
    """What stands around them is the same on every page, and a third of the work. Without a main part: nothing."""
    head, _, rest = html.partition("</head>")
    above, begins, main = rest.partition("<main")
    main, ends, below = main.rpartition("</main>")
    if not (begins and ends) or "ld+json" in above + below:
        return "", ""
    return f"{head}</head>", f"{begins}{main}{ends}"


def _strict(main: Tag) -> Iterator[Tag]:
    for tag in main.find_all(True):
        is_strict = not STRICT.isdisjoint(tag.get("class") or ())
        if is_strict or (tag.name in STRICT_IN_TABLE and tag.find_parent(class_="fact-table")):
            yield tag


def _is_for_others(tag: Tag) -> bool:
    return tag.get("name") == "description" or str(tag.get("property", "")).startswith("og:")

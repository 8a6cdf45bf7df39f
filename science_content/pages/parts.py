"""Where the links of a page to parts of pages lead a reader: in his language where the part can be read in it, else in Chinese."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from wagtail import blocks

from languages import registry

from ..blocks.leaves import CONTAINERS, WORDS, children, leaves
from ..blocks.parts import PartAddress, PartLink

if TYPE_CHECKING:
    from .models import SciencePage

NAMES = ("title", "name", "substance", "caption", "stage", "text")
LONGEST = 40  # letters of a name that is a sentence


@dataclass(frozen=True)
class Part:
    """A block or row that can be read now: on `page`, under `block_id`; `name` as the page says it, "" where it has none."""

    page: "SciencePage"
    block_id: str
    name: str
    is_here: bool


class LinksParts:
    """Mixed into pages."""

    def dead_parts(self) -> list[str]:
        """Ids of the blocks and rows whose link leads to nothing that can be read now."""
        found = parts_of(self)  # type: ignore[arg-type]  # it is mixed into one
        return [place for stored, place in _stored(self) if stored not in found]  # type: ignore[arg-type]


def parts_of(page: "SciencePage") -> dict[str, Part]:
    """What is stored in the links of `page` to parts → where each leads; what cannot be read now is not there.

    One query at most, for all other pages.
    """
    wanted = {stored: address for stored, _ in _stored(page) if (address := PartAddress.of(stored))}
    others = _readable({address.page for address in wanted.values() if address.page}, page)
    found = {}
    for stored, address in wanted.items():
        part = _found(page if address.page in (None, page.translation_key) else others.get(address.page), address, page)
        if part is not None:
            found[stored] = part
    return found


def _stored(page: "SciencePage") -> Iterator[tuple[str, str]]:
    """(what is stored, id of the block or row that holds it)."""
    for leaf in leaves(page.body.stream_block, page.body):
        if isinstance(leaf.block, PartLink) and leaf.value:
            yield leaf.value, leaf.place


def _readable(keys: set[UUID], page: "SciencePage") -> Mapping[UUID, "SciencePage"]:
    """By translation key; where the page's own language has none, the Chinese page."""
    if not keys:
        return {}
    codes = {registry.SOURCE, page.language.code}
    model = type(page)._meta.get_field("body").model
    rows = model.objects.readable().filter(translation_key__in=keys, locale__language_code__in=codes)
    found = sorted(rows.select_related("locale"), key=lambda each: not each.language.is_source)
    return {each.translation_key: each for each in found}


def _found(there: "SciencePage | None", address: PartAddress, here: "SciencePage") -> Part | None:
    if there is None or address.part in there.hidden_blocks:
        return None
    for child in there.body:
        block_id = child.id or ""
        if block_id in there.hidden_blocks:
            continue
        for block, value, own_id in ((child.block, child.value, block_id), *_rows(child.block, child.value)):
            if own_id == address.part:
                return Part(there, own_id, name_of(block, value), there.pk == here.pk)
    return None


def _rows(block: blocks.Block, value: Any) -> Iterator[tuple[blocks.Block, Any, str]]:
    for _, child, inner, own_id, _ in children(block, value):
        if own_id:
            yield child, inner, own_id
        if isinstance(child, CONTAINERS):
            yield from _rows(child, inner)


def name_of(block: blocks.Block, value: Any) -> str:
    """What a block or row is called: its title, else how its words begin."""
    if isinstance(block, blocks.RichTextBlock):
        return ""
    if isinstance(block, WORDS):
        return _short(str(value or ""))
    said = (str(value.get(name) or "") for name in NAMES if isinstance(value, Mapping) and name in value)
    return _short(next(filter(None, said), ""))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"

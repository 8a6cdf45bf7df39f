"""Walks a body down to its leaves: what a block holds is found by its definition, so that a new block is never passed over.

A block says what differs: `kinds` (what its words are, by field), `picture_slot`, `picture_name`, `may_be_quoted`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from wagtail import blocks
from wagtail.embeds.blocks import EmbedBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtailmedia.blocks import AbstractMediaChooserBlock

from .parts import PartLink
from .together import NUMBERS

CONTAINERS = (blocks.StreamBlock, blocks.ListBlock, blocks.StructBlock)
WORDS = (blocks.CharBlock, blocks.TextBlock, blocks.RichTextBlock)
# Data is the same in every language and carried into each at publication.
DATA = (*NUMBERS, blocks.BooleanBlock, blocks.URLBlock, PartLink)
KNOWN = (*WORDS, *DATA, ImageChooserBlock, AbstractMediaChooserBlock, blocks.StaticBlock)
UNKNOWN = (EmbedBlock,)  # a URLBlock to Python, a foreign page to a reader

ALTERNATIVE = "alternative"
USUAL_KINDS = {"title": "title", "caption": "prose", "note": "prose"}


@dataclass(frozen=True)
class Leaf:
    """One value that holds no further blocks, and where it stands.

    `name`: of its field in a struct, of its block in a stream. `beside`: the values around it in its struct.
    `place`: id of the nearest block or list item. `number`: which item of its list it stands in, from 1; 0 in none.
    """

    block: blocks.Block
    value: Any
    name: str
    owner: blocks.Block
    beside: Mapping[str, Any]
    place: str
    number: int

    @property
    def kind(self) -> str:
        """Of words: "heading", "title", "prose" (sentences read in one go), "label", "alternative", "source", or "name" of a product."""
        said = getattr(self.owner, "kinds", {}).get(self.name) or getattr(self.block, "kind", "")
        if said:
            return said
        if self.name == "alt" or self.name.endswith("_alt"):
            return ALTERNATIVE
        is_long = isinstance(self.block, blocks.TextBlock | blocks.RichTextBlock)
        return USUAL_KINDS.get(self.name, "prose" if is_long else "label")


Child = tuple[str, blocks.Block, Any, str, int]
Children = Callable[[blocks.Block, Any], Iterator[Child]]


def children(block: blocks.Block, value: Any) -> Iterator[Child]:
    """(name, block, value, id, number) of what a value of `block` holds; an id or number that it lacks is "" or 0."""
    if isinstance(block, blocks.StreamBlock):
        yield from ((child.block_type, child.block, child.value, child.id or "", 0) for child in value or ())
    elif isinstance(block, blocks.ListBlock):
        for number, item in enumerate(value.bound_blocks if value else (), start=1):
            yield "", block.child_block, item.value, item.id or "", number
    elif isinstance(block, blocks.StructBlock):
        yield from ((name, child, (value or {}).get(name), "", 0) for name, child in block.child_blocks.items())


def stored_children(block: blocks.Block, value: Any) -> Iterator[Child]:
    """The same of what is stored, which fetches no picture; what is no longer defined is passed over."""
    if isinstance(block, blocks.StreamBlock):
        for child in value or ():
            if child["type"] in block.child_blocks:
                name = child["type"]
                yield name, block.child_blocks[name], child["value"], child.get("id") or "", 0
    elif isinstance(block, blocks.ListBlock):
        for number, item in enumerate(value or (), start=1):
            yield "", block.child_block, item["value"], item.get("id") or "", number
    elif isinstance(block, blocks.StructBlock):
        yield from ((name, child, (value or {}).get(name), "", 0) for name, child in block.child_blocks.items())


def leaves(
    block: blocks.Block, value: Any, walk: Children = children, *, place: str = "", number: int = 0
) -> Iterator[Leaf]:
    """Every leaf below `block`, in the order of the page."""
    beside = value if isinstance(block, blocks.StructBlock) and value else {}
    for name, child, inner, own_id, own_number in walk(block, value):
        where, which = own_id or place, own_number or number
        if isinstance(child, CONTAINERS):
            yield from leaves(child, inner, walk, place=where, number=which)
        else:
            yield Leaf(child, inner, name, block, beside, where, which)


def held(block: blocks.Block, value: Any, wanted: type, *, place: str = "") -> Iterator[tuple[Any, str]]:
    """(value, id) of each block of the class `wanted` below `block`, at any depth."""
    for _, child, inner, own_id, _ in children(block, value):
        where = own_id or place
        if isinstance(child, wanted):
            yield inner, where
        elif isinstance(child, CONTAINERS):
            yield from held(child, inner, wanted, place=where)


def places_in(block: blocks.Block, value: Any) -> Iterator[str]:
    """The ids of all rows below a block."""
    for _, child, inner, own_id, _ in children(block, value):
        if own_id:
            yield own_id
        if isinstance(child, CONTAINERS):
            yield from places_in(child, inner)


def defines(block: blocks.Block, wanted: type | tuple[type, ...]) -> bool:
    """Whether `block` is of the class `wanted`, or may hold one at any depth."""
    inside = list(getattr(block, "child_blocks", {}).values()) or [getattr(block, "child_block", None)]
    return isinstance(block, wanted) or any(defines(each, wanted) for each in inside if each is not None)


def alternative_to(name: str, owner: blocks.Block) -> str:
    """The field of `owner` that says in words what its picture `name` shows; "" where there is none."""
    fields = getattr(owner, "child_blocks", {}) if isinstance(owner, blocks.StructBlock) else {}
    wanted = [f"{name}_alt", *(["alt"] if name == "image" else [])]
    return next((field for field in wanted if isinstance(fields.get(field), WORDS)), "")


def unanswered(block: blocks.Block, path: str = "") -> Iterator[str]:
    """Sentences about what the walk cannot answer for below `block`: start-up refuses such a body."""
    if isinstance(block, blocks.ListBlock):
        yield from _unanswered_child(block, "", block.child_block, path)
    for name, child in getattr(block, "child_blocks", {}).items():
        yield from _unanswered_child(block, name, child, f"{path}.{name}")


def _unanswered_child(owner: blocks.Block, name: str, child: blocks.Block, path: str) -> Iterator[str]:
    if isinstance(child, CONTAINERS):
        yield from unanswered(child, path)
    elif isinstance(child, UNKNOWN) or not isinstance(child, KNOWN):
        yield f"{path} is a {type(child).__name__}: `blocks.leaves` does not know what it holds"
    elif isinstance(child, ImageChooserBlock) and not alternative_to(name, owner):
        yield f"{path} is a picture without words for it beside it (`alt` for `image`, else `{name or 'picture'}_alt`)"

"""What a block answers for itself: words, pictures, films, links, problems, doses, terms. A stream, list or struct answers
for what it holds. The default answer walks the definition down to its leaves; a block that has a method of the same name
answers in its own way.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock
from wagtailmedia.blocks import AbstractMediaChooserBlock

from .leaves import CONTAINERS, WORDS, Leaf, alternative_to, children, leaves, stored_children
from .lengths import Room
from .rich_text import anchors, paragraphs

NOT_QUOTED = {"alternative", "source", "name"}  # no answer to a question


@dataclass(frozen=True)
class Words:
    """A text without markup; `kind` as `Leaf.kind` says, `place` the id of the block or list item that it stands in."""

    text: str
    kind: str
    place: str


@dataclass(frozen=True)
class ShownLine:
    """What is read in one go, numbers and units too; `context`: the words that stand over or beside it, as a column's title.

    `is_name`: of a product, which begins with its strength.
    """

    text: str
    context: str
    place: str
    is_name: bool = False


@dataclass(frozen=True)
class Shown:
    """A picture in its place: `alt` are the words beside it, `slot` a key of `media.pictures.SLOTS`, `name` in Chinese."""

    image: Any
    alt: str
    slot: str
    place: str
    name: str


@dataclass(frozen=True)
class Played:
    """A sound or film, and the name of its block in Chinese."""

    media: Any
    place: str
    name: str


@dataclass(frozen=True)
class Link:
    """`attributes`: of the `<a>` as rich text stores it; of an address alone, its `href`."""

    attributes: dict[str, str]
    text: str
    place: str


def words(block: blocks.Block, value: Any, place: str = "") -> Iterator[Words]:
    """All that a reader reads, in the order of the page; empty texts too."""
    yield from _answer("words", _words, block, value, place)


def lines(block: blocks.Block, value: Any, place: str = "") -> Iterator[ShownLine]:
    """Everything that a reader may take for an amount of something, save the numbers of blocks that are made for them."""
    yield from _answer("lines", _line, block, value, place)


def pictures(block: blocks.Block, value: Any, place: str = "") -> Iterator[Shown]:
    yield from _answer("pictures", _picture, block, value, place)


def media(block: blocks.Block, value: Any, place: str = "") -> Iterator[Played]:
    yield from _answer("media", _media, block, value, place)


def links(block: blocks.Block, value: Any, place: str = "") -> Iterator[Link]:
    yield from _answer("links", _links, block, value, place)


def search_terms(block: blocks.Block, value: Any, place: str = "") -> Iterator[str]:
    """Words that the page is found by although its text need not say them so."""
    yield from _answer("search_terms", lambda leaf: (), block, value, place)


def problems(block: blocks.Block, value: Any) -> Iterator[str]:
    """What keeps a value from standing before a reader, one Chinese sentence each, as its blocks' own `problems` say."""
    own = getattr(block, "problems", None)
    if own:
        yield from own(value)
    if isinstance(block, CONTAINERS):
        for _, child, inner, _, _ in children(block, value):
            yield from problems(child, inner)


def harmful(block: blocks.Block, value: Any) -> Iterator[str]:
    """Ids of the blocks whose mistake may hurt somebody, as they say by `may_harm(value)`: a copy repeats the mistake."""
    for _, child, inner, own_id, _ in children(block, value):
        says = getattr(child, "may_harm", None)
        if says and says(inner):
            yield own_id
        elif isinstance(child, CONTAINERS):
            yield from harmful(child, inner)


def too_long(block: blocks.Block, value: Any, in_chinese: bool) -> Iterator[str]:
    """A Chinese sentence for each text that is longer than its block lets it be, in Chinese or in another language."""
    if isinstance(block, Room):
        yield from filter(None, [block.too_long(str(value or ""), in_chinese)])
    elif isinstance(block, CONTAINERS):
        for _, child, inner, _, _ in children(block, value):
            yield from too_long(child, inner, in_chinese)


def quotable(block: blocks.Block, stored: Any) -> Iterator[str]:
    """The words of a stored body that may stand in a list of hits: without doses, whose numbers stand with their limits."""
    for _, child, inner, _, _ in stored_children(block, stored):
        if not getattr(child, "may_be_quoted", True):
            continue
        if isinstance(child, CONTAINERS):
            yield from (text for leaf in leaves(child, inner, stored_children) for text in _quotable_leaf(leaf))
        elif isinstance(child, WORDS):
            yield " ".join(_texts(child, inner))


def _quotable_leaf(leaf: Leaf) -> Iterator[str]:
    if isinstance(leaf.block, WORDS) and leaf.kind not in NOT_QUOTED and leaf.value:
        yield " ".join(_texts(leaf.block, leaf.value))


def _answer(name: str, of_leaf, block: blocks.Block, value: Any, place: str, number: int = 0) -> Iterator:
    """What `block` says by its own method `name(value, place)`, else what its children say."""
    own = getattr(block, name, None)
    if own:
        yield from own(value, place)
        return
    beside = value if isinstance(block, blocks.StructBlock) and value else {}
    for field, child, inner, own_id, own_number in children(block, value):
        where, which = own_id or place, own_number or number
        if isinstance(child, CONTAINERS) or hasattr(child, name):
            yield from _answer(name, of_leaf, child, inner, where, which)
        else:
            yield from of_leaf(Leaf(child, inner, field, block, beside, where, which))


def _words(leaf: Leaf) -> Iterator[Words]:
    if isinstance(leaf.block, WORDS):
        yield from (Words(text, leaf.kind, leaf.place) for text in _texts(leaf.block, leaf.value))


def _line(leaf: Leaf) -> Iterator[ShownLine]:
    yield from (ShownLine(said.text, "", said.place, said.kind == "name") for said in _words(leaf))


def _texts(block: blocks.Block, value: Any) -> tuple[str, ...]:
    """Of rich text each paragraph; `value` may be as stored."""
    if isinstance(block, blocks.RichTextBlock):
        return paragraphs(getattr(value, "source", value) or "")
    return (str(value or ""),)


def _picture(leaf: Leaf) -> Iterator[Shown]:
    if isinstance(leaf.block, ImageChooserBlock) and leaf.value:
        alt = leaf.beside.get(alternative_to(leaf.name, leaf.owner)) or ""
        name = getattr(leaf.owner, "picture_name", "{label}“{title}”")
        said = name.format(label=leaf.owner.label, title=leaf.value.title, number=leaf.number)
        yield Shown(leaf.value, alt, getattr(leaf.owner, "picture_slot", "figure"), leaf.place, said)


def _media(leaf: Leaf) -> Iterator[Played]:
    if isinstance(leaf.block, AbstractMediaChooserBlock) and leaf.value:
        yield Played(leaf.value, leaf.place, f"{leaf.owner.label}“{leaf.value.title}”")


def _links(leaf: Leaf) -> Iterator[Link]:
    if isinstance(leaf.block, blocks.RichTextBlock):
        html = getattr(leaf.value, "source", "") or ""
        yield from (Link(attributes, text, leaf.place) for attributes, text in anchors(html))
    elif isinstance(leaf.block, blocks.URLBlock) and leaf.value:
        yield Link({"href": leaf.value}, leaf.value, leaf.place)

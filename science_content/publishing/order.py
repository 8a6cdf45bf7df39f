"""What stands in another order than before: steps that are swapped say something else, though each says what it said."""

from collections.abc import Iterator
from typing import Any

from wagtail.blocks import Block, ListBlock, StreamBlock, StructBlock

from ..blocks.leaves import WORDS, leaves, stored_children
from ..blocks.rich_text import paragraphs

LONGEST = 12  # letters by which an item of a list is known


def moves(before: list[Any], after: list[Any], block: StreamBlock) -> Iterator[tuple[str, str, str, str]]:
    """(id of the block of the body or "", label, before, after) for each list whose lasting items were moved.

    The texts name what stands where another stood.
    """
    ours = {key: names for key, _, names in _orders(block, before)}
    for key, label, theirs in _orders(block, after):
        known = ours.get(key, {})
        lasting = ([each for each in names if each in known and each in theirs] for names in (known, theirs))
        moved = [(was, now) for was, now in zip(*lasting, strict=True) if was != now]
        if moved:
            old, new = (known[was] for was, _ in moved), (theirs[now] for _, now in moved)
            yield key.split("/")[0], f"{label} · 顺序", " → ".join(old), " → ".join(new)


def _orders(block: StreamBlock, body: list[Any]) -> Iterator[tuple[str, str, dict[str, str]]]:
    """(key, label, {id: what stands there}) of the body, and of each list in it."""
    items = [
        (item["id"], block.child_blocks[item["type"]], item["value"])
        for item in body
        if item["type"] in block.child_blocks
    ]
    yield "", "正文", {each: _name(child, value) for each, child, value in items}
    for each, child, value in items:
        yield from _inside(child, value, each, str(child.label))


def _inside(block: Block, value: Any, key: str, label: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    if isinstance(block, ListBlock):
        items = {item["id"]: item["value"] for item in value or () if item.get("id")}
        yield key, label, {each: _name(block.child_block, inner) for each, inner in items.items()}
        for each, inner in items.items():
            yield from _inside(block.child_block, inner, f"{key}/{each}", label)
    elif isinstance(block, StructBlock):
        for name, child, inner, _, _ in stored_children(block, value):
            yield from _inside(child, inner, f"{key}/{name}", label)


def _name(block: Block, value: Any) -> str:
    """The first words of what stands there, else what it is."""
    inside = () if isinstance(block, WORDS) else leaves(block, value, stored_children)
    said = [value] if isinstance(block, WORDS) else [leaf.value for leaf in inside if isinstance(leaf.block, WORDS)]
    words = next((each for each in said if each), "")
    return f"“{paragraphs(words)[0][:LONGEST]}”" if words else str(block.label)

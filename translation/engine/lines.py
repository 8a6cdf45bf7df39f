"""A stored body in the order in which it is read: its words by their paths, and the data that stands beside them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from wagtail import blocks

from science_content.blocks.leaves import CONTAINERS, WORDS, defines, stored_children

NUMBERS = (blocks.DecimalBlock, blocks.IntegerBlock, blocks.FloatBlock)


@dataclass(frozen=True)
class Part:
    """One value of a block: `path` of its words, or "" with the `text` of a number or a choice; `label` in Chinese."""

    path: str
    label: str
    text: str = ""


Row = list[Part]


def rows_of_block(body: blocks.StreamBlock, item: Mapping[str, Any]) -> list[Row]:
    """The values of one stored block; an item of its lists (a step, a material, a table's row) is a row of its own."""
    block = body.child_blocks[item["type"]]
    found = _parts(block, item["value"], f"body.{item['id']}", "", str(block.label))
    return [[part for _, part in row] for _, row in groupby(found, key=lambda each: each[0])]


def _parts(block: blocks.Block, value: Any, path: str, row: str, label: str) -> Iterator[tuple[str, Part]]:
    if isinstance(block, CONTAINERS):
        is_list = isinstance(block, blocks.ListBlock) and defines(block.child_block, WORDS)
        for name, child, inner, own_id, _ in stored_children(block, value):
            inside = f"{path}.{own_id or name}"
            yield from _parts(child, inner, inside, row or (inside if is_list else ""), str(child.label or label))
    elif isinstance(block, WORDS):
        yield row, Part(path, label)
    elif value not in (None, "", []) and (text := _said(block, value)):
        yield row, Part("", label, text)


def _said(block: blocks.Block, value: Any) -> str:
    if isinstance(block, blocks.ChoiceBlock | blocks.MultipleChoiceBlock):
        names = dict(block.field.choices)
        return "、".join(str(names.get(each, each)) for each in (value if isinstance(value, list) else [value]))
    if isinstance(block, blocks.RegexBlock):
        return str(value)
    return f"{Decimal(str(value)).normalize():f}" if isinstance(block, NUMBERS) else ""

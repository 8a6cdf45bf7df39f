"""A stored page in the order in which it is read: its words by their paths, and the data that stands beside them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any, Generic, TypeVar

from wagtail import blocks
from wagtail.models import Page

from science_content.blocks.leaves import CONTAINERS, WORDS, defines, stored_children

NUMBERS = (blocks.DecimalBlock, blocks.IntegerBlock, blocks.FloatBlock)


@dataclass(frozen=True)
class Part:
    """One value of a block: `path` of its words, or "" with the `text` of a number or a choice; `label` in Chinese."""

    path: str
    label: str
    text: str = ""


Row = list[Part]
Sentence = TypeVar("Sentence")


@dataclass(frozen=True)
class Laid(Generic[Sentence]):
    """A block with its lines, each of which is read in one go: cells of (label, text of a number or a choice, sentences).

    `name` in Chinese; `kind` of the block, "" for the fields of the page; `level` of a warning, else "".
    """

    name: str
    kind: str
    level: str
    lines: list[list[tuple[str, str, tuple[Sentence, ...]]]]


def laid_out(
    model: type[Page], body: list[dict[str, Any]], by_path: Mapping[str, Sequence[Sentence]]
) -> Iterator[Laid[Sentence]]:
    """Every sentence of `by_path` stands in one block of the stored `body`; what has no place in it comes last."""
    left = {path: tuple(sentences) for path, sentences in by_path.items()}
    fields = [Part(name, str(model._meta.get_field(name).verbose_name)) for name in by_path if "." not in name]
    yield Laid("标题和摘要", "", "", [_cells([part], left) for part in fields])
    block = model._meta.get_field("body").stream_block
    for item in body:
        lines = [_cells(row, left) for row in rows_of_block(block, item)]
        level = item["value"].get("level", "") if isinstance(item["value"], dict) else ""
        yield Laid(str(block.child_blocks[item["type"]].label), item["type"], level, lines)
    if left:
        yield Laid("还没有跟上中文的", "", "", [_cells([Part(path, "")], left) for path in list(left)])


def _cells(row: Row, left: dict[str, tuple[Sentence, ...]]) -> list[tuple[str, str, tuple[Sentence, ...]]]:
    cells = [(part.label, part.text, left.pop(part.path, ()) if part.path else ()) for part in row]
    return [cell for cell in cells if cell[1] or cell[2]]


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

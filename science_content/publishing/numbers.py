"""Carries every number, unit and date of a Chinese page into its translations, block by block, by block id."""

import copy
import json
from collections.abc import Iterator
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from wagtail.blocks import Block, StreamBlock, StructBlock
from wagtail.models import Page

from ..blocks.leaves import CONTAINERS, DATA


def raw_body(page: Page) -> list[dict[str, Any]]:
    """The body as stored. Not `raw_data`, which misses values that were set on blocks."""
    stored: list[dict[str, Any]] = json.loads(json.dumps(page.body.get_prep_value(), cls=DjangoJSONEncoder))
    return stored


def copy_numbers(block: Block, source: Any, target: Any) -> bool:
    """Change the raw data `target` in place; False where its blocks are not those of `source`: then hide the doses."""
    same = _same_blocks(block, source, target)
    for key, child, ours, theirs in _pairs(block, source, target):
        if isinstance(child, DATA):
            theirs[key] = ours[key]
        elif isinstance(child, CONTAINERS):
            same &= copy_numbers(child, ours[key], theirs.setdefault(key, copy.deepcopy(ours[key])))
    return same


def _same_blocks(block: Block, source: Any, target: Any) -> bool:
    if isinstance(block, StructBlock):
        return True
    kinds = [(item["id"], item["type"]) for item in source]
    return kinds == [(item.get("id"), item.get("type")) for item in target]


def _pairs(block: Block, source: Any, target: Any) -> Iterator[tuple[str, Block, Any, Any]]:
    """(key, child block, container of ours, container of theirs) for what stands on both sides."""
    if isinstance(block, StructBlock):
        yield from ((name, child, source, target) for name, child in block.child_blocks.items() if name in source)
        return
    twins = {item.get("id"): item for item in target}
    for item in source:
        twin = twins.get(item["id"])
        if twin is None or twin.get("type") != item["type"]:
            continue
        child = block.child_blocks[item["type"]] if isinstance(block, StreamBlock) else block.child_block
        yield "value", child, item, twin

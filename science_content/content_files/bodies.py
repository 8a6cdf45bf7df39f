"""Turns the body of a content file into stored blocks and back; ids are uuid5 of stable keys, so translations survive a re-run."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock
from wagtailmedia.blocks import AbstractMediaChooserBlock

from ..blocks.body import BodyBlock
from ..blocks.leaves import WORDS
from ..blocks.parts import UUID_FORM, PartAddress, PartLink

FILES = (ImageChooserBlock, AbstractMediaChooserBlock)
BODY = BodyBlock()
IS_UUID = re.compile(UUID_FORM)


@dataclass(frozen=True)
class Known:
    """What a content file names: file stem → id of a picture, and of a sound or film; key of a piece → translation key."""

    images: Mapping[str, int] = field(default_factory=dict)
    media: Mapping[str, int] = field(default_factory=dict)
    keys: Mapping[str, UUID] = field(default_factory=dict)


def block_id(piece: str, key: str) -> str:
    """Of the block `key`, or of a row ("annex/rows/0"); a key that is an id, as an exported block's, stays it."""
    return key if IS_UUID.fullmatch(key) else str(uuid5(NAMESPACE_URL, f"kepu-demo:{piece}/{key}"))


def stored_body(piece: str, body: list[dict], known: Known) -> list[dict]:
    """Raw blocks for a StreamField. The body was checked: see `checking`."""
    return [
        {
            "type": each["type"],
            "id": block_id(piece, each["key"]),
            "value": _stored(BODY.child_blocks[each["type"]], each.get("value"), piece, each["key"], known),
        }
        for each in body
    ]


def _stored(block: blocks.Block, value: Any, piece: str, key: str, known: Known) -> Any:
    """What a value left out is stored as the block's own default."""
    if isinstance(block, blocks.StructBlock):
        given = value or {}
        fields = block.child_blocks.items()
        return {name: _stored(child, given.get(name), piece, f"{key}/{name}", known) for name, child in fields}
    if isinstance(block, blocks.ListBlock):
        rows = [(f"{key}/{number}", row) for number, row in enumerate(value or [])]
        return [
            {"type": "item", "id": block_id(piece, at), "value": _stored(block.child_block, row, piece, at, known)}
            for at, row in rows
        ]
    if value is None:
        default = block.get_prep_value(block.get_default())
        return "" if default is None and isinstance(block, WORDS) else default
    if isinstance(block, PartLink):
        return stored_link(value, piece, known)
    if isinstance(block, FILES):
        return (known.images if isinstance(block, ImageChooserBlock) else known.media)[value]
    return value


def stored_link(value: str, piece: str, known: Known) -> str:
    """`"walnut/prune#when"`, `"#when"` of the same piece, or what is stored already."""
    page, _, part = value.partition("#")
    if not value or PartAddress.of(value) and (IS_UUID.fullmatch(part) or page):
        return value
    return f"{known.keys[page] if page else ''}#{block_id(page or piece, part)}"


@dataclass(frozen=True)
class FileNames:
    """The same the other way: id of a picture or film → file stem; translation key → key of a piece; row id → its name."""

    images: Mapping[int, str]
    media: Mapping[int, str]
    keys: Mapping[str, str]
    rows: Mapping[str, str]


def written_body(raw: list[dict], named: FileNames) -> list[dict]:
    """A stored body as a content file says it: what is empty is left out."""
    written = []
    for item in raw:
        block = BODY.child_blocks.get(item["type"])
        if block is not None:
            value = _written(block, item["value"], named)
            written.append({"key": item["id"], "type": item["type"], "value": "" if value is None else value})
    return written


def _written(block: blocks.Block, value: Any, named: FileNames) -> Any:
    """None for what says nothing: that is what a value left out is stored as."""
    if isinstance(block, blocks.StructBlock):
        said = {name: _written(child, (value or {}).get(name), named) for name, child in block.child_blocks.items()}
        return {name: each for name, each in said.items() if each is not None}
    if isinstance(block, blocks.ListBlock):
        rows = [_written(block.child_block, item["value"], named) for item in value or []]
        return rows if rows or block.get_prep_value(block.get_default()) else None
    if value in (None, "", []):
        default = block.get_prep_value(block.get_default())
        return None if default in (None, "", []) else value
    if isinstance(block, PartLink):
        return written_link(value, named)
    if isinstance(block, FILES):
        return (named.images if isinstance(block, ImageChooserBlock) else named.media).get(value)
    return _plain(block, value)


def _plain(block: blocks.Block, value: Any) -> Any:
    """A decimal without superfluous zeros, as text."""
    if not isinstance(block, blocks.DecimalBlock):
        return value
    text = f"{Decimal(str(value)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def written_link(value: str, named: FileNames) -> str:
    """By the keys of the file where it leads into what is written, else as stored."""
    page, _, part = value.partition("#")
    known = named.keys.get(page) if page else ""
    return value if known is None else f"{known}#{named.rows.get(part, part)}"


def row_names(raw: list[dict]) -> dict[str, str]:
    """Id of each row of a stored body → its name in a content file: "<block>/rows/0"."""
    return {
        row: at for item in raw for row, at in _rows(BODY.child_blocks.get(item["type"]), item["value"], item["id"])
    }


def _rows(block: blocks.Block | None, value: Any, key: str) -> list[tuple[str, str]]:
    if isinstance(block, blocks.StructBlock):
        inside = [(child, (value or {}).get(name), f"{key}/{name}") for name, child in block.child_blocks.items()]
        return [found for each in inside for found in _rows(*each)]
    if not isinstance(block, blocks.ListBlock):
        return []
    rows = [(item, f"{key}/{number}") for number, item in enumerate(value or [])]
    inner = [found for item, at in rows for found in _rows(block.child_block, item["value"], at)]
    return [(item["id"], at) for item, at in rows if item.get("id")] + inner

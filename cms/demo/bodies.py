"""Turns the body of a content file into stored blocks; ids are uuid5 of stable keys, so translations survive a re-run."""

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock
from wagtailmedia.blocks import AbstractMediaChooserBlock

from science_content.blocks.body import BodyBlock
from science_content.blocks.leaves import WORDS

FILES = (ImageChooserBlock, AbstractMediaChooserBlock)
BODY = BodyBlock()


def block_id(*keys: str) -> str:
    return str(uuid5(NAMESPACE_URL, "kepu-demo:" + "/".join(keys)))


def stored_body(piece: str, body: list[dict], images: dict[str, int]) -> list[dict]:
    """Raw blocks for a StreamField. `images` maps file stems to ids.

    Raises KeyError for a picture that is not there, ValueError for a block or field that the body does not have.
    """
    return [
        {
            "type": each["type"],
            "id": block_id(piece, each["key"]),
            "value": _stored(_child(BODY, each["type"], each["type"]), each["value"], piece, each["key"], images),
        }
        for each in body
    ]


def _child(block: blocks.Block, name: str, where: str) -> blocks.Block:
    if name not in block.child_blocks:
        raise ValueError(f"{where}: there is no {name}")
    return block.child_blocks[name]


def _stored(block: blocks.Block, value: Any, piece: str, key: str, images: dict[str, int]) -> Any:
    """What a value left out is stored as the block's own default."""
    if isinstance(block, blocks.StructBlock):
        given = value or {}
        for name in given:
            _child(block, name, key)
        fields = block.child_blocks.items()
        return {name: _stored(child, given.get(name), piece, f"{key}/{name}", images) for name, child in fields}
    if isinstance(block, blocks.ListBlock):
        rows = enumerate(value or [])
        return [
            {
                "type": "item",
                "id": block_id(piece, key, str(number)),
                "value": _stored(block.child_block, row, piece, f"{key}/{number}", images),
            }
            for number, row in rows
        ]
    if value is None:
        default = block.get_prep_value(block.get_default())
        return "" if default is None and isinstance(block, WORDS) else default
    return images[value] if isinstance(block, FILES) else value

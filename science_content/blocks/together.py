"""Which words stand or fall together: those beside a number or a choice mean nothing without each other.

A block with an order of its own says it by `together(inside)`: `inside` is the path within the block, split at its dots; the
answer names the group, or is None for words that stand alone.
"""

from collections.abc import Mapping

from wagtail import blocks

NUMBERS = (
    blocks.DecimalBlock,
    blocks.IntegerBlock,
    blocks.FloatBlock,
    blocks.ChoiceBlock,
    blocks.DateBlock,
    blocks.TimeBlock,
    blocks.DateTimeBlock,
    blocks.MultipleChoiceBlock,
    blocks.RegexBlock,  # a name, number or code that stays as it stands in every language
)


def group_of(body: blocks.StreamBlock, kinds: Mapping[str, str], path: str) -> str | None:
    """The group of the words at `path` ("body.<block id>.<field>.<item id>…"); None for a field, and for words alone.

    `kinds`: block id → type, of the top level of the body.
    """
    field, *inside = path.split(".")
    if field != "body" or not inside or inside[0] not in kinds:
        return None
    block = body.child_blocks[kinds[inside[0]]]
    own = getattr(block, "together", None)
    name = own(inside[1:]) if own else _nearest(block, inside[1:])
    return None if name is None else f"{inside[0]}.{name}"


def is_guarded_place(body: blocks.StreamBlock, items: Mapping[str, Mapping], path: str) -> bool:
    """Whether whatever words stand at `path` want a second reader: they stand beside a number, or their block says so.

    A block says it by `guards_words(value)`. `items`: block id → the block as it is stored, of the top level of the body.
    """
    field, *inside = path.split(".")
    if field != "body" or not inside or inside[0] not in items:
        return False
    item = items[inside[0]]
    own = getattr(body.child_blocks[item["type"]], "guards_words", None)
    return own(item["value"]) if own else group_of(body, {inside[0]: item["type"]}, path) is not None


def _nearest(block: blocks.Block, inside: list[str]) -> str | None:
    """The path of the innermost struct above the words that itself holds a number or a choice."""
    found = None
    for depth, step in enumerate(inside):
        if isinstance(block, blocks.StructBlock):
            if any(isinstance(child, NUMBERS) for child in block.child_blocks.values()):
                found = ".".join(inside[:depth])
            block = block.child_blocks[step]
        elif isinstance(block, blocks.ListBlock):
            block = block.child_block
        else:
            break
    return found

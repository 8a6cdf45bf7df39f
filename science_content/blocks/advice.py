"""Blocks that tell how much to use of something: their numbers and their words are shown together, as they stand, or not at all."""

from collections.abc import Iterator, Mapping
from typing import Any

from wagtail import blocks
from wagtail.blocks import StructValue

from .leaves import DATA, WORDS, held, leaves
from .refusing import Refusing


class Advice(Refusing):
    may_be_quoted = False  # a number stands before a reader only where the page itself shows it, with its limits
    has_hidden_look = True

    @staticmethod
    def said_in_chinese(value: Mapping[str, Any]) -> Iterator[str]:
        """Its numbers as a Chinese reader would type them, for search."""
        return iter(())

    @classmethod
    def may_be_shown(cls, value: Mapping[str, Any]) -> bool:
        """Not what the gate refuses, however it came to stand in the row."""
        try:
            return not any(cls.refused(value))
        except (TypeError, KeyError, AttributeError):  # numbers that are none, rows that are none
            return False

    def get_searchable_content(self, value: Any) -> list[str]:
        """The words, and what every reader sees of the numbers; none of it where they are hidden, and no names of choices."""
        if not self.may_be_shown(value):
            return []
        words = [str(leaf.value) for leaf in leaves(self, value) if isinstance(leaf.block, WORDS) and leaf.value]
        return [*words, *self.said_in_chinese(value)]

    @staticmethod
    def may_harm(value: Mapping[str, Any]) -> bool:
        return True


def advice_in(body: blocks.StreamValue) -> dict[str, StructValue]:
    """Every value of such a block in a body, by the id of its block or row, at any depth."""
    return {place: value for value, place in held(body.stream_block, body, Advice)}


def data_of(value: StructValue, block_id: str) -> list[tuple[str, str, Any]]:
    """(id of the block or row, field, value) of all that is data: what must be equal in two languages."""
    found = leaves(value.block, value, place=block_id)
    return [(leaf.place, leaf.name, _plain(leaf.value)) for leaf in found if isinstance(leaf.block, DATA)]


def words_in(value: StructValue, block_id: str) -> list[tuple[str, str, str]]:
    """The same of its words."""
    found = leaves(value.block, value, place=block_id)
    return [(leaf.place, leaf.name, str(leaf.value or "")) for leaf in found if isinstance(leaf.block, WORDS)]


def _plain(value: Any) -> Any:
    """Choices that are none are stored as None, "" or []; of several the order says nothing."""
    if isinstance(value, list):
        return tuple(sorted(value)) or None
    return None if value == "" else value

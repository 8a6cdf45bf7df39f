"""What sort of place a segment stands in, asked of the field or block that will hold its words."""

import json
from functools import lru_cache
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail_localize.models import TranslationSource

from ..checks.findings import ANYWHERE, Kind


class Places:
    """The places of one source: `kind_of(path)`. Reads the source's body once."""

    def __init__(self, source: TranslationSource) -> None:
        self.model: Any = ContentType.objects.get_for_id(source.specific_content_type_id).model_class()
        self.types = _block_types(source.content_json)

    def kind_of(self, path: str) -> Kind:
        """`path` is that of a context: a field's name, or a body, a block's id and what is inside it. Unknown places take all."""
        name, *inside = path.split(".")
        try:
            field = self.model._meta.get_field(name)
            if isinstance(field, StreamField):
                return _kind_of_block(field.stream_block.child_blocks[self.types[inside[0]]], inside[1:])
        except (KeyError, IndexError, FieldDoesNotExist):
            return ANYWHERE
        if isinstance(field, models.CharField):
            return Kind(plain=True, limit=field.max_length)
        return Kind(plain=type(field) is models.TextField)


def _kind_of_block(block: blocks.Block, inside: list[str]) -> Kind:
    for name in inside:
        block = block.child_block if isinstance(block, blocks.ListBlock) else block.child_blocks[name]
    if isinstance(block, blocks.CharBlock | blocks.TextBlock):
        return Kind(plain=True, limit=getattr(block.field, "max_length", None))
    return ANYWHERE


@lru_cache(64)
def _block_types(content_json: str) -> dict[str, str]:
    """{block's id: its type} of every stream of a frozen source."""
    content: dict[str, Any] = json.loads(content_json)
    found: dict[str, str] = {}
    for value in content.values():
        if isinstance(value, str) and value.startswith("[{"):
            found |= {block["id"]: block["type"] for block in json.loads(value) if {"id", "type"} <= block.keys()}
    return found

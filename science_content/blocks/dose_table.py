"""Doses side by side, as the annex of a technical rule lists them: every row is a whole dose."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.admin.telepath import register
from wagtail.blocks.struct_block import StructBlockAdapter

from .dose import DoseBlock
from .dose_grid import dose_facts
from .grid import grid_media
from .lengths import ShortText


class DoseTableBlock(blocks.StructBlock):
    title = ShortText(label="标题", max_length=200)
    rows = blocks.ListBlock(DoseBlock(), label="用药")
    note = ShortText(label="说明", max_length=300, required=False)

    class Meta:
        label = "用药表"
        icon = "table"
        label_format = "用药表：{title}"
        template = "science_content/blocks/dose_table.html"
        preview_value = {"title": "推荐用药", "rows": [DoseBlock().meta.preview_value] * 2, "note": ""}

    may_be_quoted = False

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        found = [] if self.is_deferred_validation else self.problems(cleaned)
        if found:
            raise blocks.StructBlockValidationError({"rows": ValidationError(found)})
        return cleaned

    @staticmethod
    def problems(value: Mapping[str, Any]) -> list[str]:
        """Of the table itself; each row says its own."""
        return [] if value.get("rows") else ["表里还没有药。"]

    @staticmethod
    def may_harm(value: Mapping[str, Any]) -> bool:
        return True


class DoseTableAdapter(StructBlockAdapter):
    js_constructor = "science_content.DoseTableBlock"

    def js_args(self, block: DoseTableBlock) -> list[Any]:
        name, children, meta = super().js_args(block)
        return [name, children, meta | {"grid": dose_facts(block.child_blocks["rows"].child_block)}]

    @cached_property
    def media(self) -> forms.Media:
        return super().media + grid_media("dose_block.js")


register(DoseTableAdapter(), DoseTableBlock)

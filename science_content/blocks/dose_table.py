"""Doses side by side, as the annex of a technical rule lists them: every row is a whole dose."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks

from .dose import DoseBlock
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

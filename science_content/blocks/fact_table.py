"""Facts side by side: each row begins with words, each number stands under a column that says its unit."""

from collections.abc import Iterator, Mapping

from django.core.exceptions import ValidationError
from wagtail import blocks

from .answers import ShownLine
from .lengths import ShortText
from .units import FACT_UNITS

MOST_COLUMNS = 8  # of a kiosk's 800 px


class ColumnBlock(blocks.StructBlock):
    title = ShortText(label="列标题", max_length=80)
    unit = blocks.ChoiceBlock(label="单位", choices=FACT_UNITS, required=False, help_text="这一列是数字时选。")

    class Meta:
        label = "列"
        icon = "table"


class CellBlock(blocks.StructBlock):
    text = ShortText(label="文字", max_length=300, required=False)
    number = blocks.DecimalBlock(label="数", max_digits=12, decimal_places=4, required=False)
    number_max = blocks.DecimalBlock(label="到（写范围时）", max_digits=12, decimal_places=4, required=False)

    class Meta:
        label = "格"
        icon = "placeholder"


class RowBlock(blocks.StructBlock):
    group = ShortText(
        label="分组", max_length=80, required=False, help_text="从这一行起另成一组时，写这一组的名称，如：苗期。"
    )
    cells = blocks.ListBlock(CellBlock(), label="各格", min_num=1)

    class Meta:
        label = "行"
        icon = "list-ul"


class FactTableBlock(blocks.StructBlock):
    title = ShortText(label="标题", max_length=200)
    columns = blocks.ListBlock(ColumnBlock(), label="列", min_num=1, max_num=MOST_COLUMNS)
    rows = blocks.ListBlock(RowBlock(), label="行", min_num=1)
    note = ShortText(label="说明", max_length=300, required=False)

    class Meta:
        label = "数据表"
        icon = "table"
        label_format = "数据表：{title}"
        template = "science_content/blocks/fact_table.html"
        preview_value = {
            "title": "晾晒时间",
            "columns": [{"title": "天气", "unit": ""}, {"title": "时间", "unit": "day"}],
            "rows": [
                {
                    "cells": [
                        {"text": "晴天", "number": None, "number_max": None},
                        {"text": "", "number": "5", "number_max": "7"},
                    ]
                }
            ],
            "note": "",
        }

    def clean(self, value):
        cleaned = super().clean(value)
        found = [] if self.is_deferred_validation else self.problems(cleaned)
        if found:
            raise blocks.StructBlockValidationError(non_block_errors=[ValidationError(text) for text in found])
        return cleaned

    @staticmethod
    def together(inside: list[str]) -> str | None:
        """The title with the columns, each row for itself; the note stands alone."""
        if inside[0] == "rows":
            return f"rows.{inside[1]}"
        return "head" if inside[0] in {"title", "columns"} else None

    @staticmethod
    def lines(value: Mapping, place: str) -> Iterator[ShownLine]:
        """Each cell with its unit, under the titles of table and column; beside it what its row begins with."""
        title, units = value.get("title") or "", dict(FACT_UNITS)
        yield from (ShownLine(text or "", "", place) for text in (title, value.get("note")))
        columns = list(value.get("columns") or ())
        yield from (ShownLine(column.get("title") or "", title, place) for column in columns)
        for row in value.get("rows") or ():
            yield ShownLine(row.get("group") or "", title, place)
            first = ""
            for column, cell in zip(columns, row.get("cells") or (), strict=False):
                said = cell_words(cell, units.get(column.get("unit") or "", ""))
                yield ShownLine(said, " ".join(filter(None, [title, column.get("title"), first])), place)
                first = first or said

    @staticmethod
    def may_harm(value: Mapping) -> bool:
        return True

    @staticmethod
    def problems(value: Mapping) -> list[str]:
        """Rows that have not a cell for each column, and numbers without a unit: either would be read wrongly."""
        units = [column.get("unit") for column in value["columns"]]
        found = []
        for count, row in enumerate(value["rows"], start=1):
            cells = row["cells"]
            if len(cells) != len(units):
                found.append(f"第{count}行有{len(cells)}格，列有{len(units)}个。")
            for cell, unit in zip(cells, units, strict=False):
                number, most = cell.get("number"), cell.get("number_max")
                if number is not None and not unit:
                    found.append(f"第{count}行有数字，它那一列没有选单位。")
                if most is not None and (number is None or most <= number):
                    found.append(f"第{count}行的范围上限应比前面的数大。")
        return found


def cell_words(cell: Mapping, unit: str) -> str:
    """What a reader reads in one cell: its words, and its number or range with the unit of the column."""
    numbers = [f"{each}" for each in (cell.get("number"), cell.get("number_max")) if each is not None]
    return (cell.get("text") or "") + ("～".join(numbers) + unit if numbers else "")

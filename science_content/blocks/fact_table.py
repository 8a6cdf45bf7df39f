"""Facts side by side: each row begins with words, each number stands under a column that says its unit."""

from collections.abc import Iterator, Mapping

from wagtail import blocks

from .answers import ShownLine
from .choices import Choice
from .grid import GridBlock
from .lengths import ShortText
from .units import FACT_UNITS

MOST_COLUMNS = 8  # of a kiosk's 800 px


class ColumnBlock(blocks.StructBlock):
    title = ShortText(label="列标题", max_length=80)
    unit = Choice(label="单位", choices=FACT_UNITS, required=False, help_text="这一列是数字时选。")

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


class FactTableBlock(GridBlock):
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


def cell_words(cell: Mapping, unit: str) -> str:
    """What a reader reads in one cell: its words, and its number or range with the unit of the column."""
    numbers = [f"{each}" for each in (cell.get("number"), cell.get("number_max")) if each is not None]
    return (cell.get("text") or "") + ("～".join(numbers) + unit if numbers else "")

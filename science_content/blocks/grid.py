"""A block whose rows and columns are filled as one grid, while it is stored and posted as the nested lists that it is.

The grid draws its own fields under the names that Wagtail's lists post (`rows-0-value-cells-1-value-text`, `-id`, `-order`,
`-deleted`, `-count`), so that `value_from_datadict` and `clean` stay the stock ones, and every row and cell keeps its id, on
which translations hang. It does not build the stock blocks out of sight and write into them: a cell would cost a panel, five
buttons and three fields with a button for comments each, which takes seconds for a table of some size.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.widgets import Script
from wagtail import blocks
from wagtail.admin.telepath import register
from wagtail.blocks.struct_block import StructBlockAdapter

SCRIPTS = "science_content/grid/"
EMPTY = {"text": "", "number": None, "number_max": None}


@dataclass(frozen=True)
class Misfit:
    """What is wrong in a table, and where: `row` and `column` count from 0; without a column the whole row is meant."""

    sentence: str
    row: int
    column: int | None = None


class MisfitError(blocks.StructBlockValidationError):
    """To whoever asks for sentences the block's own; to the form each at its cell."""

    def __init__(self, found: list[Misfit]) -> None:
        super().__init__(non_block_errors=[ValidationError(each.sentence) for each in found])
        self.found = found

    def as_json_data(self) -> dict[str, Any]:
        rows: dict[int, dict[str, Any]] = {}
        for each in self.found:
            told = rows.setdefault(each.row, {})
            if each.column is not None:
                cells = told.setdefault("blockErrors", {}).setdefault("cells", {"blockErrors": {}})
                told = cells["blockErrors"].setdefault(each.column, {})
            told.setdefault("messages", []).append(each.sentence)
        return {"blockErrors": {"rows": {"blockErrors": rows}}}


class GridBlock(blocks.StructBlock):
    """`columns` of `title` and `unit`; `rows` of `cells` with `text`, `number`, `number_max`; what else it holds stands as usual.

    A row may have a `group`, which begins at it. How many columns there may be, the list of columns says (`max_num`). How
    far a grid grows is no rule of what is stored: what is there already is shown, however much.
    """

    most_columns = 12
    most_rows = 100  # a page posts at most DATA_UPLOAD_MAX_NUMBER_FIELDS fields, and a cell is six of them

    class Meta:
        default = {"columns": [{"title": "", "unit": ""}] * 2, "rows": [{"cells": [EMPTY] * 2}] * 2}

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        found = [] if self.is_deferred_validation else list(misfits(cleaned))
        if found:
            raise MisfitError(found)
        return cleaned

    @staticmethod
    def problems(value: Mapping[str, Any]) -> list[str]:
        return [each.sentence for each in misfits(value)]


def misfits(value: Mapping[str, Any]) -> Iterator[Misfit]:
    """Rows that have not a cell for each column, and numbers without a unit: either would be read wrongly."""
    units = [column.get("unit") for column in value["columns"]]
    for row, cells in enumerate(each["cells"] for each in value["rows"]):
        if len(cells) != len(units):
            yield Misfit(f"第{row + 1}行有{len(cells)}格，列有{len(units)}个。", row)
        for column, (cell, unit) in enumerate(zip(cells, units, strict=False)):
            number, most = cell.get("number"), cell.get("number_max")
            if number is not None and not unit:
                yield Misfit(f"第{row + 1}行有数字，它那一列没有选单位。", row, column)
            if most is not None and (number is None or most <= number):
                yield Misfit(f"第{row + 1}行的范围上限应比前面的数大。", row, column)


class GridAdapter(StructBlockAdapter):
    """Serves every subclass of GridBlock."""

    js_constructor = "science_content.GridBlock"

    def js_args(self, block: GridBlock) -> list[Any]:
        name, children, meta = super().js_args(block)
        return [name, children, meta | {"grid": grid_facts(block)}]

    @cached_property
    def media(self) -> forms.Media:
        return super().media + grid_media("table_block.js")


def grid_facts(block: GridBlock) -> dict[str, Any]:
    """What the script cannot see in the definitions of the nested blocks: units, lengths, digits, how many there may be."""
    column = block.child_blocks["columns"].child_block.child_blocks
    row = block.child_blocks["rows"].child_block.child_blocks
    cell = row["cells"].child_block.child_blocks
    number = cell["number"].field
    return {
        "units": [[key, str(label)] for key, label in column["unit"].field.choices if key],
        "mostColumns": block.child_blocks["columns"].meta.max_num or block.most_columns,
        "mostRows": block.most_rows,
        "longestTitle": longest(column["title"]),
        "longestText": longest(cell["text"]),
        "longestGroup": longest(row["group"]) if "group" in row else None,
        "wholeDigits": number.max_digits - number.decimal_places,
        "decimals": number.decimal_places,
    }


def longest(words: blocks.Block) -> int | None:
    """The most characters that an editor may type."""
    return getattr(words, "chinese_length", None) or words.field.max_length


def grid_media(script: str) -> forms.Media:
    module: Any = Script(f"{SCRIPTS}{script}", type="module")  # the stubs know of paths only
    return forms.Media(js=[module], css={"all": [f"{SCRIPTS}grid.css"]})


register(GridAdapter(), GridBlock)

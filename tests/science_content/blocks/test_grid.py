"""A table is stored and posted as the nested lists that it was, and its form is told what the grid needs to know."""

import re

import pytest
from wagtail import blocks
from wagtail.admin.telepath import JSContext
from wagtail.admin.telepath import registry as telepath_registry

from science_content.blocks.body import BodyBlock
from science_content.blocks.dose import DoseBlock
from science_content.blocks.dose_grid import COLUMNS, WAIT, dose_facts
from science_content.blocks.fact_table import ColumnBlock, FactTableBlock, RowBlock
from science_content.blocks.grid import GridAdapter, GridBlock, MisfitError, grid_facts, misfits
from science_content.blocks.units import DOSE_PER, DOSE_UNITS, FACT_UNITS
from science_content.quality.refusals import sentences

TABLE = FactTableBlock()


class Costs(GridBlock):
    """Another table of the same shape."""

    columns = blocks.ListBlock(ColumnBlock(), max_num=8)
    rows = blocks.ListBlock(RowBlock())


def value(*rows: list[dict], units: tuple[str, ...] = ("", "day")) -> blocks.StructValue:
    cell = {"text": "", "number": None, "number_max": None}
    return TABLE.normalize(
        {
            "title": "表",
            "columns": [{"title": f"列{number}", "unit": unit} for number, unit in enumerate(units)],
            "rows": [{"cells": [cell | each for each in row]} for row in rows],
            "note": "",
        }
    )


def told(error: MisfitError) -> dict:
    """{(row, column or None): sentences} of what the form hears."""
    rows = error.as_json_data()["blockErrors"]["rows"]["blockErrors"]
    found = {}
    for row, said in rows.items():
        found |= {(row, None): said["messages"]} if "messages" in said else {}
        for column, cell in said.get("blockErrors", {}).get("cells", {}).get("blockErrors", {}).items():
            found[row, column] = cell["messages"]
    return found


@pytest.mark.parametrize("block", [TABLE, Costs()])
def test_one_adapter_serves_every_table_of_this_shape(block):
    assert isinstance(telepath_registry.find_adapter(type(block)), GridAdapter)
    packed = JSContext().pack(block)
    assert packed["_type"] == "science_content.GridBlock"
    assert packed["_args"][2]["grid"]["mostColumns"] == block.child_blocks["columns"].meta.max_num


def test_the_form_brings_the_script_and_the_style_of_its_grids():
    context = JSContext()
    context.pack(BodyBlock())
    media = str(context.media)
    for name in ("table_block.js", "dose_block.js"):
        assert re.search(rf'<script src="[^"]*science_content/grid/{name}" type="module"></script>', media), name
    assert "science_content/grid/grid.css" in media


def test_a_table_of_any_kind_is_a_stock_block_to_migrations():
    path, (children,), _ = TABLE.deconstruct()
    assert path == "wagtail.blocks.StructBlock"
    assert [name for name, _ in children] == ["title", "columns", "rows", "note"]


def test_the_form_knows_units_lengths_and_digits():
    facts = grid_facts(TABLE)
    assert facts["units"] == [list(pair) for pair in FACT_UNITS]
    assert (facts["longestTitle"], facts["longestText"]) == (80, 300)
    assert (facts["wholeDigits"], facts["decimals"]) == (8, 4)


def test_a_new_table_has_two_columns_and_two_rows():
    new = TABLE.get_default()
    assert len(new["columns"]) == 2 and [len(row["cells"]) for row in new["rows"]] == [2, 2]
    ids = [item.id for item in new["rows"].bound_blocks]
    assert len(set(ids)) == 2


@pytest.mark.parametrize(
    "rows, places",
    [
        ([[{"text": "晴"}, {"number": 5, "number_max": 7}]], {}),
        ([[{"text": "晴"}]], {(0, None): ["第1行有1格，列有2个。"]}),
        ([[{"number": 5}, {"number": 5}]], {(0, 0): ["第1行有数字，它那一列没有选单位。"]}),
        (
            [[{}, {}], [{"text": "阴"}, {"number": 9, "number_max": 3}]],
            {(1, 1): ["第2行的范围上限应比前面的数大。"]},
        ),
    ],
)
def test_what_is_wrong_is_said_at_its_cell_and_as_a_sentence(rows, places):
    table = value(*rows)
    said = [sentence for texts in places.values() for sentence in texts]
    assert TABLE.problems(table) == said == [each.sentence for each in misfits(table)]
    if not places:
        return
    error = MisfitError(list(misfits(table)))
    assert told(error) == places
    assert [text for _, text in sentences(TABLE, error)] == said


def test_a_table_that_is_refused_is_refused_by_its_own_clean_but_not_as_a_draft():
    table = value([{"text": "晴"}, {"text": "", "number": 9, "number_max": 3}])
    with pytest.raises(MisfitError):
        TABLE.clean(table)
    body = BodyBlock()
    body.defer_required_validation()
    try:
        body.child_blocks["fact_table"].clean(table)
    finally:
        body.restore_deferred_validation()


def test_what_the_grid_of_doses_reads_is_what_a_dose_takes():
    dose, facts = DoseBlock(), dose_facts(DoseBlock())
    assert [name for name in COLUMNS if name not in dose.child_blocks] == [WAIT]
    assert {key for _, key in facts["units"]} == set(dict(DOSE_UNITS))
    assert {key for _, key in facts["per"]} <= set(dict(DOSE_PER))
    assert {key for _, key in facts["strengths"]} == set(dict(dose.child_blocks["strength_unit"].field.choices)) - {""}
    words = [word for word, _ in facts["per"] + facts["units"]]
    assert len(words) == len(set(words)), "one spelling would mean two things"

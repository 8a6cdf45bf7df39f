"""What the script of a grid reads out of a cell, and what it does to a table: without loss, and every id is kept."""

from collections.abc import Callable

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("grid")]

CELL = {"text": "", "number": "", "number_max": ""}


@pytest.mark.parametrize(
    "typed, unit, number, most",
    [
        ("5", "天", "5", ""),
        ("5～7", "天", "5", "7"),
        ("5-7", "天", "5", "7"),
        ("5 — 7", "天", "5", "7"),
        ("5至7天", "天", "5", "7"),
        ("5天～7天", "天", "5", "7"),
        ("２．５", "千克", "2.5", ""),
        ("2.50", "千克", "2.50", ""),
        ("1,500", "千克", "1500", ""),
        ("-5～3", "℃", "-5", "3"),
        ("80％", "%", "80", ""),
        ("9～3", "天", "9", "3"),  # the server says what is wrong with it, at this cell
    ],
)
def test_a_number_or_a_range_under_a_unit_is_a_number(ask, typed, unit, number, most):
    found = ask("read(it[0], it[1], facts)", [typed, unit])
    assert found == CELL | {"number": number, "number_max": most}


@pytest.mark.parametrize(
    "typed",
    [
        "约5",
        "≥3",
        "10²",
        "①",
        "½",
        "05",
        "5.",
        ".5",
        "-5-3",
        "1，500",
        "1 500",
        "15,00",
        "5～",
        "5～7～9",
        "5克",
        "5～7小时",
        "123456789",
        "1.23456",
        "1e3",
        "٣",
        "五",
        "2026-11-30",
        "没有",
    ],
)
def test_what_cannot_be_split_without_loss_stays_words(ask, typed):
    assert ask('read(it, "天", facts)', typed) == CELL | {"text": typed}


def test_without_a_unit_all_is_words(ask):
    assert ask('read("5～7", "", facts)') == CELL | {"text": "5～7"}


@pytest.mark.parametrize(
    "cell, shown",
    [
        ({"text": "晴天"}, "晴天"),
        ({"number": "2.50"}, "2.50"),
        ({"number": "5", "number_max": "7"}, "5～7"),
        ({"text": "约", "number": "5", "number_max": "7"}, "约5～7天"),
        ({"text": None, "number": None, "number_max": None}, ""),
    ],
)
def test_a_cell_shows_what_is_stored(ask, cell, shown):
    assert ask('said(it, "天")', CELL | cell) == shown


@pytest.mark.parametrize(
    "head, title, unit",
    [
        ("时间（天）", "时间", "day"),
        ("产量(kg)", "产量", "kg"),
        ("用量（克/亩）", "用量", "g_mu"),
        ("用量（克/亩次）", "用量（克/亩次）", ""),
        ("（天）", "（天）", ""),
        ("时间", "时间", ""),
    ],
)
def test_a_title_gives_its_unit_away_only_where_it_is_exactly_one_of_ours(ask, head, title, unit):
    assert ask("titleAndUnit(it, facts.units)", head) == [title, unit]


STATE = """(() => {
  const cell = (text, id) => ({ id, value: { text, number: "", number_max: "" } });
  const state = new TableState(facts, { column: { title: null, unit: [""] }, row: { group: null }, cell: cell("", "").value });
  state.columns = [1, 2, 3].map((at) => ({ id: `c${at}`, value: { title: `列${at}`, unit: "" } }));
  state.rows = [1, 2].map((at) => ({ id: `r${at}`, value: { cells: [1, 2, 3].map((on) => cell(`${at}${on}`, `${at}-${on}`)) } }));
  return state;
})()"""
SEEN = """({
  columns: state.columns.map(({ id }) => id), rows: state.rows.map(({ id }) => id),
  cells: state.rows.map(({ value }) => value.cells.map(({ id, value }) => [id, value.text])),
})"""


def done(ask: Callable, act: str) -> dict:
    return ask(f"{{ const state = {STATE}; {act}; return {SEEN}; }}")


def test_a_column_that_moves_takes_its_cells_and_all_keep_their_ids(ask):
    moved = done(ask, "state.moveColumn(0, 2)")
    assert moved["columns"] == ["c2", "c3", "c1"]
    assert moved["cells"][1] == [["2-2", "22"], ["2-3", "23"], ["2-1", "21"]]
    assert done(ask, "state.moveColumn(0, 2); state.moveColumn(2, 0)") == done(ask, "")


def test_a_row_that_moves_keeps_its_id_and_cells(ask):
    moved = done(ask, "state.moveRow(0, 1)")
    assert moved["rows"] == ["r2", "r1"] and moved["cells"][1][0] == ["1-1", "11"]


def test_a_new_column_has_a_cell_in_each_row_and_touches_no_other(ask):
    grown = done(ask, "state.addColumn(1)")
    assert [grown["columns"][at] for at in (0, 2, 3)] == ["c1", "c2", "c3"] and len(grown["columns"][1]) == 36
    for row in grown["cells"]:
        assert len(row) == 4 and row[1][1] == ""
    assert len({cell[0] for row in grown["cells"] for cell in row}) == 8


def test_a_cell_without_a_column_gets_the_new_one(ask):
    grown = done(ask, 'state.rows[0].value.cells.push({ id: "x", value: { text: "多" } }); state.addColumn(3)')
    assert grown["cells"][0][3] == ["x", "多"] and len(grown["cells"][1]) == 4


def test_a_unit_makes_numbers_of_numbers_only_and_words_again_when_it_goes(ask):
    code = f"""{{ const state = {STATE};
      state.write(0, 1, "5～7"); state.write(1, 1, "约5");
      state.setUnit(1, "day"); const under = state.rows.map((row) => structuredClone(row.value.cells[1].value));
      state.setUnit(1, ""); return [under, state.rows.map((row) => row.value.cells[1].value)]; }}"""
    under, without = ask(code)
    assert under == [CELL | {"number": "5", "number_max": "7"}, CELL | {"text": "约5"}]
    assert without == [CELL | {"text": "5～7"}, CELL | {"text": "约5"}]


def test_a_paste_fills_to_the_right_and_down_and_tells_what_did_not_fit(ask):
    code = f"""{{ const state = {STATE}; facts.mostRows = 3;
      const words = [["a", "b"], ["c", "d"], ["e", "{"长" * 301}"]];
      const left = state.fill(1, 2, words); facts.mostRows = 100; return [left, {SEEN}]; }}"""
    left, seen = ask(code)
    assert left == {"rows": 1, "columns": 0, "long": []}
    assert len(seen["columns"]) == 4 and len(seen["rows"]) == 3
    assert [cell[1] for cell in seen["cells"][1]] == ["21", "22", "a", "b"]
    assert [cell[1] for cell in seen["cells"][2]] == ["", "", "c", "d"]
    assert [cell[0] for cell in seen["cells"][1]][:3] == ["2-1", "2-2", "2-3"]

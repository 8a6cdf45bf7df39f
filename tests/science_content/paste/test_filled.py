"""A table of the clipboard as the value of a block 数据表: numbers become numbers only where their unit is known."""

import pytest

from science_content.blocks.units import FACT_UNITS

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("paste")]


@pytest.fixture
def filled(alone):
    return lambda rows: alone.evaluate("([rows, units]) => filled(rows, units)", [rows, FACT_UNITS])


@pytest.mark.parametrize(
    "html, plain, tables",
    [
        ("<table><tr><td>600<td>15</table>", "", [[["600", "15"]]]),
        ("<table><tr><td>600<tr><td><s>1</s>15</table>", "600\n115", [[["600"], ["15"]]]),
        ("", "600\t15\n", [[["600", "15"]]]),
        ("", "600\n15\n", [[["600"], ["15"]]]),
        ("<p>600</p><p><del>1</del>5</p>", "600\n15", [[["600"], ["5"]]]),
        ("<p>晴<b>天</b></p>", "晴天", []),
        ("<p>见</p><table><tr><td>1<td>2</table><table><tr><td>3</table>", "", [[["1", "2"]], [["3"]]]),
        ("<table><tr><td>" * 2_000 + "600", "600\t15", [[["600", "15"]]]),
        ("", "甲\t600\n" * 30_000, []),
    ],
    ids=range(9),
)
def test_a_grid_takes_every_row_and_column_of_cells(alone, html, plain, tables):
    assert alone.evaluate("([html, plain]) => tablesIn(html, plain)", [html, plain]) == tables


def columns(value: dict) -> list[tuple[str, str]]:
    return [(column["title"], column["unit"]) for column in value["columns"]]


def cells(value: dict, at: int) -> list:
    """Of a column: texts, or (number, number_max)."""
    found = [row["cells"][at] for row in value["rows"]]
    return [cell["text"] or (cell["number"], cell["number_max"]) for cell in found]


@pytest.mark.parametrize(
    "head, texts, unit, numbers",
    [
        ("用量（克）", ["1,500", "２０"], "g", [("1500", None), ("20", None)]),
        ("用量(kg)", ["1 500", "1.5"], "kg", [("1500", None), ("1.5", None)]),
        ("行距/厘米", ["5～7", "10-15"], "cm", [("5", "7"), ("10", "15")]),
        ("产量（千克/亩）", ["500", "620"], "kg_mu", [("500", None), ("620", None)]),
        ("产量/千克/亩", ["500", "620"], "kg_mu", [("500", None), ("620", None)]),
        ("温度：℃", ["−5", "20"], "celsius", [("-5", None), ("20", None)]),
        ("隔几天", ["7天", "10～15天"], "day", [("7", None), ("10", "15")]),
        ("时间（天）", ["5天", "7天"], "day", [("5", None), ("7", None)]),
        ("出芽（％）", ["80%", ""], "percent", [("80", None), (None, None)]),
    ],
)
def test_a_column_of_numbers_with_a_known_unit_holds_numbers(filled, head, texts, unit, numbers):
    value = filled([["名", head], *[["甲", text] for text in texts]])
    assert columns(value)[1][1] == unit
    assert cells(value, 1) == numbers


@pytest.mark.parametrize(
    "head, texts",
    [
        ("米", ["500", "620"]),
        ("分数", ["85分", "90分"]),
        ("哪天", ["5日", "15日"]),
        ("产量 千克/亩", ["500", "620"]),
        ("花费（毫升/亩）", ["30", "50"]),
        ("药费：元/公顷", ["30", "50"]),
        ("倍数", ["1:500", "600～800倍"]),
        ("用量", ["30", "50"]),
        ("用量（克）", ["30", "看标签"]),
        ("用量（克）", ["30", "5千克"]),
        ("用量（克）", ["50毫升", "30毫升"]),
        ("用量（克）", ["7-5", "3"]),
        ("编号（个）", ["007", "012"]),
        ("用量（克）", ["1.23456", "3"]),
        ("菌数（个）", ["2×10⁸", "3"]),
        ("用量（克）", ["1234567890123", "3"]),
        ("用量（克）", ["<5", "约3"]),
        ("日期", ["2026-05-01", "5月1日"]),
    ],
)
def test_any_other_column_stays_as_it_was_written(filled, head, texts):
    value = filled([["名", head], *[["甲", text] for text in texts]])
    assert columns(value)[1] == (head, "")
    assert cells(value, 1) == texts


def test_a_table_without_heads_gets_columns_that_wait_for_their_titles(filled):
    value = filled([["示例药", "600", "15"], ["另一药", "800", "7"]])
    assert columns(value) == [("", "")] * 3
    assert [cells(value, at) for at in range(3)] == [["示例药", "另一药"], ["600", "800"], ["15", "7"]]


def test_years_head_columns_and_two_rows_of_heads_become_one(filled):
    assert columns(filled([["县", "2023年", "2024年"], ["甲", "1", "2"]])) == [
        ("县", ""),
        ("2023年", ""),
        ("2024年", ""),
    ]
    value = filled([["药", "用量", "用量"], ["药", "最少（克）", "最多（克）"], ["甲", "1", "2"]])
    assert columns(value) == [("药", ""), ("用量 最少", "g"), ("用量 最多", "g")]


def test_a_title_above_and_notes_below_find_their_fields(filled):
    value = filled([["表1 晾晒", ""], ["天气", "几天"], ["晴", "5天"], ["注：看天", ""], ["来源：甲站", ""]])
    assert (value["title"], value["note"]) == ("表1 晾晒", "注：看天；来源：甲站")
    assert len(value["rows"]) == 1


def test_the_state_of_the_form_has_an_id_for_each_entry(alone, filled):
    state = alone.evaluate("value => formState(value)", filled([["名", "天"], ["甲", "5天"], ["乙", "7天"]]))
    entries = [*state["columns"], *state["rows"], *[cell for row in state["rows"] for cell in row["value"]["cells"]]]
    assert len({entry["id"] for entry in entries}) == len(entries) == 8
    assert state["rows"][1]["value"]["cells"][1]["value"] == {"text": "", "number": "7", "number_max": None}

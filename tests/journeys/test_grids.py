"""An editor fills a table by keys and by paste, and what was stored before stays as it was."""

import copy
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.axe import violations
from tests.handbook import picture
from tests.journeys.grids import cell, in_latest_draft, new_table, paste, paste_many, shown, status, store, stored_body
from tests.journeys.page_editor import add_row, save_draft, submit

pytestmark = [pytest.mark.browser, pytest.mark.journey, pytest.mark.xdist_group("grids")]

UPSTREAM = "scrollable-region-focusable at .w-minimap__list"  # Wagtail's own list of sections, when it is empty
SHEET = [
    ["天气", "时间（天）", "产量(kg)", "备注", "价钱"],
    ["晴", "5～7", "1,500", "约5", "2"],
    ["阴", "8-10", "≥3", "10²", "3"],
    ["雨", "7天", "05", "", "4"],
    ["雪", "-3～5", "2.50", "盖膜", ""],
    ["雾", "12", "没有", "", "6"],
]
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment-->
<table class=MsoTableGrid border=1><tr><td><p class=MsoNormal>天气<o:p></o:p></p></td>
<td><p class=MsoNormal><span style='font-family:宋体'>时间（天）</span></p></td></tr>
<tr><td><p class=MsoNormal>晴</p></td><td><p class=MsoNormal>5～7</p></td></tr></table><!--EndFragment--></body></html>"""


def tsv(rows: list[list[str]]) -> str:
    return "\r\n".join("\t".join(row) for row in rows) + "\r\n"


@pytest.fixture
def page(visit) -> Page:
    return visit("bianji")


def reopened(page: Page, kind: str = "数据表") -> Locator:
    """The block on the form that saving a draft has opened anew, from what is stored."""
    return page.get_by_role("region", name=re.compile(f"^{kind}")).last


def values(table: dict) -> list[list[tuple]]:
    names = ("text", "number", "number_max")
    rows = table["value"]["rows"]
    return [[tuple(each["value"][name] for name in names) for each in row["value"]["cells"]] for row in rows]


def ids(table: dict) -> list:
    """Of each row, and of its cells."""
    return [(row["id"], [each["id"] for each in row["value"]["cells"]]) for row in table["value"]["rows"]]


def test_a_table_of_two_rows_and_columns_is_written_with_the_keys_alone(page, site):
    block = new_table(page, site, "晾晒时间")
    keys = page.keyboard
    block.get_by_label("标题").first.focus()
    for _ in range(4):  # Wagtail may have a button between
        if page.evaluate("document.activeElement.ariaLabel") != "第1列，列标题":
            keys.press("Tab")
    for key in ("天气", "Tab", "Tab", "时间", "Tab"):
        keys.press(key) if key == "Tab" else keys.type(key)
    expect(block.get_by_label("第2列，单位")).to_be_focused()
    for _ in range(40):
        if page.evaluate("document.activeElement.value") != "day":
            keys.press("ArrowDown")
    keys.press("Enter")
    expect(cell(block, 1, 2)).to_be_focused()
    keys.type("5-7")
    keys.press("Enter")
    keys.type("约3")
    keys.press("Home")
    keys.press("ArrowLeft")
    keys.type("阴天")
    keys.press("ArrowUp")
    keys.type("晴天")
    keys.press("ArrowRight")
    expect(cell(block, 1, 2)).to_be_focused()
    expect(block.get_by_label("第1行，时间（天）", exact=True)).to_have_value("5-7")

    table = in_latest_draft(site, save_draft(page), "fact_table")
    assert [(column["value"]["title"], column["value"]["unit"]) for column in table["value"]["columns"]] == [
        ("天气", ""),
        ("时间", "day"),
    ]
    assert values(table) == [[("晴天", None, None), ("", "5", "7")], [("阴天", None, None), ("约3", None, None)]]


def test_a_sheet_fills_the_grid_as_far_as_it_goes_and_one_button_takes_it_back(page, site):
    block = new_table(page, site, "从表格软件复制的表")
    before = shown(block)
    assert paste(cell(block, 0, 1), plain=tsv(SHEET)) and status(block) == "贴好了。"
    block.get_by_role("button", name="撤销粘贴").click()
    assert shown(block) == before

    paste(cell(block, 0, 1), plain=tsv(SHEET))
    block.locator(".cell-grid-bar").scroll_into_view_if_needed()
    picture(page, "editor-grid")
    table = in_latest_draft(site, save_draft(page), "fact_table")
    assert [column["value"]["unit"] for column in table["value"]["columns"]] == ["", "day", "kg", "", ""]
    by_column = list(zip(*values(table), strict=True))
    assert by_column[0] == tuple((row[0], None, None) for row in SHEET[1:])
    assert by_column[1] == (("", "5", "7"), ("", "8", "10"), ("", "7", None), ("", "-3", "5"), ("", "12", None))
    assert by_column[2] == tuple(
        [("", "1500", None), ("≥3", None, None), ("05", None, None), ("", "2.50", None), ("没有", None, None)]
    )
    assert by_column[3][:2] == (("约5", None, None), ("10²", None, None))


def test_a_table_of_word_comes_by_its_cells_and_what_is_no_table_is_pasted_as_ever(page, site):
    block = new_table(page, site, "从文档复制的表")
    assert paste(cell(block, 0, 1), html=WORD, plain="天气 时间（天） 晴 5～7")
    assert shown(block) == [["天气", "时间"], ["晴", "5～7"]], "no row is left empty below"
    expect(block.get_by_label("第2列，单位")).to_have_value("day")
    assert not paste(cell(block, 1, 1), plain="阴天")
    composing = "field => field.dispatchEvent(new KeyboardEvent('keydown', %s))"
    cell(block, 1, 1).focus()
    cell(block, 1, 1).evaluate(composing % "{ key: 'Enter', bubbles: true, isComposing: true }")
    expect(cell(block, 1, 1)).to_be_focused()  # an input method was choosing a character


def test_a_paste_without_end_is_cut_and_told(page, site):
    block = new_table(page, site, "很大的表")
    for rows, columns, said in [(10_000, 5, "9900 行放不下"), (3, 500, "列放不下"), (10_000, 500, "放不下|太大")]:
        assert paste_many(cell(block, 1, 1), rows, columns) < 20, "a browser that hangs"
        expect(block.locator(".cell-grid-status")).to_contain_text(re.compile(said))
        assert len(shown(block)) <= 101


def test_what_is_pasted_runs_nothing_and_stays_words(page, site):
    block = new_table(page, site, "别有用心的表")
    hostile = '"><script>window.ran = 1</script><img src=x onerror="window.ran = 1">'
    paste(cell(block, 1, 1), plain=tsv([[hostile, "b"], ["c", "=1+1"]]))
    paste(
        cell(block, 0, 1),
        html=f"<table><tr><td>{hostile}<script>window.ran=1</script>甲</td><td onclick='window.ran=1'>乙</td></tr></table>",
    )
    page.wait_for_timeout(300)
    assert page.evaluate("window.ran") is None
    table = in_latest_draft(site, save_draft(page), "fact_table")
    assert values(table)[0][0][0] == hostile and values(table)[1][1][0] == "=1+1"
    assert "甲" in table["value"]["columns"][0]["value"]["title"]


def test_a_column_comes_a_row_moves_and_all_keep_their_ids(page, site):
    block = new_table(page, site, "换个位置")
    paste(cell(block, 0, 1), plain=tsv([["天气", "时间"], ["晴", "5"], ["阴", "8"], ["雨", "9"]]))
    page_id = save_draft(page)
    before = in_latest_draft(site, page_id, "fact_table")

    block = reopened(page)
    cell(block, 3, 1).click()
    block.get_by_role("button", name="上移第3行").press("Enter")
    block.get_by_role("button", name="上移第2行").press("Enter")
    cell(block, 0, 1).click()
    block.get_by_role("button", name="加一列").click()
    expect(cell(block, 0, 2)).to_be_focused()
    page.keyboard.type("地方")
    cell(block, 1, 2).fill("坝子")
    save_draft(page)
    expect(page.get_by_role("status").first).to_be_visible()

    after = in_latest_draft(site, page_id, "fact_table")
    assert after["id"] == before["id"]
    assert [row for row, _ in ids(after)] == [ids(before)[at][0] for at in (2, 0, 1)]
    assert [[cells[0], cells[2]] for _, cells in ids(after)] == [ids(before)[at][1] for at in (2, 0, 1)]
    kept = [column["id"] for column in after["value"]["columns"]]
    assert [kept[0], kept[2]] == [column["id"] for column in before["value"]["columns"]]
    whole = [["天气", "地方", "时间"], ["雨", "坝子", "9"], ["晴", "", "5"], ["阴", "", "8"]]
    assert [[text for text, _, _ in row] for row in values(after)] == whole[1:]

    block = reopened(page)
    assert shown(block) == whole
    row, cells = ids(after)[1]
    for place in (row, cells[2], kept[1]):  # where the panel of checks leads to
        expect(page.locator(f'[id="block-{place}-section"]')).to_be_visible()
    cell(block, 1, 1).click()
    block.get_by_role("button", name="删第1行").click()
    assert shown(block) == [whole[0], *whole[2:]]
    block.get_by_role("button", name="撤销删除").click()
    assert shown(block) == whole


def test_a_group_begins_at_a_row_and_moves_with_it(page, site):
    block = new_table(page, site, "分成几组")
    paste(cell(block, 0, 1), plain=tsv([["时候", "干什么"], ["三月", "播种"], ["五月", "追肥"], ["七月", "收"]]))
    cell(block, 2, 1).click()
    block.get_by_role("button", name="第2行起分一组").click()
    page.keyboard.type("苗期")
    page.keyboard.press("Enter")
    expect(cell(block, 2, 1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(block.get_by_label("第2行起，分组")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(cell(block, 1, 1)).to_be_focused()
    cell(block, 2, 1).click()
    block.get_by_role("button", name="下移第2行").click()
    table = in_latest_draft(site, save_draft(page), "fact_table")
    assert [row["value"]["group"] for row in table["value"]["rows"]] == ["", "", "苗期"]
    assert [row[0][0] for row in values(table)] == ["三月", "七月", "五月"]


def test_what_the_server_refuses_stands_at_its_cell_beside_what_was_typed(page, site):
    block = new_table(page, site, "写反了的范围")
    paste(cell(block, 0, 1), plain=tsv([["天气", "时间（天）"], ["晴", "5～7"], ["阴", "9～3"]]))
    submit(page)
    block = page.get_by_role("region", name=re.compile("^数据表"))
    wrong = cell(block, 2, 2)
    expect(wrong).to_have_attribute("aria-invalid", "true")
    expect(wrong).to_have_accessible_description("第2行的范围上限应比前面的数大。")
    assert shown(block)[1:] == [["晴", "5～7"], ["阴", "9～3"]]
    assert block.locator("[aria-invalid=true]").count() == 1


ODD = {
    "title": "旧表",
    "columns": [("c1", "品种", ""), ("c2", "用时", "day"), ("c3", "温度", "celsius")],
    "rows": [
        [("甲", None, None), ("", "1.50", "3"), ("", "-5", None)],
        [("乙", None, None), ("约", "5", "7"), ("05", None, None)],
        [("", "7", None), ("见说明", None, None)],  # a number without a unit; one cell too few
        [("丁", None, None), ("5～7", None, None), ("2.0", None, None), ("多一格", None, None)],
    ],
}


def odd_table(block: dict) -> dict:
    def item(name: str, value: dict) -> dict:
        return {"type": "item", "value": value, "id": f"old-{name}"}

    columns = [item(name, {"title": title, "unit": unit}) for name, title, unit in ODD["columns"]]
    rows = []
    for number, row in enumerate(ODD["rows"]):
        parts = [dict(zip(("text", "number", "number_max"), each, strict=True)) for each in row]
        cells = [item(f"r{number}-{at}", part) for at, part in enumerate(parts)]
        rows.append(item(f"r{number}", {"group": "从前的一组" * (number == 2), "cells": cells}))
    return block | {"value": {"title": "旧表", "columns": columns, "rows": rows, "note": ""}}


def test_a_table_from_before_is_shown_as_it_is_and_saving_it_changes_nothing(page, site):
    new_table(page, site, "旧表")
    page_id = save_draft(page)
    body = [odd_table(block) for block in stored_body(site, page_id)]
    store(site, page_id, copy.deepcopy(body))

    page.goto(f"/cms/pages/{page_id}/edit/")
    block = reopened(page)
    assert shown(block)[1:] == [
        ["甲", "1.50～3", "-5", ""],
        ["乙", "约5～7天", "05", ""],
        ["从前的一组"],
        ["7", "见说明", "", ""],
        ["丁", "5～7", "2.0", "多一格"],
    ]
    save_draft(page)
    assert stored_body(site, page_id) == body

    block = reopened(page)
    cell(block, 1, 1).fill("甲种")
    save_draft(page)
    body[0]["value"]["rows"][0]["value"]["cells"][0]["value"]["text"] = "甲种"
    assert stored_body(site, page_id) == body


def test_a_copied_block_has_ids_of_its_own(page, site):
    block = new_table(page, site, "抄一份")
    paste(cell(block, 0, 1), plain=tsv([["天气", "时间"], ["晴", "5"]]))
    add_row(block.locator('[data-streamfield-action="DUPLICATE"]').first, page.locator("[data-grid]"))
    page_id = save_draft(page)
    one, other = stored_body(site, page_id)
    assert values(one) == values(other)
    assert not {row for row, _ in ids(one)} & {row for row, _ in ids(other)}


def test_the_grid_is_read_out_and_fits_a_narrow_screen(page, site):
    block = new_table(page, site, "给耳朵听的表")
    paste(cell(block, 0, 1), plain=tsv(SHEET))
    assert [said for said in violations(page) if not said.startswith(UPSTREAM)] == []
    page.set_viewport_size({"width": 390, "height": 800})
    page.wait_for_timeout(300)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    frame = block.locator(".cell-grid-frame")
    assert frame.evaluate("frame => frame.scrollWidth > frame.clientWidth")

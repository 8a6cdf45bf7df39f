"""A table of products, copied from the annex of a rule, becomes doses; what it does not say clearly is left to the writer."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.axe import violations
from tests.journeys.grids import cell, in_latest_draft, new_table, paste, shown, status
from tests.journeys.page_editor import field_of, save_draft, submit
from tests.journeys.test_grids import UPSTREAM, reopened, tsv

pytestmark = [pytest.mark.browser, pytest.mark.journey, pytest.mark.xdist_group("grids")]

ANNEX = [
    ["防治对象", "药剂", "每亩用量（克）", "施药方法", "每季最多使用次数", "安全间隔期（天）", "间隔天数", "登记证号"],
    ["晚疫病", "80%示例锌可湿性粉剂", "120～180", "喷雾", "3", "15", "7", "PD20990001"],
    ["晚疫病", "687.5克/升示例·样例悬浮剂", "60～75毫升/亩", "喷雾", "3", "14", "7～10", ""],
    ["早疫病", "10%示例唑水分散粒剂", "适量", "喷雾", "2", "7", "10", ""],
    ["蚜虫", "30%示例磷微囊悬浮剂", "1000～1500倍液", "喷雾", "2", "14", "10", ""],
    ["蛴螬", "3%示例磷颗粒剂", "4～5公斤/亩", "沟施", "1", "按标签", "0", ""],
    ["杂草", "48%示例灵乳油", "200-250 mL/667m²", "喷雾", "1", "—", "0", "没有"],
]
NOTHING = {"amount": None, "amount_max": None, "unit": "", "per": "", "dilution": None, "dilution_max": None}
PLAIN = NOTHING | {"method": "喷雾", "registration": ""}
DOSES = [
    PLAIN
    | {"purpose": "晚疫病", "substance": ANNEX[1][1], "amount": "120", "amount_max": "180", "unit": "g", "per": "mu"}
    | {"active": "示例锌", "strength": "80", "strength_unit": "percent", "form": "wettable_powder"}
    | {"max_times": 3, "interval_days": 7, "registration": "PD20990001", "waits": [("harvest", "days", 15)]},
    PLAIN
    | {"purpose": "晚疫病", "substance": ANNEX[2][1], "amount": "60", "amount_max": "75", "unit": "ml", "per": "mu"}
    | {"active": "示例·样例", "strength": "687.5", "strength_unit": "g_l", "form": "suspension"}
    | {"max_times": 3, "interval_days": None, "method": "喷雾；间隔天数：7～10", "waits": [("harvest", "days", 14)]},
    PLAIN
    | {"purpose": "早疫病", "substance": ANNEX[3][1], "method": "喷雾；每亩用量（克）：适量"}
    | {"active": "示例唑", "strength": "10", "strength_unit": "percent", "form": "water_granule"}
    | {"max_times": 2, "interval_days": 10, "waits": [("harvest", "days", 7)]},
    PLAIN
    | {"purpose": "蚜虫", "substance": ANNEX[4][1], "dilution": 1000, "dilution_max": 1500}
    | {"active": "", "strength": "30", "strength_unit": "percent", "form": ""}
    | {"max_times": 2, "interval_days": 10, "waits": [("harvest", "days", 14)]},
    PLAIN
    | {"purpose": "蛴螬", "substance": ANNEX[5][1], "amount": "4", "amount_max": "5", "unit": "kg", "per": "mu"}
    | {"active": "示例磷", "strength": "3", "strength_unit": "percent", "form": "granule"}
    | {"max_times": 1, "interval_days": 0, "method": "沟施；安全间隔期（天）：按标签", "waits": [("", "days", None)]},
    PLAIN
    | {"purpose": "杂草", "substance": ANNEX[6][1], "amount": "200", "amount_max": "250", "unit": "ml", "per": "mu"}
    | {"active": "示例灵", "strength": "48", "strength_unit": "percent", "form": "emulsifiable"}
    | {"max_times": 1, "interval_days": 0, "method": "喷雾；登记证号：没有", "waits": [("", "days", None)]},
]
# Of no row does the table say on what its numbers rest.
ALWAYS = {"kind": "pesticide", "target": "potato", "times_per": "season", "evidence": "unproved", "seen_at": None}
ALWAYS |= {"seen_by": "", "standard": "", "never": [], "group": "", "rotate_with": "", "rotate_group": ""}


@pytest.fixture
def page(visit) -> Page:
    return visit("bianji")


def stored(table: dict) -> list[dict]:
    """Each row's value, the waits as (what, answer, number)."""
    found = []
    for row in table["value"]["rows"]:
        waits = [tuple(wait["value"][name] for name in ("what", "answer", "number")) for wait in row["value"]["waits"]]
        found.append(row["value"] | {"waits": waits})
    return found


def named(block: Locator, row: int, name: str) -> Locator:
    return block.locator(f'[data-row="{row - 1}"][data-name="{name}"]')


def test_a_pasted_table_of_six_products_fills_a_dose_table(page, site):
    block = new_table(page, site, "推荐用药", "用药表")
    assert paste(named(block, 1, "substance"), plain=tsv(ANNEX))
    asked = block.get_by_role("region", name="粘贴的表")
    expect(asked.get_by_role("heading")).to_have_text("粘贴的表：6 行 8 列")
    assert [each.input_value() for each in asked.get_by_label(re.compile("^第.列是什么$")).all()] == [
        *("purpose", "substance", "amount", "method", "max_times", "harvest", "interval_days", "registration")
    ]
    assert len(shown(block)) == 2, "nothing is written before it is confirmed"
    asked.get_by_label("整张表，农药还是兽药").select_option("pesticide")
    asked.get_by_label("整张表，都用在").select_option("potato")
    missed = asked.get_by_role("status")
    for sentence in ("第2行“间隔天数”：“7～10”", "第3行“每亩用量（克）”：“适量”", "第5行“安全间隔期（天）”：“按标签”"):
        expect(missed).to_contain_text(sentence)
    assert [said for said in violations(page) if not said.startswith(UPSTREAM)] == []
    asked.get_by_role("button", name="写进用药表").click()

    assert status(block).startswith("写进了 6 行。4 格没有认出来")
    empty = named(block, 3, "amount")
    expect(empty).to_have_value("")
    expect(empty).to_have_attribute("aria-invalid", "true")
    expect(empty).to_have_accessible_description(re.compile("适量.*没有认出"))
    assert [said for said in violations(page) if not said.startswith(UPSTREAM)] == []

    page_id = save_draft(page)
    rows = stored(in_latest_draft(site, page_id, "dose_table"))
    assert len(rows) == 6
    for number, (row, meant) in enumerate(zip(rows, DOSES, strict=True), start=1):
        assert row == ALWAYS | meant, number
    before = in_latest_draft(site, page_id, "dose_table")
    expect(reopened(page, "用药表")).to_be_visible()
    save_draft(page)
    assert in_latest_draft(site, page_id, "dose_table") == before


def test_a_table_without_heads_is_kept_as_words_until_its_columns_are_named(page, site):
    block = new_table(page, site, "没有列标题的表", "用药表")
    named(block, 1, "substance").fill("已经写好的药")
    place = block.locator("tbody tr").first.get_attribute("id")
    paste(named(block, 1, "purpose"), html="<table><tr><td>80%示例锌可湿性粉剂<td>蚜虫<td>120克/亩<td>3</table>")
    asked = block.get_by_role("region", name="粘贴的表")
    expect(asked.get_by_label("第一行是列标题")).not_to_be_checked()
    asked.get_by_label("第1列是什么").select_option("substance")
    asked.get_by_label("第3列是什么").select_option("amount")
    asked.get_by_label("第4列是什么").select_option("")
    asked.get_by_role("button", name="写进用药表").click()
    names = ("substance", "amount", "unit", "per", "max_times", "method")
    assert [named(block, 2, name).input_value() for name in names] == [
        *("80%示例锌可湿性粉剂", "120", "g", "mu", "", "第2列：蚜虫")
    ]
    expect(named(block, 1, "substance")).to_have_value("已经写好的药")
    block.get_by_role("button", name="撤销粘贴").click()
    assert len(shown(block)) == 2 and named(block, 1, "substance").input_value() == "已经写好的药"
    assert block.locator("tbody tr").first.get_attribute("id") == place, "a row keeps its id"


def test_hostile_tables_are_words_and_cut(page, site):
    block = new_table(page, site, "别有用心的药表", "用药表")
    hostile = '<img src=x onerror="window.ran = 1">'
    rows = [["药剂", "防治对象", hostile], *[["10%示例水剂", hostile, "1"] for _ in range(2_000)]]
    paste(named(block, 1, "substance"), plain=tsv(rows))
    asked = block.get_by_role("region", name="粘贴的表")
    expect(asked).to_contain_text("放不下")
    asked.get_by_role("button", name="不贴了").click()
    assert len(shown(block)) == 2
    paste(named(block, 1, "substance"), plain=tsv([*(row[:2] for row in rows[:3]), ["注：表里的药是样例。", ""]]))
    expect(asked.get_by_label("写第3行")).not_to_be_checked()
    asked.get_by_role("button", name="写进用药表").click()
    expect(named(block, 2, "purpose")).to_have_value(hostile)
    assert len(shown(block)) == 3, "a note below the table is no dose"
    assert page.evaluate("window.ran") is None


def test_a_dose_is_typed_in_the_grid_and_the_whole_form_says_the_same(page, site):
    block = new_table(page, site, "一行一行写", "用药表")
    named(block, 1, "substance").fill("80%示例锌可湿性粉剂")
    named(block, 1, "kind").select_option("pesticide")
    amount = named(block, 1, "amount")
    amount.fill("约100")
    amount.press("ArrowRight")
    expect(amount).to_have_accessible_description(re.compile("只写数"))
    expect(amount).to_have_value("约100")
    amount.fill("120～180克/亩")
    amount.press("Enter")
    for name, value in {"amount": "120", "amount_max": "180", "unit": "g", "per": "mu"}.items():
        expect(named(block, 1, name)).to_have_value(value)
    named(block, 1, "harvest").fill("15天")
    named(block, 1, "harvest").press("Enter")
    block.get_by_role("button", name="第1行，更多").click()
    whole = block.get_by_role("region", name=re.compile("^第1行"))
    expect(field_of(whole, "多久")).to_have_value("15")
    field_of(whole, "治什么、防什么").fill("晚疫病")
    field_of(whole, "治什么、防什么").blur()
    expect(named(block, 1, "purpose")).to_have_value("晚疫病")

    block.get_by_role("button", name="加一行").click()
    named(block, 2, "substance").fill("10%示例水剂")
    first = in_latest_draft(site, page_id := save_draft(page), "dose_table")
    block = reopened(page, "用药表")
    named(block, 2, "substance").click()
    block.get_by_role("button", name="上移第2行").click()
    expect(named(block, 1, "substance")).to_have_value("10%示例水剂")
    save_draft(page)
    moved = in_latest_draft(site, page_id, "dose_table")["value"]["rows"]
    assert moved == first["value"]["rows"][::-1]
    for row in moved:  # where the panel of checks leads to
        expect(page.locator(f'tr[id="block-{row["id"]}-section"]')).to_be_visible()


def test_what_the_server_refuses_of_a_dose_stands_at_its_cell_or_opens_its_form(page, site):
    block = new_table(page, site, "写错的药", "用药表")
    paste(named(block, 1, "substance"), plain=tsv([row[:7] for row in ANNEX[:2]]))
    asked = block.get_by_role("region", name="粘贴的表")
    asked.get_by_label("整张表，农药还是兽药").select_option("pesticide")
    asked.get_by_label("整张表，都用在").select_option("potato")
    asked.get_by_role("button", name="写进用药表").click()
    named(block, 1, "amount_max").fill("100")
    block.get_by_role("button", name="第1行，更多").click()
    field_of(block.get_by_role("region", name=re.compile("^第1行")), "用量凭什么").select_option("standard")
    submit(page)

    block = page.get_by_role("region", name=re.compile("^用药表"))
    wrong = named(block, 1, "amount_max")
    expect(wrong).to_have_accessible_description("上限应比前面的数大。")
    expect(wrong).to_have_value("100")
    expect(block.get_by_text("看过标准，就要写标准号")).to_be_visible()
    expect(cell(block, 1, 1)).to_have_value(ANNEX[1][1])

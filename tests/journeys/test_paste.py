"""An editor pastes from a Word document with tracked changes: numbers arrive as they are read there, a table as a table."""

import re

import pytest
from playwright.sync_api import expect

from tests.desk.paste.page import editor, paste
from tests.handbook import picture
from tests.journeys.page_editor import add_block, fill, new_page, save_draft, write_head
from tests.science_content.paste.clipboards import clipboard

pytestmark = [pytest.mark.browser, pytest.mark.journey, pytest.mark.xdist_group("write_and_review")]
SUMMARY = "看天晒核桃，晒几天、翻几遍写在一张表里，照着做不发霉，也不白费工夫。"


def test_a_word_document_arrives_as_it_is_read_there(visit):
    page = visit("bianji")
    new_page(page, "文章")
    write_head(page, "核桃怎么晒", SUMMARY)
    block = add_block(page, "文字")
    paste(editor(block), *clipboard("word-tracked"))
    editor(block).press("Enter")
    paste(editor(block), *clipboard("word-table-merged"))
    for text in ("每亩用水50升，隔10天看一次", "新的一段，写2遍。", "晒到核仁响。"):
        expect(editor(block)).to_contain_text(text)
    block.locator(".paste-told").scroll_into_view_if_needed()
    picture(page, "editor-paste")

    block.get_by_role("button", name="做成数据表").click()
    table = page.get_by_role("region", name=re.compile("^数据表")).last
    fill(table, {"标题": "晾晒的时间"})
    page_id = save_draft(page)
    page.goto(f"/cms/pages/{page_id}/view_draft/")
    rows = page.get_by_role("table").get_by_role("row")
    expect(rows.filter(has_text="板栗")).to_have_text(re.compile(r"^\s*晴天\s+板栗\s+7–10\s*$"))
    expect(rows.filter(has_text="核桃")).to_have_text(re.compile(r"^\s*晴天\s+核桃\s+5\s*$"))

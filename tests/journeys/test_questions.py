"""A translator does not know what a sentence means: asked without a line, answered by the editor, read in two languages."""

import os
import re

import pytest
from playwright.sync_api import Page, expect

from tests.axe import violations
from tests.journeys.workbench import ready, saved, start

pytestmark = [pytest.mark.browser, pytest.mark.journey, pytest.mark.xdist_group("workbench")]

TITLE = "叶子会出水"
ASK = re.compile(r"/cms/translations/\d+/ask/$")
WHAT, ANSWER = "出水是冒水珠，还是流水？", "是冒小水珠，叶尖上一颗一颗的。"
HALF = "没写完的问题"


def shot(page: Page, name: str) -> None:
    if folder := os.environ.get("SHOTS"):
        page.screenshot(path=f"{folder}/{name}.png")


def test_a_question_outlives_a_cut_line_and_its_answer_is_read_in_two_languages(visit, site):
    page, editor = visit("yiyuan"), visit("bianji")
    page.on("dialog", lambda dialog: dialog.accept())
    is_asked_without_a_line(page)
    is_answered(editor)
    is_told_until_it_is_put_aside(page)
    lisu = visit("yiyuan-lisu", viewport={"width": 390, "height": 844})
    start(lisu, TITLE)
    expect(lisu.locator(".wb-row").first.locator(".wb-asked")).to_contain_text(ANSWER)
    shot(lisu, "lisu-390")


def is_asked_without_a_line(page: Page) -> None:
    start(page, TITLE)
    page.route(ASK, lambda route: route.abort())
    page.keyboard.press("Alt+q")
    page.locator("form.wb-small").get_by_label("问什么").fill(WHAT)
    assert violations(page) == []
    page.keyboard.press("Enter")
    first = page.locator(".wb-row").first
    asked = first.locator(".wb-asked")
    expect(asked).to_contain_text(f"您问编辑：{WHAT}")
    expect(first.get_by_role("textbox")).to_be_focused()
    expect(page.locator("[data-saving]")).to_contain_text("没有连上")
    page.reload()
    ready(page)
    expect(asked).to_contain_text("在这台机器上")
    page.unroute(ASK)
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(asked).to_contain_text("送到了")
    saved(page)
    page.reload()
    ready(page)
    expect(asked.locator("li")).to_have_count(1)
    expect(asked).to_contain_text("还没有人回答")
    page.get_by_role("button", name="问过的").click()
    expect(page.locator(".wb-row:visible")).to_have_count(1)
    assert violations(page) == []
    shot(page, "ask-1366")


def is_answered(editor: Page) -> None:
    editor.reload()
    editor.get_by_role("link", name=WHAT).click()
    expect(editor.locator(".question-here")).to_contain_text(TITLE)
    assert violations(editor) == []
    shot(editor, "answer-1366")
    editor.get_by_label("回答").fill(ANSWER)
    editor.get_by_role("button", name="回答", exact=True).click()
    expect(editor.get_by_text("回答送到了")).to_be_visible()
    assert violations(editor) == []
    shot(editor, "list-1366")


def is_told_until_it_is_put_aside(page: Page) -> None:
    page.goto("/cms/")
    shot(page, "first-screen-1366")
    assert violations(page) == []
    page.get_by_role("link", name=WHAT).click()
    ready(page)
    first = page.locator(".wb-row").first
    expect(first.get_by_role("textbox")).to_be_focused()
    expect(first.locator(".wb-asked")).to_contain_text(f"答：{ANSWER}")
    page.get_by_role("button", name="知道了").click()
    expect(page.get_by_role("button", name="知道了")).to_have_count(0)
    page.goto("/cms/")
    expect(page.get_by_text(ANSWER)).to_have_count(0)


def test_a_question_that_is_half_typed_keeps_the_page_open_and_one_that_is_refused_keeps_its_words(visit):
    page = visit("yiyuan")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    start(page, "盐水浮蛋，也能选种")
    page.keyboard.press("Alt+q")
    page.get_by_label("问什么").fill(HALF)
    page.close(run_before_unload=True)
    expect(page.get_by_label("问什么")).to_have_value(HALF)
    assert asked == ["beforeunload"]
    page.get_by_label("问什么").fill("？")  # no words: refused by the server
    page.keyboard.press("Enter")
    item = page.locator(".wb-asked li")
    expect(item).to_contain_text("没送到：请写明问什么")
    expect(page.locator("[data-saving]")).to_contain_text("没存上，要您看")
    item.get_by_role("button", name="不问了").click()
    expect(item).to_have_count(0)
    saved(page)

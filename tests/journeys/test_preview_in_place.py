"""A translator sees his very sentence where its readers will: it follows the cursor, what he types, and what does not fit."""

import re

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect

from tests.axe import violations
from tests.journeys.workbench import ready, saved, sentence_of, start

pytestmark = [pytest.mark.browser, pytest.mark.journey, pytest.mark.xdist_group("workbench")]

LEAF, EGG, SEED, SOIL = "叶子会出水", "盐水浮蛋，也能选种", "种子发芽要什么", "瓶子里看土：沙、粉和黏土"
WIDE = {"width": 1366, "height": 768}
IN_HAND = "document.activeElement.closest('.wb-row')?.dataset.key ?? document.activeElement.localName"


def begun(visit, title: str) -> Page:
    page = visit("yiyuan", viewport=WIDE)
    page.on("dialog", lambda dialog: dialog.accept())
    start(page, title)
    return page


def frame(page: Page) -> FrameLocator:
    """The page that is shown, not the one that is coming."""
    return page.frame_locator("[data-preview] iframe:not([data-coming])")


def in_frame(page: Page, row: Locator) -> Locator:
    return frame(page).locator(f'main article [data-segment="{row.get_attribute("data-key")}"]').first


def test_what_is_typed_stands_in_the_page_at_once_and_is_drawn_anew_once_it_is_stored(visit):
    editor = begun(visit, LEAF)
    row = sentence_of(editor, LEAF)
    box = row.get_by_role("textbox")
    box.focus()
    expect(in_frame(editor, row)).to_have_text(LEAF)
    editor.keyboard.type("ལོ་མ་<script>")
    expect(in_frame(editor, row)).to_have_text("ལོ་མ་<script>")
    expect(in_frame(editor, row)).to_have_attribute("lang", "bo")
    expect(in_frame(editor, row)).to_have_attribute("data-here", "")
    assert editor.evaluate(IN_HAND) == row.get_attribute("data-key")
    editor.keyboard.press("ControlOrMeta+a")
    with editor.expect_response(re.compile(r"/preview/\?dress=phone$")) as drawn:
        editor.keyboard.type("ལོ་མའི་ཆུ།")
        saved(editor)
    assert "ལོ་མའི་ཆུ།" in drawn.value.text()
    expect(in_frame(editor, row)).to_have_text("ལོ་མའི་ཆུ།")
    assert editor.evaluate(IN_HAND) == row.get_attribute("data-key"), "the cursor stays in its box"
    assert frame(editor).locator("script", has_text="ལོ་མ་").count() == 0


def test_the_page_follows_the_cursor_and_the_cursor_follows_a_click(visit):
    editor = begun(visit, EGG)
    last = editor.locator(".wb-row").last
    last.get_by_role("textbox").focus()
    place = in_frame(editor, last)
    expect(place).to_have_attribute("data-here", "")
    expect(place).to_be_in_viewport()
    first = sentence_of(editor, EGG)
    at = editor.url
    in_frame(editor, first).click()
    assert editor.evaluate(IN_HAND) == first.get_attribute("data-key")
    frame(editor).locator("a").first.click()
    assert editor.url == at and frame(editor).locator("[data-segment]").count(), "no link leads out of the frame"


def test_what_runs_out_of_its_box_is_marked_there_and_told_at_the_sentence(visit):
    editor = begun(visit, SEED)
    row = sentence_of(editor, SEED)
    row.get_by_role("textbox").focus()
    place = in_frame(editor, row)
    expect(place).to_have_text(SEED)
    editor.route("**/preview/?*", lambda route: route.abort())  # not drawn anew meanwhile
    place.evaluate("each => each.closest('h1').style.setProperty('white-space', 'nowrap')")
    editor.keyboard.type("ལོ་མ་" * 40)
    expect(row.locator(".wb-overflows")).to_have_text("这里放不下（手机）")
    expect(place).to_have_attribute("data-overflows", "")
    editor.keyboard.press("ControlOrMeta+a")
    editor.keyboard.type("ལོ་མ།")
    expect(row.locator(".wb-overflows")).to_have_count(0)
    saved(editor)
    expect(editor.locator("[data-preview-says]")).to_have_text("没有连上，预览不是最新的。")
    expect(place).to_have_text("ལོ་མ།")


def test_it_is_shut_by_a_key_and_stays_shut_and_a_phone_has_it_over_the_page(visit):
    editor = begun(visit, SOIL)
    row = sentence_of(editor, SOIL)
    row.get_by_role("textbox").focus()
    panel = editor.locator("[data-preview]")
    assert violations(editor) == []
    editor.keyboard.press("Alt+p")
    expect(panel).to_be_hidden()
    assert editor.evaluate(IN_HAND) == row.get_attribute("data-key")
    editor.reload()
    ready(editor)
    expect(panel).to_be_hidden()
    editor.set_viewport_size({"width": 390, "height": 844})
    editor.locator(".wb-bar").get_by_role("button", name="预览").click()
    editor.get_by_role("button", name="触摸屏").click()
    expect(frame(editor).locator("html")).to_have_attribute("data-dress", "kiosk")
    in_frame(editor, sentence_of(editor, SOIL)).click()
    expect(panel).to_be_hidden()
    assert editor.evaluate(IN_HAND) == row.get_attribute("data-key")
    editor.get_by_role("button", name="按键").click()
    expect(editor.get_by_role("dialog", name="按键")).to_contain_text("开、关预览")

"""A translator does not know what a sentence means: asked without a line, answered by the editor, read in two languages."""

import os
import re

import pytest
from playwright.sync_api import expect

from cms.demo.people import _password
from tests.axe import violations
from tests.journeys.conftest import fill_in_and_sign_in, sign_in
from tests.journeys.workbench import ready, saved, start

pytestmark = [pytest.mark.browser, pytest.mark.journey, pytest.mark.xdist_group("workbench")]

TITLE = "叶子会出水"
ASK = re.compile(r"/cms/translations/\d+/ask/$")
WHAT, ANSWER = "出水是冒水珠，还是流水？", "是冒小水珠，叶尖上一颗一颗的。"
HALF = "没写完的问题"
OTHER = "这里的土，指哪一种土？"


def shot(page, name: str) -> None:
    if folder := os.environ.get("SHOTS"):
        page.screenshot(path=f"{folder}/{name}.png")


def answered(editor) -> None:
    editor.goto("/cms/")
    editor.get_by_role("link", name=WHAT).click()
    expect(editor.locator(".question-here")).to_contain_text(TITLE)
    assert violations(editor) == []
    shot(editor, "answer-1366")
    editor.get_by_label("回答").fill(ANSWER)
    editor.get_by_role("button", name="回答", exact=True).click()
    expect(editor.get_by_text("回答送到了")).to_be_visible()
    assert violations(editor) == []
    shot(editor, "list-1366")


def put_aside(page) -> None:
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


def read_in_lisu(lisu) -> None:
    start(lisu, TITLE)
    expect(lisu.locator(".wb-row").first.locator(".wb-asked")).to_contain_text(ANSWER)
    shot(lisu, "lisu-390")


def test_a_question_outlives_a_cut_line_and_its_answer_is_read_in_two_languages(visit, site):
    page = visit("yiyuan")
    page.on("dialog", lambda dialog: dialog.accept())
    start(page, TITLE)
    page.route(ASK, lambda route: route.abort())
    page.keyboard.press("Alt+q")
    form = page.locator("form.wb-small")
    form.get_by_label("问什么").fill(WHAT)
    assert violations(page) == []
    page.keyboard.press("Enter")
    first = page.locator(".wb-row").first
    expect(first.locator(".wb-asked")).to_contain_text(f"您问编辑：{WHAT}")
    expect(first.get_by_role("textbox")).to_be_focused()
    expect(page.locator("[data-saving]")).to_contain_text("没有连上")
    page.reload()
    ready(page)
    expect(first.locator(".wb-asked")).to_contain_text("在这台机器上")
    page.unroute(ASK)
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(first.locator(".wb-asked")).to_contain_text("送到了")
    saved(page)
    page.reload()
    ready(page)
    expect(first.locator(".wb-asked li")).to_have_count(1)
    expect(first.locator(".wb-asked")).to_contain_text("还没有人回答")
    page.get_by_role("button", name="问过的").click()
    expect(page.locator(".wb-row:visible")).to_have_count(1)
    assert violations(page) == []
    shot(page, "ask-1366")

    answered(visit("bianji"))
    put_aside(page)
    read_in_lisu(visit("yiyuan-lisu", viewport={"width": 390, "height": 844}))


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


def asked_at_first(page, text: str) -> None:
    page.locator(".wb-row textarea").first.focus()
    page.keyboard.press("Alt+q")
    page.get_by_label("问什么").fill(text)
    page.keyboard.press("Enter")


def arrived(page) -> None:
    """What was asked at the first sentence is with the server; before it is in the queue all is saved, too."""
    expect(page.locator(".wb-row").first.get_by_text("送到了")).to_be_visible()
    saved(page)


def again(page) -> None:
    page.evaluate("dispatchEvent(new Event('online'))")


def test_a_question_whose_answer_was_lost_stands_once_and_focus_stays_at_its_sentence(visit):
    page = visit("yiyuan")
    page.on("dialog", lambda dialog: dialog.accept())
    start(page, "种子发芽要什么")

    lost = [True]

    def lose(route) -> None:
        response = route.fetch()
        if lost:
            route.abort()
        else:
            route.fulfill(response=response)

    page.route(ASK, lose)
    asked_at_first(page, OTHER)
    expect(page.locator("[data-saving]")).to_contain_text("没有连上")
    page.reload()
    ready(page)
    first = page.locator(".wb-row").first
    expect(first.locator(".wb-asked li")).to_have_count(2)  # drawn with it, and not known here to be the same
    lost.clear()
    again(page)
    saved(page)
    expect(first.locator(".wb-asked li")).to_have_count(1)
    first.get_by_role("button", name=re.compile(f"^不问了.*{OTHER}")).focus()
    page.context.set_offline(True)
    page.keyboard.press("Enter")
    expect(first.get_by_role("button", name="没有送到，再点一下")).to_be_focused()
    page.context.set_offline(False)
    page.keyboard.press("Enter")
    expect(first.locator(".wb-asked")).to_have_count(0)
    expect(first.get_by_role("textbox")).to_be_focused()


def test_a_server_that_takes_no_questions_takes_words_all_the_same(visit, site):
    page = visit("yiyuan")
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.type), dialog.accept()))
    start(page, "瓶子里看土：沙、粉和黏土")
    page.route(ASK, lambda route: route.fulfill(status=500, body=""))
    asked_at_first(page, OTHER)
    expect(page.locator("[data-saving]")).to_contain_text("服务器没存上")
    box = page.locator(".wb-row textarea").nth(1)
    box.fill("ཀ་ཁ།")
    again(page)
    expect(page.locator(".wb-row").nth(1)).to_have_attribute("data-saved", "saved")
    expect(page.locator("[data-saving]")).to_contain_text("1句存在这台机器上")
    page.reload()
    ready(page)
    assert dialogs == ["beforeunload"], "the question is not at the server"
    page.unroute(ASK)
    again(page)
    saved(page)


def test_a_question_that_is_refused_keeps_no_form_and_one_of_a_page_that_is_gone_can_be_dropped(visit):
    page = visit("yiyuan")
    page.on("dialog", lambda dialog: dialog.accept())
    start(page, "自制雨量筒，记一周的雨")
    page.evaluate(
        """() => new Promise((resolve) => {
          const name = `kepu-words-${document.querySelector("[data-wb]").dataset.person}`;
          indexedDB.open(name).onsuccess = ({ target }) => {
            const url = "/cms/translations/999999/ask/";
            const entry = { id: `${url} 1-2@1`, url, key: "1-2@1", to: "editor", text: "谁都不在了", was: [], stamp: 1 };
            const writing = target.result.transaction("words", "readwrite");
            writing.objectStore("words").put(entry);
            writing.oncomplete = () => resolve(target.result.close());
          };
        })"""
    )
    asked_at_first(page, "？")
    expect(page.locator(".wb-asked li")).to_contain_text("没送到：请写明问什么")
    notice = page.locator("[data-notice=homeless]")
    expect(notice).to_contain_text("谁都不在了")
    expect(page.locator("[data-saving]")).to_contain_text("2句没存上")
    notice.get_by_role("button", name="抄好了，丢掉").click()
    expect(notice).to_be_hidden()
    expect(page.locator("[data-saving]")).to_contain_text("1句没存上")
    page.get_by_role("button", name="译好了，请审校").click()
    expect(page.get_by_text("已经请审校来看")).to_be_visible()


def test_an_ended_session_is_told_where_an_answer_is_put_aside(visit):
    page = visit("yiyuan")
    page.on("dialog", lambda dialog: dialog.accept())
    start(page, "自制滤水瓶（水不能喝）")
    asked_at_first(page, OTHER)
    arrived(page)
    page.reload()
    ready(page)
    page.context.clear_cookies()
    page.get_by_role("button", name=re.compile("^不问了")).click()
    expect(page.locator("[data-notice=login]")).to_be_visible()
    expect(page.locator("[data-saving]")).to_have_text("要登录")


def test_an_answer_outlives_an_ended_session_and_is_nobody_elses(visit):
    page = visit("yiyuan")
    page.on("dialog", lambda dialog: dialog.accept())
    start(page, "商烟街：一片茶园走了五年")
    asked_at_first(page, "茶园走了五年，是人走还是路走？")
    arrived(page)

    editor = visit("bianji")
    editor.goto("/cms/")
    editor.get_by_role("link", name="茶园走了五年，是人走还是路走？").click()
    address = editor.url
    editor.get_by_label("回答").fill(HALF)
    editor.context.clear_cookies()
    editor.goto("/cms/")
    fill_in_and_sign_in(editor, "shenhe")
    editor.goto(address)
    expect(editor.get_by_label("回答")).to_have_value("")
    editor.context.clear_cookies()
    sign_in(editor, "bianji")
    editor.goto(address)
    expect(editor.get_by_label("回答")).to_have_value(HALF)
    editor.context.clear_cookies(name=re.compile("session"))
    editor.get_by_role("button", name="回答", exact=True).click()
    editor.locator("[name=username]").fill("bianji")
    editor.locator("[name=password]").fill(_password())
    editor.get_by_role("button", name="登录", exact=True).click()
    editor.wait_for_url("**/cms/questions/**")
    expect(editor.get_by_label("回答")).to_have_value(HALF)
    expect(editor.get_by_text("您写的还没有送到")).to_be_visible()
    assert violations(editor) == []
    editor.get_by_role("button", name="回答", exact=True).click()
    expect(editor.get_by_text("回答送到了")).to_be_visible()
    assert editor.evaluate("localStorage.length ? Object.keys(localStorage).filter((k) => /answer/.test(k)) : []") == []
    editor.goto(address)
    expect(editor.get_by_label("回答")).to_have_value(HALF)
    expect(editor.get_by_text("您写的还没有送到")).to_be_hidden()


def test_the_one_key_in_a_small_form_sends_the_form_and_says_nothing_of_the_words(visit):
    page = visit("yiyuan")
    page.on("dialog", lambda dialog: dialog.accept())
    start(page, "姐告：学会两种话，买卖好做")
    first = page.locator(".wb-row").first
    first.get_by_role("textbox").focus()
    for key, text in (("Control+Enter", OTHER), ("Alt+Enter", HALF)):
        page.keyboard.press("Alt+q")
        page.get_by_label("问什么").fill(text)
        page.keyboard.press(key)
        expect(first.locator(".wb-asked")).to_contain_text(text)
        expect(first.get_by_role("textbox")).to_be_focused()
    saved(page)

"""The hand of a translator: type, one key, next; a line that is cut, a second tab and an ended session lose no letter."""

import json
import re

import pytest
from playwright.sync_api import Page, Route, expect

from cms.demo.people import _password
from tests.axe import violations
from tests.journeys.conftest import sign_in
from tests.journeys.workbench import ALL_SAVED, DONE, ready, saved, sentence_of, start

pytestmark = [pytest.mark.browser, pytest.mark.journey, pytest.mark.xdist_group("workbench")]

SAVE = re.compile(r"/cms/translations/\d+/words/$")
LEAF, EGG, SEED, SOIL, RAIN = (
    "叶子会出水",
    "盐水浮蛋，也能选种",
    "种子发芽要什么",
    "瓶子里看土：沙、粉和黏土",
    "自制雨量筒，记一周的雨",
)
FILTER = "自制滤水瓶（水不能喝）"


def begun(visit, title: str) -> Page:
    page = visit("yiyuan")
    page.on("dialog", lambda dialog: dialog.accept())
    start(page, title)
    return page


def boxes(page: Page) -> list[str]:
    return page.locator(".wb-row textarea").evaluate_all("all => all.map((each) => each.value)")


def in_hand(page: Page) -> str:
    return page.evaluate("document.activeElement.closest('.wb-row')?.dataset.key ?? ''")


def write(page: Page, words: str = "ཀ་ཁ།") -> None:
    """Words at the cursor, with the numbers and marks that are missing; then the one key."""
    page.keyboard.type(words)
    for _ in range(page.locator(".wb-chip.missing").count()):
        page.keyboard.press("Alt+i")
    page.keyboard.press(DONE)


def stored(site, title: str) -> list[str]:
    """The words for the page of this Chinese title, in their order, also those that a check stops."""
    code = f"""
import json
from wagtail.models import Locale, Page
from translation.engine.sheet import sheet
from translation.engine.sources import translation_of
source = Page.objects.get(title={title!r}, locale__language_code="zh-hans")
page = source.get_translation(Locale.objects.get(language_code="bo")).specific
print(json.dumps([each.words for each in sheet(translation_of(page), page).entries]))
"""
    return json.loads(site.shell(code).splitlines()[-1])


def test_a_page_is_translated_with_one_key_a_sentence(visit, site):
    page = begun(visit, LEAF)
    count = len(boxes(page))
    assert count > 12
    for number in range(count):
        key = in_hand(page)
        assert key and in_hand(page) != "", f"no sentence has the cursor after {number}"
        write(page)
        assert in_hand(page) != key or number == count - 1
    expect(page.locator("[data-end-says]")).to_have_text("这一页都译完了。")
    saved(page)
    assert all(stored(site, LEAF)) and len(stored(site, LEAF)) == count
    page.reload()
    ready(page)
    assert all(boxes(page)) and page.locator("[data-count=open]").inner_text() == "0"


def test_hours_without_a_line_lose_nothing(visit, site):
    page = begun(visit, EGG)
    page.route(SAVE, lambda route: route.abort())
    count = len(boxes(page))
    for _ in range(count):
        write(page, "ཡི་གེ།")
    expect(page.locator("[data-saving]")).to_contain_text(re.compile(rf"没有连上，{count}句存在这台机器上"))
    assert not any(stored(site, EGG))
    page.reload()
    ready(page)
    assert all(boxes(page)), "they stand in their boxes again"
    page.unroute(SAVE)
    page.evaluate("dispatchEvent(new Event('online'))")
    saved(page)
    assert all(stored(site, EGG))


def test_a_server_that_fails_for_a_while_and_answers_that_are_lost_double_nothing(visit, site):
    page = begun(visit, SEED)
    answers = iter([503, "lost", "lost", 500])

    def answer(route: Route) -> None:
        kind = next(answers, None)
        if kind == "lost":
            route.fetch()
            route.abort()
        elif kind:
            route.fulfill(status=kind, body="")
        else:
            route.continue_()

    page.route(SAVE, answer)
    box = page.locator(".wb-row textarea").first
    box.fill("ཀ།")
    expect(page.locator("[data-saving]")).to_contain_text("没有连上")
    for words in ("ཀ་ཁ།", "ཀ་ཁ་ག།", "ཀ་ཁ་ག་ང་།"):
        box.fill(words)
        page.wait_for_timeout(1200)  # the next try
    page.evaluate("dispatchEvent(new Event('online'))")
    saved(page)
    expect(page.locator(".wb-conflict")).to_have_count(0)
    assert stored(site, SEED)[0] == "ཀ་ཁ་ག་ང་།"


def test_two_tabs_of_one_person_show_both_and_choose_nothing(visit, site):
    page = begun(visit, SOIL)
    other = page.context.new_page()
    other.goto(page.url)
    ready(other)
    for tab, words in ((page, "ཀ།"), (other, "ཁ།")):
        tab.locator(".wb-row textarea").first.fill(words)
        tab.keyboard.press(DONE)
        if tab is page:
            saved(page)
    told = other.locator(".wb-conflict")
    expect(told).to_contain_text("ཀ།")
    assert boxes(other)[0] == "ཁ།" and stored(site, SOIL)[0] == "ཀ།"
    assert violations(other) == []
    told.get_by_role("button", name="用我的").click()
    saved(other)
    assert stored(site, SOIL)[0] == "ཁ།"
    page.locator(".wb-row textarea").first.fill("ག།")
    page.locator(".wb-conflict").get_by_role("button", name="用他的").click()
    expect(page.locator(".wb-row textarea").first).to_have_value("ཁ།")
    saved(page)
    assert stored(site, SOIL)[0] == "ཁ།"


def test_a_session_that_ended_asks_for_the_password_above_the_words(visit, site):
    page = begun(visit, RAIN)
    page.context.clear_cookies()
    write(page, "ཀ།")
    notice = page.locator("[data-notice=login]")
    expect(notice).to_be_visible()
    notice.get_by_role("button", name="登录").click()
    form = page.frame_locator("[data-login-dialog] iframe")
    form.get_by_label("用户名").fill("yiyuan")
    form.get_by_label("密码").fill(_password())
    form.get_by_role("button", name="登录").click()
    saved(page)
    expect(notice).to_be_hidden()
    assert "ཀ།" in stored(site, RAIN)[0]


def test_another_person_who_signs_in_sends_nothing_of_it(visit, site):
    page = begun(visit, FILTER)
    page.context.clear_cookies()
    sign_in(page.context.new_page(), "jiaodui")
    page.locator(".wb-row textarea").first.fill("ཀ།")
    expect(page.locator("[data-notice=person]")).to_be_visible()
    assert not any(stored(site, FILTER))


def test_an_input_method_has_the_keyboard_while_it_composes(visit):
    page = begun(visit, "鸡飞狗跳就是要地震吗")
    before = in_hand(page)
    for event in ("isComposing: true", "keyCode: 229"):
        page.evaluate(
            f"document.activeElement.dispatchEvent(new KeyboardEvent('keydown', "
            f"{{key: 'Enter', ctrlKey: true, bubbles: true, {event}}}))"
        )
        assert in_hand(page) == before
    page.keyboard.press("Enter")
    assert in_hand(page) == before, "Enter alone never leaves a sentence"


def test_every_way_through_the_sentences_has_a_key(visit):
    page = begun(visit, "冬天给果树刷白有用吗")
    keys = page.locator(".wb-row").evaluate_all("all => all.map((each) => each.dataset.key)")
    assert in_hand(page) == keys[0]
    for key, expected in (("Alt+ArrowDown", keys[1]), ("Alt+ArrowDown", keys[2]), ("Alt+ArrowUp", keys[1])):
        page.keyboard.press(key)
        assert in_hand(page) == expected
    page.keyboard.press("Alt+c")
    assert boxes(page)[1] and boxes(page)[1] == sentence_of(page, boxes(page)[1]).locator(".wb-zh > p").inner_text()
    page.get_by_role("button", name="按键").click()
    expect(page.get_by_role("dialog", name="按键")).to_be_visible()
    page.keyboard.press("Escape")
    saved(page)
    page.get_by_role("button", name=re.compile("^没译的")).click()
    expect(page.locator(".wb-row:visible")).to_have_count(len(keys) - 1)
    assert violations(page) == []
    expect(page.locator("[data-saving]")).to_have_text(ALL_SAVED)


def test_what_was_read_elsewhere_is_offered_and_one_key_takes_it(visit, site):
    site.shell(
        """
from translation.memory.remembering import ReadSentence, remember
from wagtail.models import Page
source = Page.objects.get(title="先吃红景天就不高反吗", locale__language_code="zh-hans").specific
chinese = source.summary
pages = Page.objects.filter(locale__language_code="bo", depth__gt=3).values_list("translation_key", flat=True)
remember(pages[0], "bo", [ReadSentence("summary", chinese, "བསྡུས་དོན།")])
remember(pages[1], "bo", [ReadSentence("summary", "先吃红景天就不高反了吗", "མིང་།")])
"""
    )
    page = begun(visit, "先吃红景天就不高反吗")
    summary = page.locator(".wb-row").nth(1)
    expect(summary).to_have_attribute("data-state", "former")
    expect(summary.get_by_role("textbox")).to_have_value("བསྡུས་དོན།")
    expect(summary).to_contain_text("别处的译文，看对再用")
    title = page.locator(".wb-row").first
    title.get_by_role("textbox").focus()
    expect(title.locator(".wb-memory")).to_contain_text("མིང་།")
    page.keyboard.press("Alt+m")
    expect(title.get_by_role("textbox")).to_have_value("མིང་།")
    assert violations(page) == []
    page.keyboard.press(DONE)
    page.keyboard.press(DONE)
    saved(page)
    assert stored(site, "先吃红景天就不高反吗")[:2] == ["མིང་།", "བསྡུས་དོན།"]


def test_a_word_is_looked_up_beside_the_sentence_and_escape_goes_back_to_it(visit, site):
    site.shell(
        """
from translation.memory.remembering import ReadSentence, remember
from wagtail.models import Page
key = Page.objects.filter(locale__language_code="bo", depth__gt=3).values_list("translation_key", flat=True)[0]
remember(key, "bo", [ReadSentence("summary", "雨量筒要放平。", "ཆར་ཚད་འཇལ་སྣོད་ཐད་ཀར་འཇོག")])
"""
    )
    page = begun(visit, "边贸集市买肉买果看什么")
    box = page.locator(".wb-row textarea").first
    box.fill("雨量")
    box.select_text()
    page.keyboard.press("Alt+j")
    panel = page.get_by_role("dialog", name="翻译记忆")
    expect(panel.get_by_role("searchbox")).to_have_value("雨量")
    expect(panel.get_by_role("status")).to_contain_text("找到1句")
    expect(panel.locator("mark")).to_have_text("雨量")
    assert violations(page) == []
    page.context.set_offline(True)
    panel.get_by_role("searchbox").fill("ཆར")
    page.keyboard.press("Enter")
    expect(panel.get_by_role("status")).to_contain_text("没有连上")
    page.context.set_offline(False)
    page.keyboard.press("Enter")
    expect(panel.locator("mark")).to_have_text("ཆར")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(box).to_be_focused()

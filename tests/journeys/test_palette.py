"""A translator without a keyboard of his script: keys on the screen write it, a stack and a syllable at a time."""

import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.axe import violations
from tests.faces import letters_without_face
from tests.journeys.workbench import page_id, ready, saved, start

pytestmark = [pytest.mark.browser, pytest.mark.journey, pytest.mark.xdist_group("workbench")]

LEAF, EGG, SEED, SOIL, RAIN = (
    "叶子会出水",
    "盐水浮蛋，也能选种",
    "种子发芽要什么",
    "瓶子里看土：沙、粉和黏土",
    "自制雨量筒，记一周的雨",
)
PLAIN = "商烟街：一片茶园走了五年"
LETTERS = re.compile(r"/cms/translations/\d+/letters/$")
IN_HAND = "document.activeElement.closest('.wb-row')?.dataset.key ?? document.activeElement.textContent.trim()"


def begun(visit, title: str, who: str = "yiyuan", **options) -> tuple[Page, Locator]:
    page = visit(who, **options)
    page.on("dialog", lambda dialog: dialog.accept())
    start(page, title)
    box = page.locator(".wb-row textarea").first
    box.focus()
    return page, box


def opened(page: Page) -> Locator:
    page.locator(".wb-bar").get_by_role("button", name="字母", exact=True).click()
    pad = page.get_by_role("toolbar", name=re.compile("的字母$"))
    expect(pad).to_be_visible()
    return pad


def press(pad: Locator, *keys: str) -> None:
    for key in keys:
        pad.get_by_role("button", name=key, exact=True).first.click()


def stored(site, page: Page) -> str:
    """The words of the first sentence at the server."""
    code = f"""
import json
from science_content.models import SciencePage
from translation.engine.sheet import sheet
from translation.engine.sources import translation_of
page = SciencePage.objects.get(pk={page_id(page)}).specific
print(json.dumps(sheet(translation_of(page), page).entries[0].words))
"""
    return json.loads(site.shell(code).splitlines()[-1])


def test_a_tibetan_word_with_a_stack_is_written_by_keys_alone_and_taken_back(visit, site):
    page, box = begun(visit, LEAF)
    pad = opened(page)
    press(pad, "བ", "ས", "叠加", "◌ྒ", "叠加", "◌ྲ", "◌ི", "ག", "ས", "་ 音节点", "།", "空格")
    expect(box).to_have_value("བསྒྲིགས་། ")
    expect(box).to_be_focused()
    expect(pad.get_by_role("button", name="叠加")).to_have_attribute("aria-pressed", "false")
    press(pad, *["删除"] * 6)
    expect(box).to_have_value("བསྒྲ")
    press(pad, "删除", "་ 音节点")
    expect(box).to_have_value("བསྒ་")
    assert violations(page) == [] and letters_without_face(page) == []
    saved(page)
    assert stored(site, page) == "བསྒ་"


def test_a_key_writes_at_the_cursor_and_over_what_is_selected_and_an_input_method_goes_first(visit, site):
    page, box = begun(visit, EGG)
    pad = opened(page)
    box.fill("ཀག")
    box.evaluate("box => box.setSelectionRange(1, 1)")
    press(pad, "ཁ")
    expect(box).to_have_value("ཀཁག")
    press(pad, "删除", "ང")
    expect(box).to_have_value("ཀངག")
    page.keyboard.press("Control+z")
    expect(box).to_have_value("ཀཁག")
    box.select_text()
    press(pad, "删除", "删除")
    expect(box).to_have_value("")
    box.evaluate("box => box.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))")
    press(pad, "ཀ", "删除")
    expect(box).to_have_value("")
    box.evaluate("box => box.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))")
    box.fill("\U00016f00\U00016f54")
    press(pad, "删除")
    expect(box).to_have_value("\U00016f00")
    page.locator(".wb-row textarea").nth(1).focus()
    press(pad, "ཀ")
    expect(page.locator(".wb-row textarea").nth(1)).to_have_value("ཀ")
    expect(box).to_have_value("\U00016f00")


def test_the_keys_are_reached_by_keys_and_escape_goes_back_to_the_sentence(visit):
    page, box = begun(visit, SEED)
    row = page.evaluate(IN_HAND)
    panel = page.locator("[data-letters]")
    page.keyboard.press("Alt+l")
    expect(page.locator("[data-pad]")).to_be_visible()
    assert page.evaluate(IN_HAND) == row, "the cursor stays in its box"
    before = page.locator(".wb-row").first.bounding_box()
    page.keyboard.press("Alt+l")
    assert page.evaluate(IN_HAND) == "ཀ"
    for key, face in (("ArrowRight", "ཁ"), ("End", "关上"), ("Home", "ཀ")):
        page.keyboard.press(key)
        assert page.evaluate(IN_HAND) == face
    assert page.locator(".wb-row").first.bounding_box() == before, "the sentences stay where they are"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(IN_HAND) not in ("ཀ", "ཁ"), "the line below"
    page.keyboard.press("ArrowUp")
    assert page.evaluate(IN_HAND) == "ཀ"
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(box).to_have_value("ཀཁ")
    assert page.evaluate(IN_HAND) == "ཁ", "the next letter is one arrow away"
    assert page.locator("[data-pad] button[tabindex='0']").count() == 1, "one stop of Tab"
    page.keyboard.press("Alt+l")
    assert page.evaluate(IN_HAND) == row
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    assert page.evaluate(IN_HAND) == row
    page.keyboard.press("Alt+l")
    page.keyboard.press("Alt+l")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    assert page.evaluate(IN_HAND) == row
    saved(page)
    page.reload()
    ready(page)
    expect(panel).to_be_hidden()


def test_a_word_is_looked_up_by_keys_and_goes_into_no_sentence(visit):
    page, box = begun(visit, RAIN)
    pad = opened(page)
    page.keyboard.press("Alt+j")
    word = page.get_by_role("dialog", name="翻译记忆").get_by_role("searchbox")
    press(pad, "ཆ", "ར", "ལ", "删除")
    expect(word).to_have_value("ཆར")
    expect(word).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).to_be_focused()
    page.keyboard.press("Alt+q")
    asked = page.locator(".wb-row .wb-small input[type=text]")
    press(pad, "ཁ")
    expect(asked).to_have_value("ཁ")
    expect(asked).to_be_focused()
    expect(box).to_have_value("")
    page.get_by_role("button", name="不问了").click()
    press(pad, "ཀ")
    expect(box).to_have_value("ཀ")
    saved(page)


def test_it_stays_as_it_was_left_and_comes_again_after_a_line_that_was_cut(visit):
    page, box = begun(visit, SOIL)
    page.route(LETTERS, lambda route: route.abort(), times=1)
    button = page.locator(".wb-bar").get_by_role("button", name="字母", exact=True)
    button.click()
    expect(page.locator("[data-letters-says]")).to_contain_text("没有连上")
    button.click()
    pad = opened(page)
    expect(button).to_have_attribute("aria-expanded", "true")
    page.reload()
    ready(page)
    expect(pad).to_be_visible()
    page.keyboard.press("Alt+ArrowDown")
    for _ in range(8):
        hand, keys = page.locator(".wb-row:focus-within").bounding_box(), page.locator("[data-letters]").bounding_box()
        assert hand["y"] + hand["height"] <= keys["y"], "the row in hand is above the keys"
        page.keyboard.press("Alt+ArrowDown")
        page.wait_for_timeout(100)
    press(pad, "关上")
    expect(pad).to_be_hidden()


def test_a_sentence_that_is_out_of_sight_is_not_written_in_and_one_who_is_signed_out_is_told(visit):
    page, box = begun(visit, PLAIN)
    page.route(LETTERS, lambda route: route.fulfill(status=302, headers={"Location": "/cms/login/"}), times=1)
    page.keyboard.press("Alt+l")
    expect(page.locator("[data-letters-says]")).to_contain_text("登录过期了")
    page.keyboard.press("Alt+l")
    pad = page.get_by_role("toolbar", name=re.compile("的字母$"))
    expect(pad).to_be_visible()
    box.fill("ཀ")
    box.press("Control+Enter")
    saved(page)
    box.focus()
    page.locator("[data-filter=open]").click()
    expect(box).to_be_hidden()
    expect(pad).to_be_visible()
    press(pad, "ཁ")
    expect(box).to_have_value("ཀ")
    expect(page.locator(".wb-row:focus-within textarea")).to_have_value("ཁ")
    page.locator(".wb-row textarea").nth(1).evaluate("box => { box.readOnly = true }")
    press(pad, "ག", "删除")
    expect(page.locator(".wb-row textarea").nth(1)).to_have_value("ཁ")


def test_a_yi_syllable_is_two_presses_and_the_first_step_is_there_again(visit, site):
    begin = f"""
from translation.engine.starting import start
from wagtail.models import Locale, Page
source = Page.objects.get(title={LEAF!r}, locale__language_code="zh-hans").specific
locale = Locale.objects.get(language_code="ii")
start(source, locale)
print(source.get_translation(locale).pk)
"""
    page = visit("admin")
    page.goto(f"/cms/translations/{site.shell(begin).splitlines()[-1]}/")
    ready(page)
    box = page.locator(".wb-row textarea").first
    box.focus()
    pad = opened(page)
    for initial, syllable in (("n", "ꆈ nuo"), ("s", "ꌠ su"), ("h", "ꉙ hxop")):
        first = pad.locator("[data-opens]").filter(has_text=re.compile(rf"^\s*{initial}\s"))
        if initial == "h":
            first.click()
            press(pad, "‹ h")
            first = pad.locator("[data-opens]").filter(has_text=re.compile(r"^\s*hx\s"))
        first.click()
        expect(first).to_be_hidden()
        press(pad, syllable)
        expect(first).to_be_visible()
    expect(box).to_have_value("ꆈꌠꉙ")
    page.keyboard.press("Alt+l")
    page.keyboard.press("Enter")
    assert page.evaluate(IN_HAND).startswith("ꉆ"), "the first syllable of the step"
    page.keyboard.press("Enter")
    assert page.evaluate(IN_HAND).startswith("hx"), "where one was"
    expect(box).to_have_value("ꆈꌠꉙꉆ")
    assert violations(page) == [] and letters_without_face(page) == []
    saved(page)


def test_a_lisu_page_has_lisu_keys_on_a_phone_too(visit, site):
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    page, box = begun(visit, LEAF, "yiyuan-lisu", **phone)
    pad = opened(page)
    for key in ("ꓡ", "ꓲ", "-", "ꓢ", "ꓴ", "ꓸ", "空格", "꓿", "删除", "删除"):
        pad.get_by_role("button", name=key, exact=True).tap()
    expect(box).to_have_value("ꓡꓲ-ꓢꓴꓸ")
    expect(box).to_be_focused()
    expect(box).to_have_attribute("inputmode", "none")
    hand, keys = page.locator(".wb-row:focus-within").bounding_box(), page.locator("[data-letters]").bounding_box()
    assert hand["y"] + hand["height"] <= keys["y"] and round(keys["y"] + keys["height"]) <= 844
    sizes = pad.get_by_role("button").evaluate_all("all => all.map((each) => each.getBoundingClientRect().height)")
    assert min(sizes) >= 40
    assert violations(page) == []
    saved(page)
    assert stored(site, page) == "ꓡꓲ-ꓢꓴꓸ"
    press(pad, "关上")
    expect(box).not_to_have_attribute("inputmode", "none")

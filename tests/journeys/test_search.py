"""Somebody looks for walnuts by pinyin, narrows by month, opens, goes back; with and without scripts, on a phone and at the kiosk."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.journey, pytest.mark.xdist_group("kiosk")]

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
KIOSK = {"viewport": {"width": 1024, "height": 600}, "has_touch": True}
STARTS = [pytest.param("/zh-hans/", PHONE, id="phone"), pytest.param("/e/533401/", KIOSK, id="kiosk")]


def narrow_by_march_then_open_and_come_back(page: Page) -> None:
    main = page.get_by_role("main")
    expect(main.get_by_role("status")).to_contain_text("找到")
    everything = main.locator("article.hit").count()
    main.get_by_text("筛选", exact=True).tap()
    main.get_by_label("月份").select_option(label=main.locator("select[name=month] option[value='3']").inner_text())
    main.get_by_role("button", name="看结果").tap()
    expect(page).to_have_url(re.compile("month=3"))
    assert 0 < main.locator("article.hit").count() <= everything
    hit = main.get_by_role("link", name="核桃栽培管理手册")
    hit.tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("核桃栽培管理手册")
    page.go_back()
    expect(page).to_have_url(re.compile("month=3"))
    expect(main.locator("select[name=month]")).to_have_value("3")


@pytest.mark.parametrize(("start", "screen"), STARTS)
def test_pinyin_leads_to_the_word_and_on(visit, start, screen):
    page = visit(**screen)
    page.goto(start)
    field = page.locator("input[type=search]").first
    field.tap()
    field.press_sequentially("hetao", delay=20)
    page.get_by_role("option", name=re.compile("^核桃 *搜这个词")).tap()
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text("核桃")
    narrow_by_march_then_open_and_come_back(page)


@pytest.mark.parametrize(("start", "screen"), STARTS)
def test_without_scripts_the_word_that_was_meant_is_offered(visit, start, screen):
    page = visit(**screen, java_script_enabled=False)
    page.goto(start)
    page.locator("input[type=search]").first.fill("hetao")
    page.get_by_role("button", name="搜索").first.tap()
    page.get_by_role("main").get_by_role("link", name="核桃", exact=True).tap()
    narrow_by_march_then_open_and_come_back(page)


@pytest.mark.parametrize(("start", "screen"), STARTS)
def test_nonsense_leads_to_the_pictures(visit, start, screen):
    page = visit(**screen)
    page.goto(start)
    page.locator("input[type=search]").first.fill("xqzvkw")
    page.locator("input[type=search]").first.press("Enter")
    main = page.get_by_role("main")
    expect(main.get_by_role("status")).to_contain_text("没有找到")
    main.get_by_role("link", name="牛羊养殖").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("牛羊养殖")


def test_keys_alone_choose_a_suggestion(visit):
    page = visit(viewport={"width": 1280, "height": 800})
    page.goto("/zh-hans/")
    field = page.locator("input[type=search]").first
    field.focus()
    field.press_sequentially("hetao", delay=20)
    expect(page.get_by_role("option").first).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", re.compile("-0$"))
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    field.press_sequentially(" ", delay=20)
    expect(page.get_by_role("option").first).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")
    expect(page).to_have_url(re.compile("search/[?]q="))

"""Advice has become unsafe: an editor withdraws it in the browser, every dress and language answers 410, the reviewer brings it back."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.handbook import picture
from tests.journeys.page_editor import footer

pytestmark = [pytest.mark.browser, pytest.mark.journey, pytest.mark.xdist_group("withdraw")]

TITLE, PATH = "高原反应怎么防怎么办", "gao-yuan-sheng-huo/gao-yuan-fan-ying-zen-me-fang-zen-me-ban/"
ADDRESSES = [f"{dress}/{code}/{PATH}" for dress in ("", "/e/533401") for code in ("zh-hans", "bo")]
USUAL, WORDS = "用量或浓度有错，照着做会出事。", "红景天的用量写多了。"


def open_in_editor(page: Page) -> None:
    page.goto("/cms/pages/")
    page.get_by_role("link", name="查看'高原生活'的子页面").click()
    page.get_by_role("link", name=TITLE, exact=True).click()
    page.wait_for_url("**/edit/")


def test_what_an_editor_withdraws_is_gone_everywhere_until_the_reviewer_restores_it(visit):
    editor, reviewer, reader = visit("bianji"), visit("shenhe"), visit()
    assert [reader.request.get(address).status for address in ADDRESSES] == [200] * 4

    open_in_editor(editor)
    footer(editor).get_by_role("link", name="撤回", exact=True).click()
    main = editor.get_by_role("main")
    expect(main.get_by_role("row", name=re.compile(TITLE))).to_contain_text("汉文、藏文")
    editor.get_by_role("textbox", name="再说几句").fill("短")
    editor.get_by_role("button", name="撤回", exact=True).click()
    expect(main).to_contain_text("请写清为什么撤回")
    expect(editor.get_by_role("textbox", name="再说几句")).to_have_value("短")
    editor.get_by_role("radio", name=USUAL).check()
    picture(editor, "editor-withdraw")
    editor.get_by_role("textbox", name="再说几句").fill(WORDS)
    editor.get_by_role("button", name="撤回", exact=True).click()
    expect(editor.get_by_role("status").first).to_contain_text("各语种一共 2 页")
    expect(editor.get_by_text("读者看到的是原因").first).to_be_visible()
    expect(editor.get_by_role("link", name="恢复公开")).to_have_count(0)

    for address in ADDRESSES:
        assert reader.request.get(address).status == 410, address
    for address in ADDRESSES[1], ADDRESSES[3]:
        reader.goto(address)
        expect(reader.get_by_text(USUAL + WORDS)).to_have_attribute("lang", "zh-Hans")
        expect(reader.get_by_role("main")).to_contain_text("不要再照它做")
        reader.get_by_role("main").get_by_role("link", name="看这个专题里的其他内容").click()
        expect(reader).to_have_url(re.compile("/bo/gao-yuan-sheng-huo/$"))

    open_in_editor(reviewer)
    reviewer.get_by_role("link", name="恢复公开").first.click()
    reviewer.get_by_role("button", name="恢复公开", exact=True).click()
    expect(reviewer.get_by_role("status").first).to_contain_text("恢复公开了")
    assert [reader.request.get(address).status for address in ADDRESSES] == [200] * 4

"""The province office looks: what a county lacks, what readers said; it changes nothing."""

import os

import pytest
from playwright.sync_api import expect

from tests.axe import violations
from tests.handbook import picture

pytestmark = [pytest.mark.browser, pytest.mark.journey, pytest.mark.xdist_group("office")]
MANUAL = "牦牛与黄牛健康手册"
SAID = """
from science_content.feedback.actions import give_feedback
from science_content.models import ArticlePage
page = ArticlePage.objects.get(slug="nong-yao-dui-shui-zen-me-suan", locale__language_code="zh-hans")
give_feedback(page=page, answer="unclear", words="800倍是哪个除哪个？电话13812345678")
"""


def test_the_office_sees_gaps_and_masked_words_and_can_handle_nothing(visit, site):
    site.shell(SAID)
    page = visit("shengban", viewport={"width": 1366, "height": 768})
    page.goto("/cms/")
    panel = page.get_by_role("region", name="我的地方还缺什么")
    panel.get_by_role("combobox").select_option(label="香格里拉市")
    panel.get_by_role("button", name="看看").click()
    expect(panel).to_contain_text("香格里拉市")
    picture(page, "office-first")
    page.get_by_role("link", name="读者反馈").first.click()
    main = page.get_by_role("main")
    expect(main).to_contain_text("800倍是哪个除哪个")
    expect(main).not_to_contain_text("13812345678")
    expect(main.get_by_role("button", name="处理好了")).to_have_count(0)
    picture(page, "office-readers")


def test_the_office_looks_at_one_manual_in_every_language(visit):
    page = visit("shengban", viewport={"width": 1366, "height": 768})
    page.goto("/cms/translations/")
    page.get_by_role("row").filter(has_text=MANUAL).first.get_by_role("link", name="各种文字").click()
    table = page.get_by_role("region", name="各种文字")
    expect(table.get_by_role("row")).to_have_count(16)
    for width, height in ((1366, 768), (1024, 600), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width
        if folder := os.environ.get("SHOTS"):
            page.screenshot(path=f"{folder}/languages-{width}.png")
    assert violations(page) == []

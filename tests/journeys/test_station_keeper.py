"""A station keeper shows the kiosk: its start, and how somebody takes a page home."""

import pytest
from playwright.sync_api import expect

from tests.handbook import picture

pytestmark = [pytest.mark.browser, pytest.mark.journey, pytest.mark.xdist_group("kiosk")]
PAGE = "/e/533401/zh-hans/gao-yuan-sheng-huo/gao-yuan-fan-ying-zen-me-fang-zen-me-ban/"


def test_the_keeper_starts_the_kiosk_and_a_page_goes_home_by_its_code(visit):
    page = visit(viewport={"width": 1024, "height": 600}, has_touch=True)
    page.goto("/e/533401/")
    expect(page.get_by_role("searchbox")).to_be_visible()
    picture(page, "keeper-start")
    page.goto(PAGE)
    code = page.get_by_role("img", name="这一页网址的二维码")
    code.scroll_into_view_if_needed()
    expect(code).to_have_js_property("complete", True)
    assert code.evaluate("image => image.naturalWidth") > 0
    page.get_by_role("link", name="没看懂").scroll_into_view_if_needed()
    picture(page, "keeper-share")

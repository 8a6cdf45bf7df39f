"""A farmer with a phone in the field: from the front page to the right dose in three touches, with or without scripts."""

import pytest
from playwright.sync_api import expect

from tests.handbook import picture

pytestmark = [pytest.mark.browser, pytest.mark.journey, pytest.mark.xdist_group("dose")]

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
WAYS = {
    "by picture": ("/zh-hans/", ["牛羊养殖", "牦牛与黄牛健康手册", "驱虫与防疫"]),
    "in my county": ("/zh-hans/places/533401/", ["牦牛与黄牛健康手册", "驱虫与防疫"]),
    "by the calendar": ("/zh-hans/calendar/", ["9月", "驱虫与防疫"]),
}


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("way", WAYS)
def test_the_dose_is_three_touches_away(visit, way, scripts):
    start, touches = WAYS[way]
    page = visit(**PHONE, java_script_enabled=scripts)
    page.goto(start)
    if (way, scripts) == ("by picture", True):
        picture(page, "villager-front")
    for name in touches:
        page.get_by_role("main").get_by_role("link", name=name).first.tap()
        expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    dose = page.locator(".dose").first
    expect(dose).to_contain_text("用量待核，看标签")  # until somebody has seen a label
    if (way, scripts) == ("by picture", True):
        dose.scroll_into_view_if_needed()
        picture(page, "villager-dose")
    assert len(touches) <= 3


def test_search_finds_it_too(visit):
    page = visit(**PHONE)
    page.goto("/zh-hans/")
    page.locator("input[type=search]").fill("牦牛驱虫")
    page.get_by_role("button", name="搜索").tap()
    page.get_by_role("main").get_by_role("link", name="驱虫与防疫").first.tap()
    expect(page.locator(".dose").first).to_be_visible()

"""A visitor leaves the kiosk: it returns to its start, and nothing of what he typed is left behind."""

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests import server
from tests.journeys.test_kiosk import SCREEN, START, touch
from tests.server import Site

pytestmark = [pytest.mark.browser, pytest.mark.journey, pytest.mark.xdist_group("left_kiosk")]

TYPED = "我家的事"
SOON = 3000  # milliseconds


@pytest.fixture(scope="module")
def site(stand_by) -> Iterator[Site]:
    """A station whose kiosk waits for the shortest time that the settings allow."""
    with server.running_at_once(*stand_by, KIOSK_IDLE_SECONDS=5) as running:
        yield running


def expect_nothing_of_the_visitor(page: Page) -> None:
    """Sooner than the idle time, which would clear it anyway."""
    expect(page).not_to_have_url(re.compile(quote(TYPED)), timeout=SOON)
    expect(page.get_by_role("main")).not_to_contain_text(TYPED, timeout=SOON)
    for field in page.locator("input[type=search]").all():
        expect(field).not_to_have_value(re.compile(TYPED), timeout=SOON)


def test_the_start_page_forgets_what_was_typed(visit):
    page = visit(**SCREEN)
    page.goto(START)
    field = page.locator("input[type=search]")
    field.fill(TYPED)
    expect(field).to_have_value("")
    assert page.url.endswith(START)


@pytest.mark.parametrize("goes_on", [False, True], ids=["at the answers", "at a page found"])
def test_a_left_kiosk_returns_to_the_start_and_back_brings_nothing_of_the_visitor(visit, goes_on):
    page = visit(**SCREEN)
    page.goto(START)
    page.locator("input[type=search]").fill(f"牦牛 {TYPED}")
    touch(page, "button", "搜索")
    if goes_on:
        touch(page, "link", "牦牛与黄牛健康手册")
    else:
        page.locator("input[type=search]").fill(TYPED)
    page.wait_for_url(f"**{START}")
    expect_nothing_of_the_visitor(page)
    while page.go_back(wait_until="commit"):
        expect_nothing_of_the_visitor(page)

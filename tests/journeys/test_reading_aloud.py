"""A translator reads a part aloud into the browser's microphone, a second person listens, and a villager hears it."""

import os
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.axe import violations
from tests.handbook import picture
from tests.safety import sounds
from tests.server import Site

pytestmark = [pytest.mark.browser, pytest.mark.journey]

PAGE = """
from science_content.models import ArticlePage
pages = ArticlePage.objects.readable().filter(locale__language_code="bo").order_by("path")
print(pages[%d].pk, pages[%d].url_path)
"""
SPEAKER = "扎西卓玛"
SCREENS = {"1366": (1366, 768), "1024": (1024, 600), "390": (390, 844)}
PLAYS = """async (player) => {
  await player.play();
  const end = Date.now() + 20_000;
  while (!player.currentTime && !player.error && Date.now() < end) await new Promise((go) => setTimeout(go, 50));
  player.pause();
  return player.currentTime > 0 && !player.error;
}"""


def page_of(site: Site, number: int) -> tuple[str, str]:
    """(id, address) of a Tibetan page; each journey has one of its own."""
    pk, address = site.shell(PAGE % (number, number)).split()
    return pk, address


def shot(page: Page, name: str) -> None:
    if folder := os.environ.get("SHOTS"):
        page.screenshot(path=f"{folder}/{name}.png")


def looked_at(page: Page, name: str) -> None:
    """At each size nothing is wider than the screen, and axe finds nothing."""
    for size, (width, height) in SCREENS.items():
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width, size
        page.evaluate("scrollTo(0, 0)")
        shot(page, f"{name}-{size}")
    page.set_viewport_size({"width": 1366, "height": 768})
    assert violations(page) == []


def head(page: Page) -> Locator:
    return page.get_by_role("region", name=re.compile("标题和摘要$"))


def read_aloud(page: Page) -> None:
    """Recorded, listened to, sent without a line, sent again."""
    part = head(page)
    part.get_by_text("录这一块").click()
    part.get_by_role("button", name=re.compile("^开始录")).press("Enter")
    expect(part.get_by_role("timer")).to_contain_text("1 秒")
    part.get_by_role("button", name="停").press("Enter")
    expect(part.get_by_label("刚录的")).to_be_visible()
    assert part.get_by_label("刚录的").evaluate(PLAYS)
    part.get_by_label("谁念的").fill(SPEAKER)
    part.get_by_label(re.compile("念的人同意")).check()
    looked_at(page, "record")
    part.get_by_text("录这一块").scroll_into_view_if_needed()
    picture(page, "translator-recording")
    page.context.set_offline(True)
    part.get_by_role("button", name="存下来").click()
    expect(part.get_by_role("alert")).to_contain_text("录音还在这里")
    page.context.set_offline(False)
    part.get_by_role("button", name="存下来").click()
    expect(part.get_by_text("等另一个人听")).to_be_visible()
    assert SPEAKER in part.inner_text()


def listened_to(page: Page, pk: str) -> None:
    """From the first screen's panel to the button."""
    page.goto("/cms/")
    expect(page.get_by_role("region", name="录音等您听")).to_be_visible()
    shot(page, "first-screen-1366")
    page.goto("/cms/recordings/")
    looked_at(page, "list")
    page.locator(f'.recording-list a[href^="/cms/recordings/{pk}/"]').click()
    assert head(page).locator("audio:not([data-heard])").evaluate(PLAYS)
    looked_at(page, "listen")
    picture(page, "language-reviewer-listening")
    head(page).get_by_role("button", name="听完了，念得对").click()
    expect(page.get_by_text("读者现在听得到了")).to_be_visible()


def test_a_part_is_read_into_the_microphone_listened_to_and_heard_by_a_villager(visit, site):
    pk, address = page_of(site, 0)
    yiyuan, jiaodui, reader = visit("yiyuan"), visit("jiaodui"), visit()
    yiyuan.goto(f"/cms/recordings/{pk}/")
    read_aloud(yiyuan)
    reader.goto(address)
    expect(reader.locator(".spoken")).to_have_count(0)
    listened_to(jiaodui, pk)
    for dress in ("", "/e/533401"):
        reader.goto(dress + address)
        expect(reader.locator(".spoken")).to_have_count(1)
        assert reader.locator(".spoken audio").evaluate(PLAYS)
        looked_at(reader, f"reader{dress.replace('/', '-')}")
    reader.emulate_media(media="print")
    expect(reader.locator(".spoken")).to_be_hidden()


def test_without_scripts_a_file_is_sent_and_taken_out_again(visit, site):
    pk, _ = page_of(site, 1)
    page = visit("jiaodui")
    cookies = page.context.cookies()
    plain = visit(java_script_enabled=False)
    plain.context.add_cookies(cookies)
    plain.goto(f"/cms/recordings/{pk}/")
    part = plain.locator(".recording-part").nth(1)
    part.locator("summary").click()
    part.locator("[name=file]").set_input_files({"name": "a.ogg", "mimeType": "audio/ogg", "buffer": sounds.ogg()})
    part.locator("[name=speaker]").fill(SPEAKER)
    part.locator("[name=agreed]").check()
    part.get_by_role("button", name="存下来").click()
    expect(part.get_by_text("等另一个人听")).to_be_visible()
    part.get_by_role("button", name="删掉这段录音").click()
    expect(part.get_by_text("等另一个人听")).to_have_count(0)


def test_one_part_has_the_microphone_and_nothing_that_was_read_into_it_is_lost(visit, site):
    pk, _ = page_of(site, 2)
    page = visit("yiyuan")
    page.goto(f"/cms/recordings/{pk}/")
    first, second = (page.locator(".recording-part:has([data-record])").nth(at) for at in (1, 2))
    for part in (first, second):
        part.locator("summary").click()
    first.locator("[data-start]").evaluate("(button) => { button.click(); button.click(); }")
    second.locator("[data-start]").click()
    expect(second.get_by_role("alert")).to_contain_text("别的一块正在录")
    first.locator("summary").click()
    first.locator("summary").click()
    expect(first.get_by_role("timer")).to_contain_text("1 秒")
    first.get_by_role("button", name="停").click()
    expect(first.get_by_label("刚录的")).to_be_visible()
    second.locator("[data-start]").click()
    expect(second.get_by_role("timer")).to_contain_text("1 秒")
    saved(first)
    expect(first.locator("details")).not_to_have_attribute("open", "")
    first.locator("summary").click()
    first.locator("[name=file]").set_input_files({"name": "a.ogg", "mimeType": "audio/ogg", "buffer": sounds.ogg()})
    saved(first)
    expect(first.locator("details")).not_to_have_attribute("open", "")
    second.get_by_role("button", name="停").click()
    expect(second.get_by_label("刚录的")).to_be_visible()
    saved(second)
    for part in (first, second):
        expect(part.get_by_text("等另一个人听")).to_be_visible()


def saved(part: Locator) -> None:
    part.get_by_label("谁念的").fill(SPEAKER)
    part.get_by_label(re.compile("念的人同意")).check()
    part.get_by_role("button", name="存下来").click()

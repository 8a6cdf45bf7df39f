"""The translators' editor as its users handle it: find a sentence, type, one key, publish."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.faces import letters_without_face
from tests.server import Site

DONE = "Control+Enter"
ALL_SAVED = "都存好了"


def on_desk(page: Page, title: str) -> Locator:
    """The row of a Chinese page on the desk of the only language that this user works in."""
    page.goto("/cms/translations/")
    return row_of(page, title)


def row_of(page: Page, title: str) -> Locator:
    return page.get_by_role("row").filter(has=page.get_by_role("link", name=title, exact=True))


def start(page: Page, title: str) -> None:
    on_desk(page, title).get_by_role("button", name="开始翻译").click()
    ready(page)


def begin_what_waits(site: Site) -> None:
    """As the worker does it that stands beside a site."""
    site.manage("run_worker", "-v0", "--batch", "--no-startup-delay")


def open_translation(page: Page, title: str) -> None:
    on_desk(page, title).get_by_role("link", name="翻译", exact=True).click()
    ready(page)


def ready(page: Page) -> None:
    """Until its scripts have the editor in hand."""
    page.locator("[data-wb][data-ready]").wait_for()


def page_id(page: Page) -> int:
    """Of the translation that is open."""
    return int(re.search(r"/translations/(\d+)/", page.url)[1])


def sentence_of(page: Page, chinese: str) -> Locator:
    """The row of the only sentence that is so, or has that in it."""
    rows = page.locator(".wb-row")
    whole = rows.filter(has=page.locator(".wb-zh > p", has_text=re.compile(f"^\\s*{re.escape(chinese)}\\s*$")))
    return whole.first if whole.count() else rows.filter(has=page.locator(".wb-zh > p", has_text=chinese)).last


def translate(page: Page, chinese: str, words: str) -> None:
    """Type the words for one sentence, press the one key, and wait until they are stored."""
    box = sentence_of(page, chinese).get_by_role("textbox")
    box.fill(words)
    box.press(DONE)
    saved(page)
    assert letters_without_face(page) == []


def saved(page: Page) -> None:
    expect(page.locator("[data-saving]")).to_have_text(ALL_SAVED)


def release(page: Page) -> None:
    """What is open in the editor, after a look at what readers will see."""
    page.locator("[data-release]").get_by_role("button").click()
    page.get_by_role("button", name="发布选中的").click()


def publish(page: Page, title: str) -> None:
    open_translation(page, title)
    release(page)
    expect(page.get_by_role("status").filter(has_text="已发布").first).to_be_visible()

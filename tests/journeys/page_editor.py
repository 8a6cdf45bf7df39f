"""The page editor as its users handle it: new pages, blocks, the buttons at the foot."""

import re
from contextlib import suppress
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, TimeoutError, expect

TOPIC = "果茶林木"
FORM_READY = 2500  # milliseconds: what stands in a form for two seconds is what Wagtail compares with before it saves
CONTROLLER = "wagtail.app.getControllerForElementAndIdentifier(document.querySelector('[data-edit-form]'), '%s')"
STORED = f"""() => {{
  const form = {CONTROLLER % "w-unsaved"};
  return form.initialFormData === form.formData && !{CONTROLLER % "w-autosave"}.submitPromise;
}}"""
_walked: dict[tuple[str, str], str] = {}  # every site of the tests begins as a copy of one database


def new_page(page: Page, kind: str, *, topic: str = TOPIC) -> None:
    """Open the form for a new page of this kind below a topic; the first time by the ways that the admin offers.

    These lead to the same form each time, and three screens on the way take longer than the form.
    """
    if address := _walked.get((kind, topic)):
        page.goto(address)
        return
    page.goto("/cms/pages/")
    page.get_by_role("link", name=f"查看'{topic}'的子页面").click()
    page.get_by_role("link", name="添加子页面").click()
    page.get_by_role("link", name=kind, exact=True).click()
    page.wait_for_url("**/cms/pages/add/**")
    _walked[kind, topic] = urlsplit(page.url).path


def new_chapter(page: Page, manual_id: int) -> None:
    """The only kind of page below a manual, so the form opens at once."""
    page.goto(f"/cms/pages/{manual_id}/add_subpage/")


def write_head(page: Page, title: str, summary: str) -> None:
    page.get_by_role("textbox", name="标题*", exact=True).fill(title)
    page.get_by_role("textbox", name="摘要", exact=True).fill(summary)


def add_source(page: Page, title: str, standard: str) -> None:
    """One more source that somebody opened: without any, no page passes review."""
    rows = page.locator("[name^=page_sources-][name$=-title]:visible")
    add_row(page.get_by_role("button", name=re.compile("增加.*出处")), rows)
    rows.last.fill(title)
    page.locator("[name^=page_sources-][name$=-standard]:visible").last.fill(standard)


def add_block(page: Page, name: str) -> Locator:
    """The empty block, below what the body holds already; by the keys, as the page may still be moving."""
    blocks = page.get_by_role("region", name=re.compile(f"^{name}"))
    before = blocks.count()
    # A list that opens under the mouse and then shrinks away from it has nothing chosen for Enter. One that opens just as
    # the editor saves by itself may close again; a person presses once more.
    page.mouse.move(0, 0)
    for _ in range(6):
        with suppress(AssertionError, TimeoutError):
            page.get_by_role("button", name="插入内容块", exact=True).last.press("Enter", timeout=8000)
            looked_for = page.get_by_role("combobox", name="搜索项…")
            looked_for.fill(name, timeout=8000)
            option = page.get_by_role("option", name=name, exact=True)
            expect(option).to_have_attribute("aria-selected", "true", timeout=8000)
            looked_for.press("Enter", timeout=8000)
            expect(blocks).to_have_count(before + 1, timeout=8000)
        if blocks.count() > before:
            break
        page.keyboard.press("Escape")  # a list that stayed open
    expect(blocks).to_have_count(before + 1)
    return itself(page, blocks.last)


def itself(place: Page | Locator, block: Locator) -> Locator:
    """The very block or row, by its id: found by its name, the names of all the form are made for each field looked for in it.

    Two new blocks begin with rows of the same ids, so a row is that of its `place`.
    """
    return place.locator(f"#{block.get_attribute('id')}")


def add_row(button: Locator, rows: Locator) -> None:
    """One more of `rows`; pressed again where the page moved meanwhile, as by a list that opens just then."""
    before = rows.count()
    for _ in range(6):
        with suppress(AssertionError, TimeoutError):
            button.press("Enter", timeout=8000)
            expect(rows).to_have_count(before + 1, timeout=8000)
        if rows.count() > before:
            break
    expect(rows).to_have_count(before + 1)


def fill(block: Locator, words: dict[str, str]) -> None:
    """Type, or choose where the field is a list; keys are the labels in front of the fields."""
    for label, value in words.items():
        field = field_of(block, label)
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(label=value)
        else:
            field.fill(value)


def field_of(block: Locator, label: str) -> Locator:
    """Required fields have a star behind their label."""
    return block.get_by_label(re.compile(rf"^{re.escape(label)}\s*\*?$")).first


def open_tab(page: Page, name: str) -> None:
    """Clicked before its script is there, it does not open."""
    tab = page.get_by_role("tab", name=name)
    for _ in range(6):
        tab.click()
        with suppress(AssertionError):
            expect(tab).to_have_attribute("aria-selected", "true", timeout=5000)
            break


def footer(page: Page) -> Locator:
    """The buttons at the foot, with the menu of further actions open."""
    foot = page.get_by_role("navigation", name="操作（页脚）")
    unfold(foot.get_by_role("button", name="更多动作"))
    return foot


def unfold(button: Locator) -> None:
    """Clicked before its script is there, it opens nothing; clicked once more when it has opened, it would shut."""
    for _ in range(6):
        if button.get_attribute("aria-expanded") != "true":
            button.click()
        with suppress(AssertionError):
            expect(button).to_have_attribute("aria-expanded", "true", timeout=5000)
            break


def wait_until_stored(page: Page) -> None:
    """By itself. What changes while Wagtail stores may wait for the next change."""
    page.wait_for_function(STORED)


def submit(page: Page) -> None:
    with page.expect_navigation():
        footer(page).get_by_role("button", name=re.compile("^提交.*科学审核")).click()


def see_what_changed(page: Page) -> None:
    """From the editor of a page that waits for review."""
    with page.expect_navigation():
        footer(page).get_by_role("link", name=re.compile("^批准")).click()


def save_draft(page: Page) -> int:
    """The id of the saved page, whose form is loaded anew.

    A new address alone tells nothing: the editor gives the page that of the saved one when it saves by itself.
    """
    with page.expect_event("load"):
        page.get_by_role("button", name="保存草稿").click()
    return int(re.search(r"/pages/(\d+)/edit/", page.url)[1])


def id_in_listing(page: Page, title: str) -> int:
    """The id of a page that the list of pages on screen shows."""
    address = page.get_by_role("row").get_by_role("link", name=title, exact=True).first.get_attribute("href")
    return int(re.search(r"/pages/(\d+)/", address)[1])

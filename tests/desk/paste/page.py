"""The page editor of an article, for pastes: blocks of text, real paste events, what is stored."""

import json
import re
from typing import Any

from playwright.sync_api import Locator, Page

from tests.journeys.page_editor import new_page, save_draft, write_head
from tests.server import Site

SUMMARY = "从别处贴来的字，看得见的都在，看不见的都不在；数字一个不多，一个不少。"
DRAFTAIL_WRITES = 500  # milliseconds after which what stands in an editor stands in the form
ADD = """
type => {
  const stream = document.getElementById("body-root").rootBlock;
  const id = crypto.randomUUID();
  stream.insert({ type, value: stream.blockDef.initialChildStates[type], id }, stream.children.length);
  return id;
}
"""
PASTE = """
(field, [html, plain]) => {
  const clipboardData = new DataTransfer();
  if (html) clipboardData.setData("text/html", html);
  if (plain) clipboardData.setData("text/plain", plain);
  field.focus();
  return !field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}
"""


def article(page: Page, title: str) -> Page:
    new_page(page, "文章")
    write_head(page, title, SUMMARY)
    return page


def empty_block(page: Page, kind: str = "text") -> Locator:
    """One more block at the end of the body, as the menu of blocks adds it, only sooner."""
    return page.locator(f"#block-{page.evaluate(ADD, kind)}-section")


def editor(block: Locator) -> Locator:
    return block.locator("[contenteditable=true]").first


def paste(field: Locator, html: str, plain: str = "") -> bool:
    """As the browser does on Ctrl+V; whether anybody but the browser did it."""
    return field.evaluate(PASTE, [html, plain])


def drop(field: Locator, html: str, plain: str) -> bool:
    """Dragged from another window; whether anybody stopped it."""
    return field.evaluate(
        PASTE.replace('ClipboardEvent("paste", { clipboardData,', 'DragEvent("drop", { dataTransfer: clipboardData,'),
        [html, plain],
    )


def lines(block: Locator) -> list[str]:
    """The paragraphs of an editor, as they stand in it."""
    return editor(block).evaluate("each => [...each.querySelectorAll('[data-block]')].map((line) => line.innerText)")


def told(block: Locator) -> Locator:
    return block.locator(".paste-said")


def stored(site: Site, page: Page) -> list[tuple[str, Any]]:
    """(type, value) of each block of the body, once the draft is saved."""
    page.wait_for_timeout(DRAFTAIL_WRITES)
    page_id = save_draft(page)
    code = (
        "import json; from wagtail.models import Page; "
        f"body = Page.objects.get(pk={page_id}).specific.get_latest_revision_as_object().body; "
        "print(json.dumps([[each.block_type, each.block.get_prep_value(each.value)] for each in body], default=str))"
    )
    return [(kind, _bare(value)) for kind, value in json.loads(site.shell(code))]


def _bare(value: Any) -> Any:
    """Rich text without the keys of its paragraphs, its signs as letters."""
    if not isinstance(value, str):
        return value
    return plain_signs(re.sub(r' data-block-key="\w+"', "", value).replace("<br/>", "<br>"))


def plain_signs(html: str) -> str:
    """Without the differences that HTML allows: quotes, and blanks that no line ends at."""
    return html.replace("&quot;", '"').replace("\u00a0", " ")


def press(block: Locator, name: str) -> None:
    block.get_by_role("button", name=name, exact=True).first.click()

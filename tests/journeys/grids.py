"""Tables in the page editor, as those handle them who fill them: by keys, by paste, and what of it is stored."""

import json
import sqlite3

from playwright.sync_api import Locator, Page

from tests.database import DEMO
from tests.journeys.page_editor import TOPIC, add_block, write_head
from tests.server import Site

SUMMARY = "看叶色，认缺肥；量准再下，不多花钱，也不伤根、不伤人。"
PASTE = """(field, [html, plain]) => {
  const clipboardData = new DataTransfer();
  if (html) clipboardData.setData("text/html", html);
  if (plain) clipboardData.setData("text/plain", plain);
  field.focus();
  const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
  field.dispatchEvent(event);
  return event.defaultPrevented;
}"""


def new_table(page: Page, site: Site, title: str, kind: str = "数据表") -> Locator:
    """The empty block on a new article."""
    with sqlite3.connect(site.folder / DEMO) as database:
        asked = "SELECT id FROM wagtailcore_page WHERE title = ? ORDER BY id"
        topic = database.execute(asked, [TOPIC]).fetchone()[0]
    page.goto(f"/cms/pages/add/science_content/articlepage/{topic}/")
    write_head(page, title, SUMMARY)
    block = add_block(page, kind)
    block.get_by_label("标题").first.fill(title)
    return block


def cell(block: Locator, row: int, column: int) -> Locator:
    """Counted from 1; row 0 are the titles."""
    return block.locator(f'[data-row="{row - 1}"][data-column="{column - 1}"]')


def paste(field: Locator, *, html: str = "", plain: str = "") -> bool:
    """Whether the grid took it."""
    return field.evaluate(PASTE, [html, plain])


def shown(block: Locator) -> list[list[str]]:
    """What stands in the fields, the titles first."""
    rows = block.locator("[data-grid] .cell-grid-frame").first.locator("tr").all()
    read = "row => [...row.querySelectorAll('textarea, input, select:not([data-row=unit])')].map(field => field.value)"
    return [row.evaluate(read) for row in rows]


def status(block: Locator) -> str:
    return block.locator(".cell-grid-status").inner_text()


def in_latest_draft(site: Site, page_id: int, kind: str) -> dict:
    """The first block of this kind, as it is stored: {type, id, value}."""
    return next(block for block in stored_body(site, page_id) if block["type"] == kind)


def stored_body(site: Site, page_id: int) -> list[dict]:
    return json.loads(json.loads(_latest(site, page_id)[1])["body"])


def store(site: Site, page_id: int, body: list[dict]) -> None:
    """Put `body` into the latest draft, past every form."""
    number, content = _latest(site, page_id)
    changed = json.dumps(json.loads(content) | {"body": json.dumps(body)})
    with sqlite3.connect(site.folder / DEMO) as database:
        database.execute("UPDATE wagtailcore_revision SET content = ? WHERE id = ?", [changed, number])


def _latest(site: Site, page_id: int) -> tuple[int, str]:
    asked = "SELECT id, content FROM wagtailcore_revision WHERE object_id = ? ORDER BY id DESC LIMIT 1"
    with sqlite3.connect(site.folder / DEMO) as database:
        return database.execute(asked, [str(page_id)]).fetchone()

"""The pictures of the handbook (`docs/handbook`), taken by the journeys at the moment that they show.

A section of the handbook has one picture. Every **「label」** in it must stand on the screen when a journey takes that
picture, so a button that is gone or has another name fails the journey. `make handbook` draws the pictures anew.
"""

import io
import os
import re

from PIL import Image
from playwright.sync_api import Page

from tests.database import ROOT

FOLDER = ROOT / "docs" / "handbook"
PEOPLE = (
    "villager",
    "station-keeper",
    "editor",
    "science-reviewer",
    "translator",
    "language-reviewer",
    "province-office",
)
LABEL = re.compile(r"\*\*「([^」]+)」\*\*")
PICTURE = re.compile(r"!\[[^\]]+\]\(pictures/([a-z-]+)\.webp\)")
WIDEST = 1024
# All that a person sees or is read: text that is laid out, and the names of fields and buttons without text.
WORDS = """
() => {
    const named = [...document.querySelectorAll("[aria-label], [placeholder], [title], input[type=submit], option")];
    const read = each => [each.getAttribute("aria-label"), each.placeholder, each.title, each.value, each.text];
    return [document.body.innerText, ...named.filter(each => each.checkVisibility() || each.localName === "option").flatMap(read)]
        .filter(Boolean).join("\\n");
}
"""


def text_of(person: str) -> str:
    return (FOLDER / f"{person}.md").read_text(encoding="utf-8")


def sections() -> dict[str, str]:
    """{picture: the section that shows it}, of all seven pages."""
    parts = [part for person in PEOPLE for part in text_of(person).split("\n## ")]
    return {name: part for part in parts for name in PICTURE.findall(part)}


def picture(page: Page, name: str) -> None:
    """Fails where a label of the section is not on the screen; draws the picture where HANDBOOK_PICTURES=1."""
    page.wait_for_load_state()  # the address is new before the page is
    said = page.evaluate(WORDS)
    absent = [label for label in LABEL.findall(sections()[name]) if label not in said]
    assert absent == [], f"docs/handbook names {absent} beside {name}, which is not on the screen"
    if os.environ.get("HANDBOOK_PICTURES") == "1":
        drawn = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
        drawn.thumbnail((WIDEST, WIDEST))
        drawn.save(FOLDER / "pictures" / f"{name}.webp", quality=70, method=6)

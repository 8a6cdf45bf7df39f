"""An agronomist enters real technical rules in the page editor: what is stored is what their files say, and readers get it whole."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.page_editor import add_block, new_page, save_draft
from tests.journeys.rule_hands import enter
from tests.server import Site

pytestmark = [pytest.mark.browser, pytest.mark.journey, pytest.mark.xdist_group("rules")]

RULES = sorted((Path(__file__).parents[1] / "science_content" / "content_files" / "rules").glob("*.json"))
DRAFTAIL_WRITES = 500  # milliseconds after which what stands in an editor stands in the form
EXPORTED = """
import json
from science_content.content_files.writing import pieces_named, written
from science_content.models import SciencePage
page = SciencePage.objects.get(pk=%d).specific.get_latest_revision_as_object()
print(json.dumps(written(page, pieces_named([page], {}, {}))))
"""
PUBLISHED = """
import json
from pathlib import Path
from science_content.content_files.bodies import Known
from science_content.content_files.building import build_whole, keys_of
from science_content.models import TopicPage
topic = TopicPage.objects.get(title="果茶林木", locale__language_code="zh-hans")
piece = json.loads(Path(%r).read_text(encoding="utf-8"))
for block in piece["body"]:
    if block["type"] == "dose":  # the rule does not say how often, so it stays a draft; readers see no number of it anyway
        block["value"] |= {"interval_days": 0, "max_times": 1, "times_per": "season"}
print(build_whole(topic, piece, {}, Known(keys=keys_of([piece], topic))).url_path)
"""
SCREENS = {"": (390, 844), "/e/533401": (1024, 600)}
# Boxes that cut what is in them, and text that is too pale for white paper.
CUT = """() => [...document.querySelectorAll("main *")].filter(each =>
    ["hidden", "clip"].includes(getComputedStyle(each).overflowX) && each.clientWidth > 1 && each.scrollWidth > each.clientWidth + 1
).map(each => each.className)"""
PALE = """() => [...document.querySelectorAll("main *")].filter(each => {
    const [red, green, blue, alpha = 1] = getComputedStyle(each).color.match(/[0-9.]+/g).map(Number);
    const says = [...each.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
    return says && each.checkVisibility() && (alpha < 1 || 0.3 * red + 0.6 * green + 0.1 * blue > 140);
}).map(each => each.className || each.localName)"""


def without_ids(piece: dict[str, Any]) -> dict[str, Any]:
    """What a piece says, in the only way there is to say it: keys of blocks are their numbers, what is empty is left out."""
    body = [each | {"key": f"block {number}"} for number, each in enumerate(piece["body"], start=1)]
    text = json.dumps(bare({**piece, "body": body}), ensure_ascii=False)
    for number, each in enumerate(piece["body"], start=1):
        text = text.replace(f'"#{each["key"]}"', f'"#block {number}"')
    return json.loads(re.sub(r' data-block-key=\\"\w+\\"', "", text))


def bare(value: Any) -> Any:
    if isinstance(value, dict):
        found = {name: bare(inner) for name, inner in value.items()}
        if "months" in found:  # boxes are ticked in no order
            found["months"] = sorted(found["months"], key=int)
        return {name: inner for name, inner in found.items() if inner not in (None, "", [], {})}
    return [bare(inner) for inner in value] if isinstance(value, list) else value


def exported(site: Site, page_id: int) -> dict[str, Any]:
    """The latest draft."""
    return json.loads(site.shell(EXPORTED % page_id))


@pytest.mark.parametrize("rule", RULES, ids=lambda path: path.stem)
def test_a_rule_entered_by_hand_is_stored_as_its_file_says_it(rule, visit, site):
    piece = json.loads(rule.read_text(encoding="utf-8"))
    page = visit("bianji", viewport={"width": 1366, "height": 768})
    new_page(page, "文章")
    enter(page, piece)
    page.wait_for_timeout(DRAFTAIL_WRITES)
    stored, meant = (without_ids(each) for each in (exported(site, save_draft(page)), piece))
    assert stored["body"] == meant["body"]
    assert {name: stored.get(name) for name in meant if name not in ("key", "slug")} == {
        name: said for name, said in meant.items() if name not in ("key", "slug")
    }


def told(value: Any) -> set[str]:
    """The words of a body, but how a dose is used, which stands with its numbers or not at all."""
    if isinstance(value, dict):
        silent = {"key", "type", "see"} | ({"method"} if "evidence" in value else set())
        return {text for name, inner in value.items() if name not in silent for text in told(inner)}
    if isinstance(value, list):
        return {text for inner in value for text in told(inner)}
    text = re.sub("<[^>]+>", "", value) if isinstance(value, str) else ""
    return {text} if re.search("[\u4e00-\u9fff]", text) else set()


@pytest.mark.parametrize("rule", RULES, ids=lambda path: path.stem)
def test_a_rule_is_read_whole_on_phone_kiosk_and_paper(rule, visit, site):
    words = told(json.loads(rule.read_text(encoding="utf-8"))["body"])
    address, reader = site.shell(PUBLISHED % str(rule)).strip(), visit()
    for dress, (width, height) in SCREENS.items():
        reader.set_viewport_size({"width": width, "height": height})
        reader.goto(dress + address)
        read = reader.get_by_role("main").inner_text()
        assert [text for text in words if text not in read] == [], dress
        assert reader.evaluate("document.scrollingElement.scrollWidth") <= width
        assert reader.evaluate(CUT) == [], dress
    reader.goto(address)
    reader.emulate_media(media="print")
    assert reader.evaluate(PALE) == [], "white on a colour that is not printed"
    kept = reader.locator("main :is(tr, .work-row, .dose, .pest-head)")
    assert set(kept.evaluate_all("all => all.map(each => getComputedStyle(each).breakInside)")) == {"avoid"}


def test_twelve_months_take_three_lines_and_an_empty_title_says_what_it_is(visit):
    page = visit("bianji", viewport={"width": 1366, "height": 768})
    new_page(page, "文章")
    expect(page.get_by_placeholder("标题")).to_be_visible()
    row = add_block(page, "农事历").get_by_role("region", name="一段时间")
    boxes = row.get_by_role("checkbox", name=re.compile("月$"))
    heights = boxes.evaluate_all("all => all.map(each => each.getBoundingClientRect().y)")
    assert len(heights) == 12 and len(set(heights)) <= 3

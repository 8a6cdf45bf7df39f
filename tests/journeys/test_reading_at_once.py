"""A reader decides a block of plain sentences in one click, and sees first what sets a limit."""

import os
import re

import pytest
from playwright.sync_api import expect

from tests.axe import violations
from tests.journeys.test_second_reader import translate_all
from tests.journeys.workbench import ready, saved, start

pytestmark = [pytest.mark.browser, pytest.mark.journey, pytest.mark.xdist_group("second_reader")]

PLAIN = "商烟街：一片茶园走了五年"
OTHER = "八甲村：核桃先加工再卖"


def test_plain_sentences_of_a_block_are_read_at_once_and_what_sets_a_limit_one_by_one(visit, site):
    translator, reader = visit("yiyuan"), visit("jiaodui")
    translator.on("dialog", lambda dialog: dialog.accept())
    start(translator, PLAIN)
    translate_all(translator)
    saved(translator)
    reader.goto(f"{translator.url.split('#')[0]}?read")
    ready(reader)
    expect(reader.locator(".wb-by")).to_have_text("卓玛写的")
    waits = reader.locator("[data-count=unread]")
    guarded = int(reader.locator("[data-count=guarded]").inner_text())
    before = int(waits.inner_text())
    assert 0 < guarded < before
    button = reader.locator("[data-right-all]:visible").first
    section = reader.locator("section").filter(has=button)
    count = int(re.search(r"\d+", button.inner_text())[0])
    assert violations(reader) == []
    if folder := os.environ.get("SHOTS"):
        reader.screenshot(path=f"{folder}/reading-1366.png")
    button.click()
    expect(button).to_be_hidden()
    expect(waits).to_have_text(str(before - count))
    assert section.locator('[data-guarded][data-read="read"]').count() == 0
    for button in reader.locator("[data-right-all]:visible").all():
        button.click()
    saved(reader)
    reader.get_by_role("button", name="要紧的").click()
    assert (
        reader.locator(".wb-row:visible").count() == guarded == reader.locator(".wb-row:visible[data-guarded]").count()
    )
    reader.reload()
    ready(reader)
    assert reader.locator('[data-guarded][data-read="read"]').count() == 0
    assert reader.locator('.wb-row[data-read="read"]').count() >= count


def test_ones_own_words_and_what_changed_meanwhile_are_not_read_at_once(visit, site):
    translator, reader = visit("yiyuan"), visit("jiaodui")
    for page in (translator, reader):
        page.on("dialog", lambda dialog: dialog.accept())
    start(translator, OTHER)
    translate_all(translator)
    saved(translator)
    reader.goto(f"{translator.url.split('#')[0]}?read")
    ready(reader)
    counts = reader.locator("section").evaluate_all(
        "all => all.map((each) => each.querySelectorAll('.wb-row[data-may]:not([data-guarded])').length)"
    )
    section = reader.locator("section").nth(counts.index(max(counts)))
    plain = section.locator(".wb-row[data-may]:not([data-guarded])")
    own, theirs = (plain.nth(at).get_attribute("id") for at in (0, 1))
    count = plain.count()
    assert count > 2
    button = section.locator("[data-right-all]")
    reader.locator(f"#{own} textarea").fill("ང་ཡིས་བྲིས།")
    saved(reader)
    expect(button).to_have_text(f"这一块都行（{count - 1}句）")
    reader.locator(f"#{own} textarea").focus()
    expect(reader.locator(".wb-by")).not_to_have_text("卓玛写的")
    reader.reload()
    ready(reader)
    expect(button).to_have_text(f"这一块都行（{count - 1}句）")
    translator.locator(f"#{theirs} textarea").fill("ཁོས་བྲིས།")
    saved(translator)
    button.click()
    saved(reader)
    expect(reader.locator(f"#{theirs}")).to_contain_text("刚才又改了")
    expect(button).to_be_hidden()
    for key in (own, theirs):
        expect(reader.locator(f"#{key}")).to_have_attribute("data-read", "unread")
    assert section.locator('[data-read="read"]').count() == count - 2

"""A dose changes under a Tibetan page that was read: Chinese words at once, mended, and only what changed is read again."""

import pytest
from playwright.sync_api import Page, expect

from tests.handbook import picture
from tests.journeys.test_translate_and_release import on_desk, open_to_read, publish, tick, translate
from tests.journeys.workbench import open_translation, ready
from tests.trees import ARTICLE, DOSE

pytestmark = [pytest.mark.browser, pytest.mark.journey, pytest.mark.xdist_group("read_again")]

WORDS = {DOSE["substance"]: "སྨན་ཁུ། 10%", DOSE["purpose"]: "སྲིན་འབུ་འགོག", DOSE["method"]: "ཆུ་བསྲེས་ནས་གཏོར།"}
CHANGED, MENDED = "试剂乙 50% 乳油", "སྨན་ཁུ་གཞན། 50%"
WRITTEN = f"""
from django.contrib.auth import get_user_model
from tests.trees import Tree, small_tree
from translation.engine.sources import store_words, translation_of
from translation.release.actions import release
small_tree()
translation = translation_of(Tree.stored().tibetan)
store_words(translation, {WORDS!r}, user=get_user_model().objects.get(username="yiyuan"))
print(release(translation).url_path)
"""
PUBLISHED = f"""
from tests.trees import Tree, with_amount
with_amount(Tree.stored().article, 150, substance={CHANGED!r}).save_revision().publish()
"""


def shows_dose(reader: Page, address: str, words: str, language: str, amount: str) -> None:
    reader.goto(address)
    substance = reader.locator(".dose-substance" if language == "zh-Hans" else ".dose-word")
    expect(substance).to_have_text(words)
    expect(substance).to_have_attribute("lang", language)
    expect(reader.locator(".dose-number").first).to_have_text(amount)


def test_only_what_changed_is_read_again_and_the_words_come_back(visit, site):
    address = site.shell(WRITTEN).strip().splitlines()[-1]
    places = (address, f"/e/533401{address}")
    translator, reviewer, reader = visit("yiyuan"), visit("jiaodui"), visit()
    title = ARTICLE["title"]
    open_translation(reviewer, title)
    reviewer.get_by_role("link", name="审", exact=True).click()
    ready(reviewer)
    picture(reviewer, "language-reviewer-reading")
    tick(reviewer, title)
    for place in places:
        shows_dose(reader, place, WORDS[DOSE["substance"]], "bo", "10")

    site.shell(PUBLISHED)
    for place in places:
        shows_dose(reader, place, CHANGED, "zh-Hans", "150")
    expect(on_desk(translator, title)).to_contain_text("处回到中文")

    on_desk(translator, title).get_by_role("link", name="翻译", exact=True).click()
    translate(translator, CHANGED, MENDED)
    publish(reviewer, title)
    for place in places:
        shows_dose(reader, place, CHANGED, "zh-Hans", "150")
    open_to_read(reviewer, title)
    expect(reviewer.get_by_label("看过，没错")).to_have_count(1)
    reviewer.get_by_label("看过，没错").check()
    reviewer.get_by_role("button", name="标记勾选的句子看过了").click()
    expect(reviewer.get_by_role("status").first).to_contain_text("已记下：看过1句")
    for place in places:
        shows_dose(reader, place, MENDED, "bo", "150")

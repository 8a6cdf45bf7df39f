"""A translated page beside its source: every block has its twin, and what is missing says so."""

from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail_localize.models import Translation

from science_content.content_files.building import build
from science_content.models import ManualPage, SciencePage
from science_content.pages.raw import raw_body
from science_content.withdrawal.actions import withdraw
from tests import doses
from tests.trees import ARTICLE, TIBETAN, WORDS_OF_DOSES
from translation.engine.sources import store_words, translation_of
from translation.engine.starting import start
from translation.release.actions import release


def page_of(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def side(page):
    return f"/bo/side-by-side/{page.pk}/"


def test_every_block_stands_beside_its_source_in_order(client, tree):
    soup = page_of(client, side(tree.tibetan))
    assert [pair["data-block"] for pair in soup.select("[data-block]")] == [block.id for block in tree.article.body]
    for pair in soup.select("[data-block]"):
        own, source = pair.select(":scope > .side")
        assert own["lang"] == "bo" and source["lang"] == "zh-Hans"
        assert source.get_text(strip=True)


def test_each_block_stands_beside_its_own_words(client, tree):
    pairs = {pair["data-block"]: pair for pair in page_of(client, side(tree.tibetan)).select("[data-block]")}
    text, *_, care = (pairs[block.id] for block in tree.article.body)
    for pair, words in ((text, "蚜虫吸叶子的汁。"), (care, "打药后洗手。")):
        assert TIBETAN[words] in pair.select_one(".side:not(.side-source)").get_text()
        assert words in pair.select_one(".side-source").get_text()


def test_what_is_not_translated_says_so_and_what_is_half_says_that(client, tree):
    states = {pair["data-block"]: pair for pair in page_of(client, side(tree.tibetan)).select("[data-block]")}
    text, dose, steps, care = (states[block.id] for block in tree.article.body)
    assert text["data-state"] == care["data-state"] == "full"
    assert steps["data-state"] == "missing"
    assert "这一段还没有译出" in steps.get_text()
    assert "先看叶背。" in steps.select_one(".side-source").get_text()
    assert dose["data-state"] == "missing" and doses.shown(dose.select_one(".side")) == []
    assert doses.shown(dose.select_one(".side-source"))[0].numbers == ["10", "150", "1", "15", "7", "2", "21"]


def test_a_partly_translated_manual_shows_each_chapter_beside_its_source(client, tree):
    from wagtail.models import Locale

    manual = build(tree.topic, "manual", ARTICLE | {"key": "m", "title": "手册", "slug": "m", "is_demo": False}, {}, {})
    build(manual, "chapter", ARTICLE | {"key": "m/1", "title": "一", "slug": "one", "is_demo": False}, {}, {})
    build(manual, "chapter", ARTICLE | {"key": "m/2", "title": "二", "slug": "two", "is_demo": False}, {}, {})
    bo = Locale.objects.get(language_code="bo")
    start(manual, bo)
    for page in [manual, *manual.get_children().specific()]:
        translation = translation_of(page.get_translation(bo))
        store_words(translation, {"蚜虫吸叶子的汁。": TIBETAN["蚜虫吸叶子的汁。"]})
        release(translation)
    target = ManualPage.objects.get(translation_key=manual.translation_key, locale=bo)
    soup = page_of(client, side(target))
    chapters = [link["href"] for link in soup.select(".contents-list a")]
    assert len(chapters) == 2
    for address in [side(target), *chapters]:
        pairs = page_of(client, address).select("[data-block]")
        assert [pair["data-state"] for pair in pairs] == ["partial", "missing", "missing", "missing"]


def test_what_is_true_of_a_whole_page_is_asked_once_and_not_for_each_block(client, tree):
    body, asked = raw_body(tree.article), []
    dose = next(block for block in body if block["type"] == "dose")
    for more in (1, 3):
        tree.article.body = body + [dose | {"id": str(uuid4())} for _ in range(more)]
        tree.article.save_revision().publish()
        with CaptureQueriesContext(connection) as queries:
            shown = page_of(client, side(tree.tibetan)).select(".side-source .dose")
        assert len(shown) == more + 1
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_ids_stand_once(client, tree):
    ids = [tag["id"] for tag in page_of(client, side(tree.tibetan)).select("[id]")]
    assert len(ids) == len(set(ids))


def pair_of_the_dose(client, tree) -> tuple:
    dose = next(block for block in tree.article.body if block.block_type == "dose")
    pair = page_of(client, side(tree.tibetan)).select_one(f'[data-block="{dose.id}"]')
    return pair.select_one(".side:not(.side-source)"), pair.select_one(".side-source")


def test_a_moved_dose_shows_no_numbers_on_the_side_of_the_translation(client, tree):
    translation = translation_of(tree.tibetan)
    store_words(translation, WORDS_OF_DOSES)
    release(translation)
    own, source = pair_of_the_dose(client, tree)
    assert doses.shown(own)[0].numbers == doses.shown(source)[0].numbers == ["10", "150", "1", "15", "7", "2", "21"]
    SciencePage.objects.filter(pk=tree.tibetan.pk).update(numbers_revision=None)
    own, source = pair_of_the_dose(client, tree)
    assert doses.shown(own) == [] and doses.hidden(own) == 1 and not {"10", "7", "21"} & set(own.get_text(" ").split())
    assert doses.shown(source)[0].numbers == ["10", "150", "1", "15", "7", "2", "21"]


def test_a_block_that_the_translation_lacks_is_missing(client, tree):
    """Also where nobody translates the page any more, and so nobody counts its words."""
    body = raw_body(tree.tibetan)
    gone = body.pop()
    SciencePage.objects.filter(pk=tree.tibetan.pk).update(body=body)
    states = {
        pair["data-block"]: pair["data-state"] for pair in page_of(client, side(tree.tibetan)).select("[data-block]")
    }
    assert states[gone["id"]] == "missing"


@pytest.mark.parametrize(
    "address",
    [
        "/bo/side-by-side/0/",
        "/bo/side-by-side/999999999999999999999/",
        "/tdd/side-by-side/{bo}/",
        "/zh-hans/side-by-side/{zh}/",
        "/bo/side-by-side/{zh}/",
    ],
)
def test_other_addresses_are_not_found(client, tree, address):
    assert client.get(address.format(bo=tree.tibetan.pk, zh=tree.article.pk)).status_code == 404


def test_a_withdrawn_page_stands_beside_nothing(client, tree):
    withdraw(tree.article, reason="说法有误")
    assert client.get(side(tree.tibetan)).status_code == 410


def test_a_page_that_nobody_translates_any_more_stands_beside_its_source_as_it_is(client, tree):
    Translation.objects.filter(source__object_id=tree.tibetan.translation_key).update(enabled=False)
    soup = page_of(client, side(tree.tibetan))
    assert {each["data-state"] for each in soup.select("[data-block]")} == {"full"}
    assert tree.tibetan.title in soup.select_one("main").get_text()

"""The tree of terms that every engine gets: what ranks, what must be absent, how much a title weighs."""

import pytest
from modelsearch.index import SearchField
from modelsearch.query import MATCH_ALL, MATCH_NONE, Boost, PlainText
from wagtail.models import Page

from search.engines.matching import EVERYTHING, NOTHING, AnyOf, Without, Word, read, simplified, terms_of
from search.engines.texts import boost_of, texts_of


def test_what_must_be_absent_raises_nothing():
    asked = read(PlainText("核桃") & ~PlainText("病虫害"))
    absent = set(terms_of(read(PlainText("病虫害")).node))
    assert absent and not absent & set(asked.weights) and set(asked.weights) == set(read(PlainText("核桃")).weights)
    assert asked.ranks and not read(~PlainText("核桃")).ranks


def test_a_boost_weighs_every_word_of_its_query():
    plain, boosted = read(PlainText("核桃")).weights, read(Boost(PlainText("核桃"), 3)).weights
    assert boosted == {term: weight * 3 for term, weight in plain.items()}


def test_nothing_to_ask_is_nothing_found():
    for question in ("", "《》", "😀"):
        assert read(PlainText(question)).node == NOTHING
    assert simplified(read(MATCH_ALL & PlainText("《》")).node) == NOTHING
    assert simplified(read(MATCH_NONE | PlainText("核桃")).node) == simplified(read(PlainText("核桃")).node)
    assert simplified(Without(EVERYTHING)) == NOTHING


def test_a_word_is_met_by_what_says_the_same():
    accepted = read(PlainText("洋芋")).node
    ways = [part for part in accepted.parts if isinstance(part, AnyOf)]
    assert ways and all(isinstance(way, Word) for way in ways[0].parts) and len(ways[0].parts) > 1


@pytest.mark.django_db
def test_a_title_counts_six_times():
    found = texts_of(Page(title="核桃"))
    assert [text.boost for text in found.title] == [6] and found.title[0].tokens
    assert [boost_of(SearchField("summary", **given)) for given in ({}, {"boost": 2}, {"boost": 0.2})] == [1, 2, 1]

"""The tree of terms that every engine gets: what ranks, what must be absent, how much a title weighs."""

from modelsearch.query import MATCH_ALL, MATCH_NONE, Boost, PlainText

from search.engines.matching import EVERYTHING, NOTHING, AnyOf, Without, Word, read, simplified, terms_of
from search.engines.texts import Text, texts_of


class Titled:
    """What an engine asks of a page."""

    title = "核桃"

    @classmethod
    def get_search_fields(cls):
        from modelsearch.index import SearchField  # noqa: PLC0415 -- a class body

        return [SearchField("title"), SearchField("summary", boost=2), SearchField("text")]

    summary, text = "施肥", "修剪"


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


def test_a_title_counts_six_times():
    found = texts_of(Titled)  # type: ignore[arg-type]
    assert [text.boost for text in found.title] == [6]
    assert [text.boost for text in found.body] == [2, 1]
    assert all(isinstance(text, Text) and text.tokens for text in (*found.title, *found.body))

"""The SQLite engine: pages are indexed as they are saved, found by what people type, ranked in one pass, never broken."""

import pytest
from django.core.paginator import Paginator
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page
from wagtail.search.backends import get_search_backend
from wagtail.search.query import MATCH_ALL, MATCH_NONE, Boost, Phrase, PlainText
from wagtail.search.utils import parse_query_string

from science_content.models import SciencePage
from search.analysis import Term
from search.checks import index_is_current
from search.engines.fts5 import match, repeated
from search.engines.matching import Word
from search.engines.sqlite import SearchBackend

pytestmark = pytest.mark.django_db

TITLES = {
    "walnut": "试：核桃栽培管理，防治病虫害",
    "short": "试：核桃",
    "quake": "试：地震来了怎么避险",
    "moth": "试：草地贪夜蛾，用800倍液",
    "person": "མི་ཚེ་ལོ་སྟོང།",
    "fire": "མེ་ལྕེ་སྟོང།",
    "lisu": "ꓗꓽ ꓔꓸ ꓐ",
    "latin": "Zaiwâ lo'qo yinzminz",
}


@pytest.fixture
def pages(db):
    """Pages below one of their own, so that the demo's pages do not count."""
    root = Page.objects.get(depth=1).add_child(instance=Page(title="试", slug="engine"))
    for slug, title in TITLES.items():
        root.add_child(instance=Page(title=title, slug=slug))
    return Page.objects.child_of(root)


def slugs(results) -> list[str]:
    return [page.slug for page in results]


def test_is_the_backend_in_use():
    assert isinstance(get_search_backend(), SearchBackend)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("核桃", ["short", "walnut"]),
        ("怎么种核桃", ["short", "walnut"]),
        ("核桃 病虫害", ["walnut"]),
        ("地震怎么办", ["quake"]),
        ("草地贪夜蛾", ["moth"]),
        ("800倍", ["moth"]),
        ("八百倍", ["moth"]),
        ("མི", ["person"]),
        ("མེ", ["fire"]),
        ("མི་ཚེ", ["person"]),
        ("སྟར་ཀ", []),
        ("ꓗ ꓔ", ["lisu"]),
        ("ꓗꓸ", []),
        ("zaiwa", ["latin"]),
        ("loqo", ["latin"]),
        ("没有这样的东西", []),
    ],
)
def test_finds_what_people_type(pages, question, expected):
    assert slugs(pages.search(question)) == expected


def test_saving_a_page_changes_what_finds_it(pages):
    page = pages.get(slug="quake")
    page.title = "试：སྟར་ཀ་འདེབས་པ།"
    page.save()
    assert slugs(pages.search("སྟར་ཀ")) == ["quake"]
    assert slugs(pages.search("地震")) == []
    page.delete()
    assert slugs(pages.search("སྟར་ཀ")) == []


HOSTILE = [
    '"',
    '"核桃',
    "'",
    "核桃 AND (",
    "NEAR(a b, 5)",
    "*",
    "^核",
    "title:核桃",
    "{title}: x",
    "-核桃",
    "a OR",
    "\\",
    "%s %d",
]
HOSTILE += [
    "😀",
    "\ud800",
    "核\x00桃",
    "核桃" * 5_000,
    "核 " * 5_000,
    "\u0301" * 10_000,
    "",
    " ",
    "'; DROP TABLE x; --",
]


@pytest.mark.parametrize("question", HOSTILE, ids=range(len(HOSTILE)))
def test_no_question_breaks_it(pages, question):
    for results in (pages.search(question), pages.search(question, operator="or"), pages.autocomplete(question)):
        assert len(results) == results.count()
    for asked in (Phrase(question), parse_query_string(question)[1], parse_query_string(question, operator="or")[1]):
        assert len(pages.search(asked)) <= len(TITLES)


def test_words_around_signs_are_still_found(pages):
    assert slugs(pages.search('"核桃" AND (病虫害)*')) == []  # "and" is a word like any other
    assert slugs(pages.search('"核桃" (病虫害)*')) == ["walnut"]


class TestCombinations:
    def test_or(self, pages):
        assert set(slugs(pages.search(PlainText("核桃") | PlainText("地震")))) == {"walnut", "short", "quake"}
        assert set(slugs(pages.search("核桃 地震", operator="or"))) == {"walnut", "short", "quake"}

    def test_and_not(self, pages):
        assert slugs(pages.search(PlainText("核桃") & ~PlainText("病虫害"))) == ["short"]

    def test_not(self, pages):
        assert set(slugs(pages.search(~PlainText("核桃")))) == set(TITLES) - {"walnut", "short"}
        assert set(slugs(pages.search(~PlainText("核桃") | PlainText("病虫害")))) == set(TITLES) - {"short"}

    def test_everything_and_nothing(self, pages):
        assert set(slugs(pages.search(MATCH_ALL))) == set(TITLES)
        assert slugs(pages.search(MATCH_ALL & PlainText("地震"))) == ["quake"]
        assert slugs(pages.search(MATCH_NONE)) == slugs(pages.search(MATCH_NONE & PlainText("地震"))) == []
        assert slugs(pages.search(MATCH_NONE | PlainText("地震"))) == ["quake"]

    def test_boost_is_read_through(self, pages):
        assert slugs(pages.search(Boost(PlainText("地震"), 2))) == ["quake"]

    def test_phrase(self, pages):
        assert slugs(pages.search(Phrase("栽培管理"))) == ["walnut"]
        assert slugs(pages.search(Phrase("管理栽培"))) == []
        assert slugs(pages.search(parse_query_string('"防治病虫害" 核桃')[1])) == ["walnut"]


class TestResults:
    def test_slices_counts_and_pages(self, pages):
        results = pages.search("核桃")
        assert results.count() == len(results) == 2
        assert slugs(results[:1]) + slugs(results[1:]) == slugs(results)
        assert slugs(Paginator(results, 1).page(2)) == ["walnut"]
        assert results[0].slug == "short"

    def test_pages_of_results_do_not_overlap_among_equals(self, tree):
        equals = [
            tree.topic.add_child(instance=type(tree.article)(title=f"{letter}洗晒", summary="同"))
            for letter in "甲乙丙丁戊"
        ]
        results = SciencePage.objects.child_of(tree.topic).search("洗晒")
        assert len({results[n : n + 1].scores().popitem()[1] for n in range(5)}) == 1
        assert {results[n : n + 1][0].pk for n in range(5)} == {page.pk for page in equals}

    def test_scores_come_best_first_and_load_no_page(self, pages):
        with CaptureQueriesContext(connection) as queries:
            scores = pages.search("核桃").scores()
        assert list(scores) == [pages.get(slug=slug).pk for slug in ("short", "walnut")]
        assert sorted(scores.values(), reverse=True) == list(scores.values())
        assert (
            sum("MATCH" in query["sql"] for query in queries) == 2
        )  # how common it is, and the question with its synonyms
        assert all(page.score == scores[page.pk] for page in pages.search("核桃").annotate_score("score"))

    def test_where_very_many_match_those_with_the_word_in_the_title_come_first_on_every_page(self, tree, monkeypatch):
        often = "蚜虫。" * 30
        said = [tree.topic.add_child(instance=type(tree.article)(title=f"别的{n}", summary=often)) for n in range(3)]
        pages = SciencePage.objects.filter(pk__in=[tree.article.pk, *(page.pk for page in said)])
        tree.article.title = "蚜虫" + "，说得很长很长" * 20
        tree.article.save()
        assert next(iter(pages.search("蚜虫").scores())) != tree.article.pk, "by scores alone it would not be first"
        monkeypatch.setattr("search.engines.sqlite.COMMON", 1)
        everything = list(pages.search("蚜虫").scores())
        assert everything[0] == tree.article.pk
        assert everything == [next(iter(pages.search("蚜虫")[n : n + 1].scores())) for n in range(4)]

    def test_filters_and_order_of_the_queryset_hold(self, pages):
        assert slugs(pages.filter(title__contains="栽培").search("核桃")) == ["walnut"]
        assert slugs(pages.search("核桃", order_by="-title")) == ["walnut", "short"]
        assert slugs(pages.exclude(title__contains="栽培").search("核桃", order_by_relevance=False)) == ["short"]

    def test_fields_and_facets(self, pages):
        assert slugs(pages.search("地震", fields=["title"])) == ["quake"]
        assert list(pages.search("核桃").facet("content_type_id").values()) == [2]


class TestWhileTyping:
    @pytest.mark.parametrize(
        ("typed", "expected"),
        [
            ("核", {"walnut", "short"}),
            ("核桃栽", {"walnut"}),
            ("贪夜", {"moth"}),
            ("yin", {"latin"}),
            ("མི", {"person"}),
            ("ZAIW", {"latin"}),
        ],
    )
    def test_beginnings_are_found(self, pages, typed, expected):
        assert set(slugs(pages.autocomplete(typed))) == expected

    def test_whole_words_are_asked_for_in_search(self, pages):
        assert slugs(pages.search("yin")) == []


@pytest.mark.parametrize(
    ("weights", "times"),
    [((1.0, 1.0), (1, 1)), ((1.0, 0.5), (2, 1)), ((3.0, 0.5), (6, 1)), ((1000.0, 1.0), (20, 1)), ((0.0, 1.0), (1, 2))],
)
def test_a_term_is_named_as_often_as_it_weighs(weights, times):
    terms = [Term(("a", "b")), Term(("c",))]
    assert tuple(repeated(dict(zip(terms, weights, strict=True))).values()) == times


def test_a_phrase_is_named_once_and_then_by_its_words():
    phrase = Term(("a", "b"))
    assert match(Word(phrase), {phrase: 3}).expression == '("a b" AND "a" AND "b")'
    assert match(Word(Term(("a",), prefix=True)), {Term(("a",), prefix=True): 2}).expression == '("a"* AND "a"*)'


def test_titles_weigh_more_than_bodies(tree):
    tree.topic.add_child(instance=type(tree.article)(title="别的", summary="蚜虫蚜虫，防蚜虫。"))
    assert next(iter(SciencePage.objects.search("蚜虫").scores())) == tree.article.pk


def test_indexing_again_replaces_the_entry(pages):
    page, backend = pages.get(slug="quake"), get_search_backend()
    for _ in range(2):
        backend.add(page)
    assert slugs(pages.search("地震")) == ["quake"]


def test_the_admin_finds_pages(as_, pages):
    for address in ("/cms/pages/search/?q=核桃", '/cms/pages/search/?q="核桃', "/cms/choose-page/search/?q=核"):
        assert as_("admin").get(address).status_code == 200


def test_entries_of_another_analyzer_are_reported(pages, monkeypatch):
    get_search_backend().add(pages.get(slug="quake"))
    assert "search.W001" not in [message.id for message in index_is_current(databases=["default"])]
    monkeypatch.setattr("search.engines.sqlite.ANALYZER_VERSION", 0)
    (message,) = index_is_current(databases=["default"])
    assert message.id == "search.W001" and "update_index" in message.hint

"""The results page: the reader's language first, then Chinese; long, empty and odd questions; topics; the kiosk."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.http import urlencode

from search.queries import LONGEST_QUESTION, find_pages

pytestmark = pytest.mark.django_db


def ask(client, question: str, address: str = "/zh-hans/search/", **more):
    response = client.get(f"{address}?{urlencode({'q': question, **more})}")
    assert response.status_code == 200
    return response, BeautifulSoup(response.content, "html.parser").main


def hrefs(main) -> list[str]:
    return [link["href"] for link in main.select("article a")]


def test_finds_and_says_how_many(client, tree):
    response, main = ask(client, "试验 蚜虫怎么防")
    assert tree.article.url in hrefs(main)
    assert response.context["total"] == response.context["hits"].paginator.count >= len(hrefs(main)) > 0
    assert f"{response.context['total']}" in main.get_text()
    assert "noindex" in response.content.decode()


def test_is_cacheable_by_address_alone(client, tree):
    response, _ = ask(client, "蚜虫")
    assert not response.cookies and "Cookie" not in response.headers.get("Vary", "")


def test_own_language_first_then_chinese_labelled(client, tree):
    response, main = ask(client, "འབུ་སྲུང", "/bo/search/")
    assert hrefs(main)[0] == tree.tibetan.url
    response, main = ask(client, "试验专题 蚜虫", "/tdd/search/")
    assert response.context["own"] == []
    assert {article["lang"] for article in main.select("article")} == {"zh-Hans"}
    assert main.find(id="chinese-hits")["lang"] == "zh-Hans"


def test_a_chinese_hit_is_shown_in_the_readers_language_where_it_stands_in_it(client, tree):
    _, main = ask(client, "蚜虫怎么防", "/bo/search/")
    assert tree.tibetan.url in hrefs(main)
    assert tree.article.url not in hrefs(main)


def test_unpublished_pages_are_not_found(tree):
    tree.article.unpublish()
    assert tree.article.pk not in [hit.page_id for hit in find_pages("蚜虫怎么防", locale_code="zh-hans")]


def test_a_topic_narrows_and_other_numbers_do_no_harm(client, tree):
    response, main = ask(client, "蚜虫", topic=tree.topic.pk)
    assert response.context["total"] and all(address.startswith(tree.topic.url) for address in hrefs(main))
    assert tree.topic.pk in [facet.id for facet in response.context["facets"]]
    for topic in ("999999", "x", "-1", "9" * 50, "٣"):
        ask(client, "蚜虫", topic=topic)


def test_any_of_the_words_counts_where_no_page_has_all(tree):
    assert tree.article.pk in [hit.page_id for hit in find_pages("蚜虫怎么防 没有这样的词", locale_code="zh-hans")]


def test_a_long_question_is_cut_and_the_page_says_so(client, tree):
    response, main = ask(client, "蚜虫怎么防" + "呢" * LONGEST_QUESTION)
    assert response.context["was_cut"] and "只用了前200个字" in main.text
    assert len(response.context["query"]) == LONGEST_QUESTION
    response, _ = ask(client, "蚜" * LONGEST_QUESTION)
    assert not response.context["was_cut"]


@pytest.mark.parametrize("question", ["", "  ", "😀", '"', "\x00", "<script>", "没有这样的词 xyzzy"])
def test_nothing_found_offers_the_shelves(client, tree, question):
    response, main = ask(client, question)
    assert response.context["total"] == 0
    assert tree.topic.url in [link["href"] for link in main.select("a.tile")]
    assert "<script>" not in str(main)


def test_odd_pages_show_the_nearest(client, tree):
    for page in ("0", "99", "x", "-1"):
        response, _ = ask(client, "蚜虫", page=page)
        assert response.context["hits"].number == 1


@pytest.mark.parametrize("address", ["/zh-hans/search/", "/bo/search/", "/e/532922/zh-hans/search/"])
def test_asks_again_at_the_same_address(client, tree, address):
    response, _ = ask(client, "蚜虫", address)
    (form,) = BeautifulSoup(response.content, "html.parser").select('form[role="search"]')
    assert form["action"] == address and form.input["value"] == "蚜虫"


def test_in_the_kiosk_hits_stay_inside(client, tree):
    _, main = ask(client, "蚜虫", "/e/532922/zh-hans/search/")
    assert hrefs(main) and all(address.startswith("/e/532922/") for address in hrefs(main))


def test_pins_its_queries(client, tree):
    ask(client, "蚜虫", "/bo/search/")  # content types, sites and renditions are kept from here on
    with CaptureQueriesContext(connection) as queries:
        ask(client, "蚜虫", "/bo/search/")
    assert len(queries) <= 24, [query["sql"][:120] for query in queries]

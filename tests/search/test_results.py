"""The results page: the reader's language first, then Chinese; long, empty and odd questions; topics; the kiosk."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.http import urlencode
from wagtail.models import Locale

from science_content.models import SciencePage
from search.hits import shown as hits_of
from search.queries import LONGEST_QUESTION, find_pages
from translation.engine.starting import start

pytestmark = pytest.mark.django_db


def ask(client, question: str, address: str = "/zh-hans/search/", **more):
    response = client.get(f"{address}?{urlencode({'q': question, **more})}")
    assert response.status_code == 200
    return response, BeautifulSoup(response.content, "html.parser").main


def hrefs(main) -> list[str]:
    return [link["href"] for link in main.select("article a")]


def shown(response, key: str) -> list:
    """The pages under one heading of this page of results."""
    return [hit.page for group in response.context["results"].groups if group.key == key for hit in group.hits]


def test_finds_and_says_how_many(client, tree):
    response, main = ask(client, "试验 蚜虫怎么防")
    assert tree.article.url in hrefs(main)
    assert response.context["results"].total == response.context["results"].page.paginator.count >= len(hrefs(main)) > 0
    assert f"{response.context['results'].total}" in main.get_text()
    assert "noindex" in response.content.decode()


def test_is_cacheable_by_address_alone(client, tree):
    response, _ = ask(client, "蚜虫")
    assert not response.cookies and "Cookie" not in response.headers.get("Vary", "")


def test_own_language_first_then_chinese_labelled(client, tree):
    response, main = ask(client, "འབུ་སྲུང", "/bo/search/")
    assert hrefs(main)[0] == tree.tibetan.url
    response, main = ask(client, "试验专题 蚜虫", "/tdd/search/")
    assert shown(response, "own") == []
    assert {article["lang"] for article in main.select("article")} == {"zh-Hans"}
    assert main.find(id="hits-chinese")["lang"] == "zh-Hans"


def test_a_chinese_hit_is_shown_in_the_readers_language_where_it_stands_in_it(client, tree):
    _, main = ask(client, "蚜虫怎么防", "/bo/search/")
    assert tree.tibetan.url in hrefs(main)
    assert tree.article.url not in hrefs(main)


def test_unpublished_pages_are_not_found(tree):
    tree.article.unpublish()
    assert tree.article.pk not in [hit.page_id for hit in find_pages("蚜虫怎么防", locale_code="zh-hans")[0]]


def test_a_topic_narrows_and_other_numbers_do_no_harm(client, tree):
    response, main = ask(client, "蚜虫", topic=tree.topic.pk)
    assert response.context["results"].total and all(address.startswith(tree.topic.url) for address in hrefs(main))
    assert main.select_one(f'option[value="{tree.topic.pk}"][selected]')
    for topic in ("999999", "x", "-1", "9" * 50, "٣", "' OR 1=1", "\x00"):
        ask(client, "蚜虫", topic=topic, kind=topic, month=topic, place=topic, lang=topic, manual=topic)


def test_any_of_the_words_counts_where_no_page_has_all(tree):
    hits, is_loose = find_pages("蚜虫怎么防 xqzvkw", locale_code="zh-hans")
    assert tree.article.pk in [hit.page_id for hit in hits] and is_loose


def test_a_long_question_is_cut_and_the_page_says_so(client, tree):
    response, main = ask(client, "蚜虫怎么防" + "呢" * LONGEST_QUESTION)
    assert response.context["results"].question.was_cut and "只用了前200个字" in main.text
    assert len(response.context["query"]) == LONGEST_QUESTION
    response, _ = ask(client, "蚜" * LONGEST_QUESTION)
    assert not response.context["results"].question.was_cut


@pytest.mark.parametrize("question", ["", "  ", "😀", '"', "\x00", "<script>", "没有这样的词 xyzzy"])
def test_nothing_found_offers_the_shelves(client, tree, question):
    response, main = ask(client, question)
    assert response.context["results"].total == 0
    assert tree.topic.url in [link["href"] for link in main.select("a.tile")]
    assert "<script>" not in str(main)


def test_odd_pages_show_the_nearest(client, tree):
    for page in ("0", "99", "x", "-1"):
        response, _ = ask(client, "蚜虫", page=page)
        assert response.context["results"].page.number == 1


@pytest.mark.parametrize("address", ["/zh-hans/search/", "/bo/search/", "/e/532922/zh-hans/search/"])
def test_asks_again_at_the_same_address(client, tree, address):
    response, _ = ask(client, "蚜虫", address)
    form, *_ = BeautifulSoup(response.content, "html.parser").select('form[role="search"]')
    assert form["action"] == address and form.input["value"] == "蚜虫"


def test_in_the_kiosk_hits_stay_inside(client, tree):
    _, main = ask(client, "蚜虫", "/e/532922/zh-hans/search/")
    assert hrefs(main) and all(address.startswith("/e/532922/") for address in hrefs(main))


def test_the_part_that_answers_is_shown_with_its_words_marked(client):
    _, main = ask(client, "洋芋打什么药")
    hit = main.select_one("article.hit")
    assert "马铃薯晚疫病" in hit.h3.get_text()
    assert {mark.get_text() for mark in main.select("mark")} >= {"马铃薯", "洋芋"}


def test_the_number_of_a_dose_is_in_no_excerpt(client, tree):
    response, main = ask(client, "试验 蚜虫")
    assert "10毫升" not in main.get_text().replace(" ", "")
    assert tree.article.url in hrefs(ask(client, "每亩10毫升 蚜虫")[1])


def test_languages_and_places_of_a_hit_are_named(client):
    _, main = ask(client, "牦牛", "/zh-hans/search/")
    facts = [found.get_text() for found in main.select("article.hit .hit-facts")]
    assert any("香格里拉市" in each and "藏文" in each for each in facts)


def test_what_stands_only_in_another_language_is_shown_under_a_heading_of_its_own(client, tree):
    SciencePage.objects.filter(pk=tree.article.pk).update(
        live=False
    )  # past every door: its translation would go with it
    response, main = ask(client, "འབུ་སྲུང", "/zh-hans/search/")
    assert tree.tibetan.pk in [page.pk for page in shown(response, "others")]
    assert main.find(id="hits-others")


def test_a_tibetan_question_on_a_chinese_page_finds_the_chinese_page(client):
    response, _ = ask(client, "གཡག", "/zh-hans/search/")
    assert shown(response, "own")[0].slug == "mao-niu-yu-huang-niu-jian-kang-shou-ce"


class TestFilters:
    def test_each_narrows_and_says_how_many_it_leaves(self, client):
        response, main = ask(client, "核桃")
        option = main.select_one('select[name="month"] option[value="3"]')
        assert option.get_text().strip().startswith("3月 (")
        narrowed, main = ask(client, "核桃", month="3")
        assert f"({narrowed.context['results'].total})" in option.get_text()
        assert narrowed.context["results"].total < response.context["results"].total
        assert main.select_one('option[value="3"][selected]')
        assert "month" not in main.find("a", string="不筛选了")["href"]

    @pytest.mark.parametrize(("name", "value"), [("kind", "factcheckpage"), ("place", "533401"), ("lang", "bo")])
    def test_narrows_by(self, client, name, value):
        everything, narrowed = (
            ask(client, "牛")[0].context["results"].total,
            ask(client, "牛", **{name: value})[0].context["results"].total,
        )
        assert 0 < narrowed < everything

    def test_a_place_holds_what_is_for_places_below_and_around_it_and_for_everywhere(self, client):
        county, _ = ask(client, "松茸", place="533401")
        prefecture, _ = ask(client, "松茸", place="533400")
        assert "song-rong-cai-shou-yu-shan-lin-bao-hu" in [page.slug for page in shown(county, "own")]
        assert "song-rong-cai-shou-yu-shan-lin-bao-hu" in [page.slug for page in shown(prefecture, "own")]

    def test_the_next_page_keeps_them(self, client):
        response, main = ask(client, "的 水 牛 药 虫", month="3")
        assert response.context["results"].page.has_other_pages()
        assert "month=3" in main.select_one("nav.pages a")["href"]


class TestInOneManual:
    @pytest.fixture
    def manual(self):
        from science_content.models import ManualPage

        return ManualPage.objects.get(slug="mao-niu-yu-huang-niu-jian-kang-shou-ce", locale__language_code="zh-hans")

    def test_only_its_chapters_are_found(self, client, manual):
        response, main = ask(client, "牛", manual=manual.pk)
        assert response.context["results"].total > 1
        assert all(page.path.startswith(manual.path) for page in shown(response, "own"))
        assert manual.title in main.h1.get_text()
        assert main.select_one('form[role="search"] input[name="manual"]')["value"] == str(manual.pk)

    def test_also_in_tibetan_by_the_same_number(self, client, manual):
        response, _ = ask(client, "གཡག", "/bo/search/", manual=manual.pk)
        assert response.context["results"].total > 1 and response.context["manual"].language.code == "bo"

    def test_the_manual_leads_there(self, client, manual):
        for address in (manual.url, f"/e/533401{manual.url}"):
            page = BeautifulSoup(client.get(address).content, "html.parser")
            link = page.find("a", string=lambda text: text and "在这本手册里搜索" in text) or page.select_one(
                'a[href*="manual="]'
            )
            assert client.get(link["href"]).status_code == 200
            assert link["href"].startswith(address.split("niu-yang")[0])


def test_what_sounds_the_same_is_offered(client):
    _, main = ask(client, "和桃")
    assert main.select_one(".meant a").get_text() == "核桃"
    _, main = ask(client, "hetoa")
    assert "核桃" in [link.get_text() for link in main.select(".meant a")]
    assert not ask(client, "核桃")[1].select(".meant")


def test_the_hundredth_and_one_question_in_a_minute_is_refused_politely(client, settings):
    settings.SEARCHES_PER_MINUTE = 3
    for _ in range(3):
        ask(client, "核桃")
    response = client.get("/zh-hans/search/?q=核桃")
    assert response.status_code == 429 and response["Retry-After"] == "60"
    assert "请过一分钟再试" in response.content.decode() and 'value="核桃"' in response.content.decode()


def test_pins_its_queries(client, tree):
    ask(client, "蚜虫", "/bo/search/")  # content types, sites and renditions are kept from here on
    with CaptureQueriesContext(connection) as queries:
        ask(client, "蚜虫", "/bo/search/")
    assert len(queries) <= 30, [query["sql"][:120] for query in queries]


def test_topics_stand_after_what_is_on_them(tree):
    hits, _ = find_pages("试验", locale_code="zh-hans")
    shelves = [hit.is_shelf for hit in hits]
    assert True in shelves and shelves == sorted(shelves)
    hits, _ = find_pages("牛", locale_code="zh-hans")
    assert [hit.is_shelf for hit in hits] == sorted(hit.is_shelf for hit in hits)


def test_a_draft_is_no_language_of_a_hit(tree):
    start(tree.article, Locale.objects.get(language_code="lis"))
    (hit,) = hits_of([tree.article.pk], "蚜虫")
    assert [language.code for language in hit.languages] == ["bo"]

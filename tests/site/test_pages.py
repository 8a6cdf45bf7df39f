"""What every public page keeps to: its own language marked wherever it changes, and few queries however long its lists."""

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import OperationalError
from django.test import Client

from home.front_page.models import FrontPage
from languages import registry
from science_content.content_files.building import build
from science_content.models import ArticlePage, ScienceImage, SciencePage, ScienceRendition
from tests.safety import public
from tests.safety.shown import strange_languages
from tests.trees import ARTICLE

pytestmark = pytest.mark.django_db


def soup(answer) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser")


@pytest.mark.parametrize("language", registry.LANGUAGES.values(), ids=registry.LANGUAGES)
def test_each_language_has_its_front_page(client, language):
    answer = client.get(f"/{language.code}/")
    assert answer.status_code == 200
    assert soup(answer).html["lang"] == language.tag
    assert answer["Content-Language"] == language.tag


@pytest.mark.parametrize("language", registry.LANGUAGES.values(), ids=registry.LANGUAGES)
def test_each_language_has_its_kiosk_and_search(client, language):
    for address in (
        f"/{language.code}/search/",
        f"/e/{public.KIOSK}/{language.code}/",
        f"/e/{public.KIOSK}/{language.code}/search/",
    ):
        answer = client.get(address)
        assert (answer.status_code, soup(answer).html["lang"], answer["Content-Language"]) == (
            200,
            language.tag,
            language.tag,
        )


def test_the_root_leads_to_chinese(client):
    answer = client.get("/", headers={"accept-language": "bo"})
    assert (answer.status_code, answer["Location"]) == (302, "/zh-hans/")


@pytest.mark.parametrize("address", ["/xx/", "/en/", "/zh/", "/zh-cn/", "/xx/search/", "/BO/", "/e/533401/en/"])
def test_there_is_no_other_language(client, address):
    assert client.get(address).status_code == 404


def test_healthz_and_robots_answer(client):
    assert client.get("/healthz").json() == {"status": "ok"}
    robots = client.get("/robots.txt")
    assert robots["Content-Type"].startswith("text/plain")
    assert "Disallow: /cms/" in robots.content.decode()


def test_healthz_says_when_the_database_is_gone(client, monkeypatch):
    def gone():
        raise OperationalError("no database")

    monkeypatch.setattr("cms.views.connection.cursor", gone)
    answer = client.get("/healthz")
    assert answer.status_code == 503 and "no database" not in answer.content.decode()


def test_every_text_says_its_language_and_every_picture_was_made_before(client):
    """A picture that is not made with the demo is made again in each test that shows it: see `tests.templates`."""
    found, pictures = {}, ScienceRendition.objects.count()
    for address in [*public.addresses(), *public.ABSENT]:
        sentences = list(dict.fromkeys(strange_languages(soup(client.get(address)))))
        found |= {address: sentences} if sentences else {}
    assert found == {}
    assert ScienceRendition.objects.count() == pictures


@pytest.mark.parametrize(
    "html, count",
    [
        ('<p lang="bo">བོད་ཡིག <span lang="zh-Hans">藏文</span></p>', 0),
        ('<p lang="bo">བོད་ཡིག 藏文</p>', 1),
        ('<p lang="zh-Hans">藏文 བོད་ཡིག</p>', 1),
        ('<p lang="bo"><img alt="一棵树"></p>', 1),
        ('<p lang="bo"><img alt="一棵树" lang="zh-Hans"></p>', 0),
        ('<p lang="en">Tree</p>', 1),
        ('<p lang="zh-Hans">科普e站 10%</p>', 0),
        ('<p lang="bo"><title>བོད་ཡིག · 科普e站</title></p>', 0),
        ('<p lang="bo"><title>搜索 · 科普e站</title></p>', 1),
        ('<p lang="bo"><q lang="">藏文 བོད་ཡིག</q></p>', 0),
    ],
)
def test_the_walk_sees(html, count):
    assert len(list(strange_languages(BeautifulSoup(html, "html.parser")))) == count


ERRORS = {403: "forbidden", 404: "not_found"}


@pytest.mark.parametrize("status, view", ERRORS.items())
@pytest.mark.parametrize("code", ["zh-hans", "bo"])
def test_an_error_page_stands_in_the_language_and_shows_ways_on(rf, status, view, code):
    from django.utils.translation import override

    from cms import views

    with override(code):
        answer = getattr(views, view)(rf.get(f"/{code}/nonsense/"))
    page = soup(answer)
    assert answer.status_code == status and page.html["lang"] == registry.get(code).tag
    assert page.find("form", role="search")["action"].startswith(f"/{code}/")
    assert page.main.find("a", href=f"/{code}/") and page.h1.get_text(strip=True)


@pytest.mark.parametrize("address, start", [("/bo/nonsense/", "/bo/"), ("/e/533401/bo/nonsense/", "/e/533401/bo/")])
def test_a_wrong_address_shows_ways_on_in_its_own_dress(client, address, start):
    answer = client.get(address)
    page = soup(answer)
    assert answer.status_code == 404 and page.html["lang"] == "bo"
    assert page.main.find("a", href=start)
    assert page.find(href=f"{start}search/") or page.find("form", action=f"{start}search/")


def test_a_withdrawn_page_is_gone_with_ways_on(client, tree):
    SciencePage.objects.filter(pk=tree.tibetan.pk).update(withdrawn_at="2026-11-25T00:00Z")
    for address in (tree.tibetan.url, public.in_kiosk(tree.tibetan.url)):
        answer = client.get(address)
        page = soup(answer)
        assert answer.status_code == 410 and page.html["lang"] == "bo"
        assert page.main.find("a") and not list(strange_languages(page))
        assert "打药后洗手" not in answer.content.decode()


@pytest.mark.urls("tests.safety.failing")
def test_a_failure_shows_the_way_home():
    answer = Client(raise_request_exception=False).get("/bo/fails/")
    page = soup(answer)
    assert answer.status_code == 500 and page.main.find("a", href="/")
    assert not list(strange_languages(page))


PLACE = f"/e/{public.KIOSK}"
QUERIES = {
    "/zh-hans/": 11,
    "/bo/": 11,
    "/lis/": 11,
    "/zh-hans/places/533401/": 11,
    "/bo/places/533401/": 11,
    "/zh-hans/calendar/": 8,
    "/zh-hans/border/": 5,
    "/zh-hans/kinds/articles/": 5,
    "topic": 8,
    "topic in the kiosk": 8,
    f"{PLACE}/": 4,
    f"{PLACE}/zh-hans/": 10,
    f"{PLACE}/bo/": 12,
    "/zh-hans/search/?q=核桃": 26,
    "/bo/search/?q=核桃": 26,
    "/zh-hans/search/": 5,
}


def the_second_time(address: str, asserted) -> None:
    """A new process asks a few things once; what it asks for every page is counted."""
    cache.clear()
    Client().get(address)
    with asserted:
        assert Client().get(address).status_code == 200


def listing(name: str) -> str:
    topic = SciencePage.objects.get(slug="guo-cha-lin-mu", locale__language_code="zh-hans").url
    return {"topic": topic, "topic in the kiosk": public.in_kiosk(topic)}.get(name, name)


def more_rows(count: int = 6) -> None:
    """A topic with its own picture, and articles with pictures in the topic that is counted, all about walnuts."""
    front = FrontPage.objects.get(locale__language_code="zh-hans")
    images = {"cover": ScienceImage.objects.get(title="walnut-cover").pk}
    cover = {"cover": {"image": "cover"}, "is_demo": True}
    build(front, "topic", {"key": "new", "title": "新专题", **cover}, images, {})
    topic = SciencePage.objects.get(slug="guo-cha-lin-mu", locale__language_code="zh-hans").specific
    for n in range(count):
        build(topic, "article", ARTICLE | cover | {"key": f"more-{n}", "title": f"核桃又一篇{n}"}, images, {})


@pytest.mark.parametrize("name, count", QUERIES.items())
def test_a_listing_asks_as_much_however_many_rows_it_has(django_assert_num_queries, name, count):
    the_second_time(listing(name), django_assert_num_queries(count, info=name))
    more_rows()
    the_second_time(listing(name), django_assert_num_queries(count, info=f"{name}, with more rows"))


def test_an_article_asks_twelve_times_at_most(django_assert_max_num_queries):
    articles = ArticlePage.objects.live()
    assert articles.count() > 8
    for page in articles:
        for address in (page.url, public.in_kiosk(page.url)):
            the_second_time(address, django_assert_max_num_queries(12, info=address))

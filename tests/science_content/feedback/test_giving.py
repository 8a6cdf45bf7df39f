"""A reader says what they think of a page: by form, in public and in the kiosk, a few times a minute, seen by nobody else."""

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.template.loader import render_to_string
from django.test import Client

from places.models import Place
from science_content.feedback.actions import CannotGive, give_feedback
from science_content.models import Feedback, SciencePage
from science_content.reader import Reader
from science_content.withdrawal.actions import withdraw
from tests.safety import public
from tests.safety.shown import strange_languages

pytestmark = pytest.mark.django_db
SAID = "叶子背面没看到虫，怎么办"


@pytest.fixture(autouse=True)
def fresh_minute():
    cache.clear()
    yield
    cache.clear()


def address(page, kiosk: bool = False) -> str:
    found = f"/{page.language.code}/feedback/{page.pk}/"
    return public.in_kiosk(found) if kiosk else found


def give(client, read, kiosk: bool = False, **fields):
    return client.post(address(read, kiosk), {"answer": "useful", "words": SAID} | fields)


def soup(answer) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser")


def words_in(answer) -> str:
    return soup(answer).find("textarea").text.removeprefix("\n")


@pytest.mark.parametrize("kiosk", [False, True])
@pytest.mark.parametrize("which", ["article", "tibetan"])
def test_it_is_stored_with_what_was_read_and_thanked_for(client, tree, which, kiosk):
    page = getattr(tree, which)
    answer = give(client, page, kiosk, answer="unclear")
    assert (answer.status_code, answer["Location"]) == (302, address(page, kiosk) + "thanks/")
    stored = Feedback.objects.get()
    assert (stored.page_id, stored.revision_id, stored.language) == (page.pk, page.live_revision_id, page.language.code)
    assert (stored.answer, stored.words, stored.handled_at) == ("unclear", SAID, None)
    assert stored.place == (Place.objects.get(pk=public.KIOSK) if kiosk else None)
    thanks = client.get(answer["Location"])
    assert thanks.status_code == 200 and not thanks.cookies
    back = public.in_kiosk(page.url_path) if kiosk else page.url_path
    assert soup(thanks).main.find("a", href=back) and not list(strange_languages(soup(thanks)))


def test_an_answer_alone_is_enough(client, tree):
    assert client.post(address(tree.article), {"answer": "useless"}).status_code == 302
    assert Feedback.objects.get().words == ""


def test_numbers_of_people_are_masked_and_doses_are_not(client, tree):
    give(client, tree.article, words="打１３８－１２３４－５６７８，每亩10毫升，800倍，2026-11-25")
    assert Feedback.objects.get().words == "打〔号码〕，每亩10毫升，800倍，2026-11-25"


@pytest.mark.parametrize("kiosk", [False, True])
@pytest.mark.parametrize("which", ["article", "tibetan"])
def test_the_form_has_the_link_s_answer_ticked_and_says_its_languages(client, tree, which, kiosk):
    answer = client.get(address(getattr(tree, which), kiosk) + "?answer=unclear")
    page = soup(answer)
    assert answer.status_code == 200 and [field["value"] for field in page.find_all("input", checked=True)] == [
        "unclear"
    ]
    assert not page.main.find_all("script") if not kiosk else True
    assert not list(strange_languages(page))
    inside = f"/e/{public.KIOSK}/"
    assert not kiosk or all(a["href"].startswith((inside, "#")) for a in page.find_all("a"))


def test_an_unknown_answer_in_the_address_ticks_nothing(client, tree):
    page = soup(client.get(address(tree.article) + "?answer=%3Cscript%3E"))
    assert page.find_all("input", checked=True) == [] and "<script>" not in str(page.main)


def test_the_form_is_never_kept_by_any_cache(tree, settings):
    settings.PAGE_CACHE_SECONDS = 300
    client = Client()
    first = client.get(address(tree.article))
    assert "csrftoken" in first.cookies and "no-store" in first["Cache-Control"]
    client.get(address(tree.article))  # brings the cookie, so that nothing is set
    assert not [key for key in cache._cache if "page:" in key]


def test_a_browser_gives_it_with_the_form_s_own_token(tree):
    browser = Client(enforce_csrf_checks=True)
    token = soup(browser.get(address(tree.article))).find("input", {"name": "csrfmiddlewaretoken"})["value"]
    assert give(browser, tree.article).status_code == 403
    assert give(browser, tree.article, csrfmiddlewaretoken=token).status_code == 302


@pytest.mark.parametrize(
    "fields", [{"answer": ""}, {"answer": "wonderful"}, {"answer": "useful\0x"}, {"words": "字" * 501}]
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(client, tree, fields):
    answer = give(client, tree.article, **fields)
    assert answer.status_code == 400 and not Feedback.objects.exists()
    assert soup(answer).find(role="alert") and words_in(answer) == fields.get("words", SAID)


@pytest.mark.parametrize(
    "words, stored",
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("a\0b\x07c\x1b[31m\u202ed", "abc[31md"),
        ("一\r\n二\r三", "一\n二\n三"),
        ("  \n ", ""),
        ("字" * 500, "字" * 500),
        ("བོད་ཡིག ༢༠", "བོད་ཡིག ༢༠"),
    ],
)
def test_hostile_words_are_stored_as_text_and_nothing_more(client, tree, words, stored):
    assert give(client, tree.article, words=words).status_code == 302
    assert Feedback.objects.get().words == stored


def test_ten_thousand_letters_are_refused_and_kept_in_the_form(client, tree):
    answer = give(client, tree.article, words="字" * 10_000)
    assert answer.status_code == 400 and words_in(answer) == "字" * 10_000 and not Feedback.objects.exists()


def test_html_comes_back_escaped(client, tree):
    answer = give(client, tree.article, answer="", words="</textarea><b>x</b>")
    assert words_in(answer) == "</textarea><b>x</b>" and not soup(answer).find("b", string="x")


@pytest.mark.parametrize(
    "fields",
    [{"place": "533401"}, {"page": "1"}, {"language": "lis"}, {"revision_id": "1"}, {"handled_at": "2026-01-01"}],
)
def test_nothing_but_answer_and_words_is_taken_from_the_form(client, tree, fields):
    give(client, tree.article, **fields)
    stored = Feedback.objects.get()
    assert (stored.place, stored.page_id, stored.language, stored.handled_at) == (
        None,
        tree.article.pk,
        "zh-hans",
        None,
    )
    assert stored.revision_id == tree.article.live_revision_id


def test_the_action_refuses_and_cleans_what_no_form_would_send(tree):
    for fields, code in (({"answer": "x"}, "answer"), ({"words": "字" * 501}, "words")):
        with pytest.raises(CannotGive) as refusal:
            give_feedback(page=tree.article, **({"answer": "useful"} | fields))
        assert refusal.value.code == code
    assert give_feedback(page=tree.article, answer="useful", words="a\ud800b\udfff").words == "ab"
    tree.article.live = False
    with pytest.raises(CannotGive):
        give_feedback(page=tree.article, answer="useful")


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("tail", ["", "thanks/"])
def test_an_unknown_page_or_another_language_is_not_found(client, tree, method, tail):
    draft = SciencePage.objects.get(pk=tree.topic.pk)
    SciencePage.objects.filter(pk=draft.pk).update(live=False)
    wanted = [
        f"/bo/feedback/{tree.article.pk}/",
        "/zh-hans/feedback/999999999/",
        "/zh-hans/feedback/9999999999/",
        address(draft),
    ]
    for each in wanted:
        for dressed in (each, public.in_kiosk(each)):
            answer = getattr(client, method)(dressed + tail, {"answer": "useful"})
            assert answer.status_code in ({404, 405} if method == "post" else {404}), dressed
    assert client.get(f"/e/999999/zh-hans/feedback/{tree.article.pk}/").status_code == 404
    assert not Feedback.objects.exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_withdrawn_page_is_gone(client, tree, method):
    withdraw(tree.article, reason="用量有错")
    for kiosk in (False, True):
        assert getattr(client, method)(address(tree.article, kiosk), {"answer": "useful"}).status_code == 410
        assert client.get(address(tree.article, kiosk) + "thanks/").status_code == 410
    assert not Feedback.objects.exists()


def test_no_public_page_shows_what_readers_said(client, tree):
    secret = "只给编辑看的话"
    for page in SciencePage.objects.live():
        give_feedback(page=page, answer="unclear", words=secret, place=Place.objects.get(pk=public.KIOSK))
    pages = [
        *public.one_of_each_type("zh-hans"),
        *public.one_of_each_type("bo"),
        tree.article.url_path,
        tree.tibetan.url_path,
    ]
    more = [
        "/zh-hans/search/?q=只给编辑",
        "/zh-hans/",
        "/zh-hans/feed/",
        address(tree.article),
        address(tree.article) + "thanks/",
    ]
    for each in [*pages, *more, *(public.in_kiosk(each) for each in pages)]:
        answer = client.get(each)
        assert answer.status_code == 200, each
        assert secret not in answer.content.decode(), each


@pytest.mark.parametrize("kiosk", [None, "e"])
def test_the_three_links_lead_to_the_form_in_their_own_dress(client, rf, tree, kiosk):
    request = rf.get("/")
    if kiosk:
        request.reader = Reader.at(f"/e/{public.KIOSK}/bo/")
    html = render_to_string("science_content/components/feedback_links.html", {"page": tree.tibetan}, request)
    links = [a["href"] for a in BeautifulSoup(html, "html.parser").find_all("a")]
    assert links == [address(tree.tibetan, bool(kiosk)) + f"?answer={key}" for key in ("useful", "useless", "unclear")]
    for link in links:
        assert client.get(link).status_code == 200


def test_the_links_are_not_in_a_preview_nor_on_a_draft(rf, tree):
    request = rf.get("/")
    request.is_preview = True
    assert "href" not in render_to_string(
        "science_content/components/feedback_links.html", {"page": tree.article}, request
    )
    tree.article.live = False
    assert "href" not in render_to_string(
        "science_content/components/feedback_links.html", {"page": tree.article}, rf.get("/")
    )

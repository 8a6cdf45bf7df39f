"""While somebody types: words and pages by characters, by pinyin and by initials; nothing odd breaks it."""

import pytest
from django.utils.http import urlencode
from pypinyin import lazy_pinyin
from wagtail.models import Locale

from search.terms import beginning_with, letters_of, meant_by
from translation.engine.starting import start
from translation.release.actions import release

pytestmark = pytest.mark.django_db


def offered(client, typed: str, address: str = "/zh-hans/search/") -> list[dict]:
    response = client.get(f"{address}suggest/?{urlencode({'q': typed})}")
    assert response.status_code == 200 and response["Content-Type"] == "application/json"
    assert not response.cookies
    return response.json()["suggestions"]


@pytest.mark.parametrize("typed", ["hetao", "ht", "he tao", "HeTao", "核"])
def test_a_word_is_offered_first_and_searches_for_itself(client, typed):
    word = offered(client, typed)[0]
    assert word["text"] == "核桃" and word["href"] == f"/zh-hans/search/?{urlencode({'q': '核桃'})}"


@pytest.mark.parametrize("typed", ["hetao", "核桃栽", "zaipei", "htzp"])
def test_a_page_is_offered_by_its_title(client, typed):
    assert "核桃栽培管理手册" in [each["text"] for each in offered(client, typed)]


def test_each_says_its_language_and_what_it_is(client):
    found = {each["text"]: each for each in offered(client, "གཡག", "/bo/search/")}
    page = found["གཡག་དང་བ་གླང་གི་བདེ་ཐང་ལག་དེབ།"]
    assert (page["lang"], page["kind"]) == ("bo", "手册")
    assert page["href"].startswith("/bo/")


def test_a_text_is_offered_once_in_the_readers_language(client):
    texts = [each["text"] for each in offered(client, "maoniu", "/bo/search/")]
    assert len(texts) == len(set(texts))


def test_a_title_that_nobody_translated_is_offered_once(client, tree):
    lisu = start(tree.article, Locale.objects.get(language_code="lis"))
    page = release(lisu)
    assert page.title == tree.article.title
    found = offered(client, page.title[:3], "/lis/search/")
    assert [each["href"] for each in found if each["text"] == page.title] == [page.url_path]


def test_in_the_kiosk_all_stays_inside(client):
    assert all(
        each["href"].startswith("/e/533401/zh-hans/") for each in offered(client, "核", "/e/533401/zh-hans/search/")
    )


@pytest.mark.parametrize("typed", ["", " ", '"', "😀", "\x00", "%", "<b>", "核" * 3000, "a" * 3000, "'; --", "\u200b"])
def test_nothing_odd_breaks_it(client, typed):
    offered(client, typed)


def test_one_letter_is_a_sound_that_words_begin_with():
    words = beginning_with("h", 5)
    assert words and all(lazy_pinyin(word)[0].startswith("h") for word in words)
    assert beginning_with("", 5) == []


def test_pinyin_is_told_from_words():
    assert letters_of("He'tao ") == "hetao"
    assert letters_of("核桃") == letters_of("800倍") == letters_of("") == ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("和桃", "核桃"), ("马铃属", "马铃薯"), ("hetao", "核桃"), ("heitao", "核桃"), ("种和桃", "种核桃")],
)
def test_what_was_meant(typed, meant):
    assert meant in meant_by(typed)


def test_nothing_is_meant_by_nonsense():
    assert meant_by("xqzvkw") == meant_by("") == meant_by("😀") == []


def test_who_asks_too_often_is_offered_nothing(client, settings):
    settings.SEARCHES_PER_MINUTE = 1
    for _ in range(5):
        assert offered(client, "核")
    assert offered(client, "核") == []

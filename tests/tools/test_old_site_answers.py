"""A word, a link, a header or a status that differs is named; white space, tokens and style sheets are not words."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from tools.old_site.addresses import Addresses, Reach
from tools.old_site.answers import Answer, keep, kept_in, walk
from tools.old_site.differences import in_answers
from tools.old_site.subjects import subject_of_address
from tools.old_site.words import Page

PAGE = """<!doctype html><html lang="zh-Hans"><head><title>牦牛</title><link rel="stylesheet" href="/static/css/base.css">
<meta name="description" content="怎么喂"></head><body>
<form action="/zh-hans/search/"><input type="hidden" name="csrfmiddlewaretoken" value="abc"><input placeholder="找什么"></form>
<p>每头 <b>10</b> 毫升，见<a href="/zh-hans/yak/#dose">这里</a>。</p><p lang="bo">གཡག<br><span lang="za">Vah cuengh</span></p>
<img src="/media/yak.webp" alt="一头牦牛" lang="ii">吃草<script>let moment = 7</script></body></html>"""
# The same to a reader: other lines, other token, other script, another style sheet.
SAME = [
    PAGE.replace("\n", "\n\n    "),
    PAGE.replace("><", ">\n<"),
    PAGE.replace("abc", "xyz"),
    PAGE.replace("let moment = 7", "let moment = 8"),
    PAGE.replace("/static/css/base.css", "/static/css/base.0123abcd.css"),
    PAGE.replace("<p>每头 <b>10</b> 毫升", "<p>每头<b>10</b>毫升"),
    PAGE.replace("#dose", "#dose-2"),
]
# What is changed in the page, what is said of it.
CHANGES = {
    "a number": ("<b>10</b>", "<b>100</b>", "says was “每头10毫升，见这里。”, is “每头100毫升，见这里。”"),
    "a lost line": (
        '<p>每头 <b>10</b> 毫升，见<a href="/zh-hans/yak/#dose">这里</a>。</p>',
        '<a href="/zh-hans/yak/"></a>',
        "says was “每头10毫升，见这里。”, is “{bo}གཡག”",
    ),
    "a title": ("<title>牦牛", "<title>黄牛", "says was “{zh-Hans}牦牛”, is “{zh-Hans}黄牛”"),
    "an alternative": ("一头牦牛", "一头牛", "says was “{ii}[一头牦牛]{zh-Hans}吃草”, is “{ii}[一头牛]{zh-Hans}吃草”"),
    "a placeholder": ("找什么", "搜", "says was “[找什么]”, is “[搜]”"),
    "a description": ("怎么喂", "怎么养", "says was “[description:怎么喂]”, is “[description:怎么养]”"),
    "two words made one": ("Vah cuengh", "Vahcuengh", "says was “{za}Vah cuengh”, is “{za}Vahcuengh”"),
    "a language": ('lang="bo"', 'lang="lis"', "says was “{bo}གཡག”, is “{lis}གཡག”"),
    "a link": ("/zh-hans/yak/", "/zh-hans/cattle/", "leads no longer to /zh-hans/yak/"),
    "a picture": ("/media/yak.webp", "/media/cow.webp", "leads no longer to /media/yak.webp"),
}


def answer(html: str = PAGE, **facts) -> Answer:
    given = {"status": 200, "location": "", "headers": {"cookies": []}, "type": "text/html", "content": html.encode()}
    return replace(Answer.read(given), **facts)


def said(then: Answer, now: Answer) -> list[str]:
    return [each.text for each in in_answers({"/zh-hans/": then}, {"/zh-hans/": now})]


def test_the_words_of_a_page_are_what_a_reader_gets():
    assert Page(PAGE).lines == [
        "{zh-Hans}牦牛",
        "[description:怎么喂]",
        "[找什么]",
        "每头10毫升，见这里。",
        "{bo}གཡག",
        "{za}Vah cuengh",
        "{ii}[一头牦牛]{zh-Hans}吃草",
    ]


@pytest.mark.parametrize("html", SAME)
def test_what_no_reader_sees_is_no_difference(html):
    assert said(answer(), answer(html)) == []


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_page_is_named(change):
    was, is_now, sentence = CHANGES[change]
    assert PAGE.count(was) == 1
    assert said(answer(), answer(PAGE.replace(was, is_now)))[0] == f"/zh-hans/ {sentence}"


def test_each_link_that_went_or_came_is_named():
    came = answer(PAGE.replace("</body>", '<a href="/bo/"></a><a href="/lis/"></a></body>'))
    assert said(answer(), came) == ["/zh-hans/ leads now to /bo/", "/zh-hans/ leads now to /lis/"]
    assert said(came, answer()) == ["/zh-hans/ leads no longer to /bo/", "/zh-hans/ leads no longer to /lis/"]


@pytest.mark.parametrize(
    ("facts", "sentences"),
    [
        ({"status": 404}, ["/zh-hans/ status was “200”, is “404”"]),
        ({"location": "/bo/"}, ["/zh-hans/ location was “”, is “/bo/”"]),
        ({"type": "text/plain"}, ["/zh-hans/ type was “text/html”, is “text/plain”"]),
        ({"headers": {"cookies": ["sid"]}}, ["/zh-hans/ headers was “{'cookies': []}”, is “{'cookies': ['sid']}”"]),
    ],
)
def test_an_answer_of_another_kind_is_named(facts, sentences):
    assert said(answer(), answer(**facts)) == sentences


def test_an_address_that_was_not_asked_again_is_named():
    assert [each.text for each in in_answers({"/bo/": answer()}, {})] == ["/bo/ has no answer"]


def test_other_bytes_of_a_picture_are_named():
    picture = {"status": 200, "location": "", "headers": {}, "type": "image/webp"}
    assert said(Answer.read(picture | {"content": b"\xff\x00"}), Answer.read(picture | {"content": b"\xff\x01"}))


SITE = """
CREATE TABLE wagtailcore_locale (language_code text);
CREATE TABLE wagtailcore_page (url_path text, depth integer, path text);
CREATE TABLE wagtailredirects_redirect (id integer, old_path text);
INSERT INTO wagtailcore_locale VALUES ('zh-hans'), ('bo'), ('lis');
INSERT INTO wagtailcore_page VALUES ('/', 1, '1'), ('/zh-hans/', 2, '11'), ('/zh-hans/yak/', 3, '111'), ('/lis/', 2, '12');
INSERT INTO wagtailredirects_redirect VALUES (1, '/hai-bao');
"""
LINKS = {  # what each address leads to
    "/zh-hans/": ["/zh-hans/calendar/1/", "/zh-hans/calendar/2/", "/bo/calendar/1/", "/lis/calendar/1/", "/cms/login/"],
    "/zh-hans/yak/": [
        "/zh-hans/feedback/2/?answer=useful",
        "/zh-hans/feedback/2/?answer=unclear",
        "https://example.org/",
    ],
    "/zh-hans/calendar/1/": ["/zh-hans/calendar/1/tea/", "/zh-hans/calendar/1/yak/", "/zh-hans/places/533401/"],
    "/zh-hans/calendar/1/tea/": ["/zh-hans/places/530102/", "/e/530102/", "/e/533401/zh-hans/calendar/1/"],
}


@pytest.fixture
def walked(tmp_path):
    """`walked(reach)`: the addresses that are asked of a site of three languages."""
    with closing(sqlite3.connect(tmp_path / "site.sqlite3")) as connection:
        connection.executescript(SITE)

    def asked(reach: Reach) -> list[str]:
        addresses = Addresses(tmp_path / "site.sqlite3", reach)
        sent = {"/hai-bao": "/bo/yak/?from=hai-bao"}
        facts = {
            address: {"links": LINKS.get(address, []), "location": sent.get(address, "")} for address in LINKS | sent
        }
        return list(walk(addresses, lambda address: answer("", **facts.get(address, {}))))

    return asked


def test_readers_go_everywhere_that_links_lead_within_reach(walked):
    asked = walked(Reach(counties=("533401", "532823")))
    assert {"/", "/zh-hans/yak/", "/lis/", "/hai-bao", "/hai-bao/", "/e/532823/lis/", "/e/533401/zh-hans/yak/"} <= {
        *asked
    }
    assert {"/bo/feed/", "/sitemap-bo.xml", "/nonsense", "/e/533401/bo/search/?q=%E6%A0%B8%E6%A1%83"} <= {*asked}
    assert {"/zh-hans/calendar/2/", "/zh-hans/calendar/1/yak/", "/lis/calendar/1/", "/zh-hans/feedback/2/"} <= {*asked}
    assert {"/zh-hans/places/533401/", "/e/533401/zh-hans/calendar/1/", "/bo/yak/"} <= {*asked}
    assert not {"/cms/login/", "https://example.org/", "/zh-hans/places/530102/", "/e/530102/"} & {*asked}
    assert len(asked) == len({*asked})


def test_a_short_reach_takes_one_of_each_in_its_languages(walked):
    asked = walked(Reach(counties=("533401",), languages=("zh-hans", "bo"), one_of_each=True))
    assert {"/zh-hans/calendar/1/", "/bo/calendar/1/", "/e/533401/zh-hans/calendar/1/"} <= {*asked}
    assert {"/zh-hans/calendar/1/tea/", "/zh-hans/feedback/2/"} <= {*asked}
    assert not {"/lis/", "/lis/calendar/1/", "/zh-hans/calendar/2/", "/zh-hans/calendar/1/yak/"} & {*asked}


def test_answers_are_kept_as_they_were(tmp_path):
    answers = {"/zh-hans/": answer(), "/bo/": answer(status=404)}
    keep(answers, tmp_path / "answers.json.gz")
    assert kept_in(tmp_path / "answers.json.gz") == answers


@pytest.mark.parametrize(
    ("address", "facts", "subject"),
    [
        ("/zh-hans/", {}, "public addresses"),
        ("/e/533401/bo/", {}, "kiosk addresses"),
        ("/e/533401/bo/yak/", {"status": 410}, "withdrawn"),
        ("/hai-bao", {"status": 302}, "redirected"),
        ("/nonsense", {"status": 404}, "absent"),
        ("/zh-hans/feed/", {"type": "application/atom+xml"}, "feeds and sitemaps"),
        ("/zh-hans/qr/7.svg", {"type": "image/svg+xml"}, "files"),
        ("/zh-hans/search/?q=yak", {}, "questions"),
    ],
)
def test_each_address_is_counted_with_its_like(address, facts, subject):
    assert subject_of_address(address, answer(**facts)) == subject

"""Feeds and sitemaps: absolute addresses, each language its own, nothing withdrawn."""

from xml.etree import ElementTree

import pytest

from science_content.models import SciencePage
from tests.science_content.pieces import piece

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1:8000"
ATOM, MAP, XHTML = (
    "{http://www.w3.org/2005/Atom}",
    "{http://www.sitemaps.org/schemas/sitemap/0.9}",
    "{http://www.w3.org/1999/xhtml}",
)
XML = "{http://www.w3.org/XML/1998/namespace}"


def parsed(client, address: str, kind: str) -> ElementTree.Element:
    answer = client.get(address)
    assert answer.status_code == 200 and answer["Content-Type"].startswith(kind) and not answer.cookies
    return ElementTree.fromstring(answer.content)


def feed(client, code: str) -> ElementTree.Element:
    return parsed(client, f"/{code}/feed/", "application/atom+xml")


def links(tree: ElementTree.Element) -> list[str]:
    return [entry.find(f"{ATOM}link").get("href") for entry in tree.iter(f"{ATOM}entry")]


def locations(client, address: str) -> dict[str, ElementTree.Element]:
    return {each.find(f"{MAP}loc").text: each for each in parsed(client, address, "application/xml")}


def withdraw(page) -> None:
    SciencePage.objects.filter(pk=page.pk).update(withdrawn_at="2026-11-25T00:00Z")


@pytest.mark.parametrize("code, tag", [("zh-hans", "zh-Hans"), ("bo", "bo"), ("lis", "lis")])
def test_a_feed_says_its_language_and_where_it_stands(client, code, tag):
    found = feed(client, code)
    assert found.get(f"{XML}lang") == tag
    assert {link.get("rel"): link.get("href") for link in found.findall(f"{ATOM}link")} == {
        "alternate": f"{SITE}/{code}/",
        "self": f"{SITE}/{code}/feed/",
    }
    assert found.find(f"{ATOM}author/{ATOM}name").text


def test_a_feed_leads_to_the_newest_pieces_first_and_not_to_topics_or_chapters(client, tree):
    newest = piece(tree.topic, "story")
    found = links(feed(client, "zh-hans"))
    assert found[:2] == [SITE + newest.url_path, SITE + tree.article.url_path]
    assert SITE + tree.topic.url_path not in found and len(found) == len(set(found)) <= 30
    assert not any("qu-chong-yu-fang-yi" in link for link in found)


def test_a_withdrawn_piece_leaves_the_feed_and_the_sitemap(client, tree):
    withdraw(tree.article)
    assert SITE + tree.article.url_path not in links(feed(client, "zh-hans"))
    assert SITE + tree.article.url_path not in locations(client, "/sitemap-zh-hans.xml")
    own = locations(client, "/sitemap-bo.xml")[SITE + tree.tibetan.url_path]
    assert not own.findall(f"{XHTML}link")


def test_an_entry_keeps_its_id_when_its_address_changes(client, tree):
    def ids():
        return [entry.find(f"{ATOM}id").text for entry in feed(client, "zh-hans").iter(f"{ATOM}entry")]

    before = ids()
    page = tree.article.specific
    page.slug = "new-name"
    page.save_revision().publish()
    assert ids() == before and all(each.startswith("urn:uuid:") for each in before)


def test_hostile_words_stay_words_in_a_feed(client, tree):
    page = piece(tree.topic, "article", summary="pH<7 & <script>alert(1)</script>")
    type(page).objects.filter(pk=page.pk).update(title="</title><x>&\x08尾")  # no content file can say it
    entry = next(feed(client, "zh-hans").iter(f"{ATOM}entry"))
    assert entry.find(f"{ATOM}title").text == "</title><x>&尾"
    summary = entry.find(f"{ATOM}summary")
    assert summary.text == "pH&lt;7 &amp; &lt;script&gt;alert(1)&lt;/script&gt;"


def test_a_page_links_to_its_feed(client, tree):
    for address, code in ((tree.article.url_path, "zh-hans"), (tree.tibetan.url_path, "bo"), ("/lis/", "lis")):
        assert f'href="/{code}/feed/"' in client.get(address).text
    assert "/feed/" not in client.get("/e/533401" + tree.article.url_path).text


def test_the_index_lists_languages_that_have_pages_and_robots_names_it(client):
    assert list(locations(client, "/sitemap.xml")) == [f"{SITE}/sitemap-zh-hans.xml", f"{SITE}/sitemap-bo.xml"]
    assert f"Sitemap: {SITE}/sitemap.xml" in client.get("/robots.txt").text


def test_a_sitemap_holds_each_standing_page_once_with_its_languages(client, tree):
    found = locations(client, "/sitemap-bo.xml")
    readable = SciencePage.objects.readable().filter(locale__language_code="bo")
    assert set(found) == {f"{SITE}/bo/", *(SITE + page.url_path for page in readable)}
    entry = found[SITE + tree.tibetan.url_path]
    assert {link.get("hreflang"): link.get("href") for link in entry.findall(f"{XHTML}link")} == {
        "zh-Hans": SITE + tree.article.url_path,
        "bo": SITE + tree.tibetan.url_path,
        "x-default": SITE + tree.article.url_path,
    }
    assert entry.find(f"{MAP}lastmod").text[:4].isdigit()
    assert not [address for address in found if "/e/" in address or "search" in address]


@pytest.mark.parametrize(
    "address", ["/sitemap-lis.xml", "/sitemap-xx.xml", "/sitemap-.xml", "/sitemap-..%2fbo.xml", "/xx/feed/", "/feed/"]
)
def test_there_is_no_other_feed_or_sitemap(client, address):
    assert client.get(address).status_code == 404


def test_a_sitemap_asks_once_however_many_pages_there_are(client, tree, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get("/sitemap-zh-hans.xml")

"""What a page says of itself in schema.org's words, and that nothing in it can run."""

import json

import pytest

from science_content.models import ManualPage, SciencePage
from tests.science_content.pieces import in_tibetan, piece, read, with_old_numbers

pytestmark = pytest.mark.django_db
HOSTILE = "</script><script>alert(1)</script>&amp;<!--\u2028"
SITE = "http://127.0.0.1:8000"


def said(client, page) -> dict:
    html = read(client, page)
    (script,) = html.find_all("script", type="application/ld+json")
    return json.loads(script.string)


def of(client, page) -> dict:
    return said(client, page)["@graph"][0]


@pytest.mark.parametrize(
    "kind, schema",
    [
        ("article", "Article"),
        ("policy", "Article"),
        ("story", "Article"),
        ("factcheck", "ClaimReview"),
        ("experiment", "HowTo"),
    ],
)
def test_every_kind_says_what_it_is_in_which_language_and_under_which_licence(client, tree, kind, schema):
    page = piece(tree.topic, kind)
    facts = of(client, page)
    assert facts["@type"] == schema and facts["name"] == page.title
    assert facts["url"] == SITE + page.url_path == facts["@id"]
    assert facts["inLanguage"] == "zh-Hans" and facts["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert facts["dateModified"] >= facts["datePublished"]
    assert facts["isPartOf"] == {"@type": "CollectionPage", "@id": SITE + tree.topic.url_path, "name": tree.topic.title}
    assert "image" not in facts


def test_a_translation_names_its_language_and_what_it_translates(client, tree):
    facts = of(client, tree.tibetan)
    assert facts["inLanguage"] == "bo" and facts["translationOfWork"] == {"@id": SITE + tree.article.url_path}


def test_a_claim_review_rates_from_one_to_five(client, tree):
    facts = of(client, piece(tree.topic, "factcheck", verdict="mostly_false"))
    assert facts["claimReviewed"] == "蛇毒能用嘴吸出来"
    assert facts["reviewRating"] == {
        "@type": "Rating",
        "ratingValue": 2,
        "bestRating": 5,
        "worstRating": 1,
        "alternateName": "大多不实",
    }


def test_a_verdict_that_may_be_old_is_not_said(client, tree):
    tibetan = in_tibetan(piece(tree.topic, "factcheck"))
    assert of(client, tibetan)["reviewRating"]["ratingValue"] == 2
    assert "reviewRating" not in of(client, with_old_numbers(tibetan))


def test_an_experiment_is_a_how_to(client, tree):
    page = piece(tree.topic, "experiment")
    facts = of(client, page)
    assert facts["totalTime"] == "PT30M" and facts["supply"] == [{"@type": "HowToSupply", "name": "玻璃瓶"}]
    assert facts["step"] == [{"@type": "HowToStep", "position": 1, "text": "加水摇匀。"}]
    assert "totalTime" not in of(client, with_old_numbers(in_tibetan(page)))


def test_a_manual_is_a_book_of_its_chapters_with_a_cover(client):
    manual = ManualPage.objects.live().filter(locale__language_code="zh-hans").first()
    facts = of(client, manual)
    assert facts["@type"] == "Book" and facts["image"].startswith(SITE + "/media/images/")
    chapters = list(manual.get_children().live())
    assert [part["name"] for part in facts["hasPart"]] == [chapter.title for chapter in chapters]
    chapter = of(client, chapters[1])
    assert (chapter["@type"], chapter["position"], chapter["isPartOf"]["@type"]) == ("Chapter", 2, "Book")


def test_a_topic_is_a_collection_and_a_breadcrumb_leads_from_it(client, tree):
    assert of(client, tree.topic)["@type"] == "CollectionPage"
    crumbs = said(client, tree.article)["@graph"][1]
    assert crumbs["@type"] == "BreadcrumbList"
    assert [(each["position"], each["item"]) for each in crumbs["itemListElement"]] == [
        (1, SITE + tree.topic.url_path),
        (2, SITE + tree.article.url_path),
    ]


@pytest.mark.parametrize("name", ["title", "summary"])
def test_hostile_words_stay_data(client, tree, name):
    page = piece(tree.topic, "article", **{name: HOSTILE[:80]})
    answer = client.get(page.url_path).text
    block = answer.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert json.loads(block)["@graph"][0]["name" if name == "title" else "description"] == HOSTILE[:80]
    assert not set("<>&") & set(block) and "alert(1)</script>" not in answer.replace(block, "")


def test_a_kiosk_and_a_preview_say_nothing_to_search_engines(client, tree):
    html = read(client, tree.article, "/e/533401")
    assert not html.find("script", type="application/ld+json") and not html.find("meta", property=True)
    assert (
        not html.find("link", rel="alternate")
        and html.find("link", rel="canonical")["href"] == SITE + tree.article.url_path
    )
    preview = tree.article.make_preview_request()
    assert "ld+json" not in preview.rendered_content and 'rel="canonical"' not in preview.rendered_content


def test_a_head_names_every_language_the_page_stands_in(client, tree):
    for page in (tree.article, tree.tibetan):
        html = read(client, page)
        found = {
            link["hreflang"]: link["href"]
            for link in html.find_all("link", rel="alternate")
            if link.get("type") is None
        }
        assert found == {
            "zh-Hans": SITE + tree.article.url_path,
            "bo": SITE + tree.tibetan.url_path,
            "x-default": SITE + tree.article.url_path,
        }


def test_a_page_alone_or_withdrawn_elsewhere_names_no_other(client, tree):
    SciencePage.objects.filter(pk=tree.tibetan.pk).update(withdrawn_at="2026-11-25T00:00Z")
    for page in (tree.article, piece(tree.topic, "story")):
        assert not [link for link in read(client, page).find_all("link", rel="alternate") if link.get("type") is None]


def test_open_graph_says_title_summary_picture_and_language(client, tree):
    manual = ManualPage.objects.live().get(locale__language_code="bo")
    found = {meta["property"]: meta["content"] for meta in read(client, manual).find_all("meta", property=True)}
    assert found["og:title"] == manual.title and found["og:description"] == manual.summary
    assert found["og:locale"] == "bo_CN" and found["og:image"].startswith(SITE + "/media/images/")

"""What every kind of content can do: a new page type is covered as soon as `science_content.content_files.building` can build one.

Each is read, edited, previewed, found, translated, shown in the kiosk and looked at by axe in five scripts (there in two).
"""

import json

import pytest
from bs4 import BeautifulSoup
from django.core.checks import run_checks
from django.urls import reverse
from wagtail.models import Locale

from languages import registry, specimens
from science_content.content_files.fields import TYPES
from science_content.models import SciencePage
from science_content.pages.types import contained_types, holding_types, listed_types, page_types, shelves
from science_content.templatetags.science import list_word
from search.queries import find
from tests.axe import violations
from tests.edit_form import filled_form
from tests.faces import letters_without_face
from translation.engine.sources import store_words, translation_of
from translation.engine.starting import start
from translation.release.actions import release

KINDS = sorted(TYPES)
SCRIPTS = ["bo", "tdd", "lis", "kac"]
KIOSK = "/e/533401"


def example(kind: str) -> SciencePage:
    """The oldest Chinese page of a kind in the demo."""
    return TYPES[kind].objects.live().filter(locale__language_code=registry.SOURCE).order_by("pk").first()


def soup(response) -> BeautifulSoup:
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_every_page_type_has_a_builder_and_stands_in_the_demo(db):
    assert set(page_types()) == set(TYPES.values())
    assert all(example(kind) for kind in KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_read_with_one_heading_its_name_and_its_facts(client, db, kind):
    page = example(kind)
    html = soup(client.get(page.url_path))
    assert [heading.get_text() for heading in html.find_all("h1")] == [page.title]
    assert html.html["lang"] == "zh-Hans"
    assert page.title in html.title.get_text()
    facts = [json.loads(script.string) for script in html.find_all("script", type="application/ld+json")]
    assert page.schema_type in json.dumps(facts)


@pytest.mark.parametrize("kind", KINDS)
def test_an_editor_opens_it_changes_it_and_loses_nothing(db, as_, kind):
    page, editor = example(kind), as_("bianji")
    before = page.specific.serializable_data()
    fields = filled_form(editor, page) | {"summary": "改过的摘要：读完就会做。"}
    response = editor.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), fields)
    assert response.status_code == 302, [error.get_text() for error in soup(response).select(".error-message")]
    draft = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
    after = draft.serializable_data()
    assert draft.summary == "改过的摘要：读完就会做。"
    kept = set(type(page).carried_fields) | {"title", "cover", "licence", "review_by", *page.translated_fields} - {
        "summary",
        "body",
    }
    assert {name: after[name] for name in kept} == {name: before[name] for name in kept}
    assert [block.id for block in draft.body] == [block.id for block in page.body]


@pytest.mark.parametrize("kind", KINDS)
def test_every_preview_of_it_shows_its_title_or_says_that_no_tibetan_is_there(db, kind):
    page = example(kind)
    tibetan = page.get_translation_or_none(Locale.objects.get(language_code="bo"))
    modes = [mode for mode, _ in page.preview_modes]
    assert {"", "print", "bo"} <= set(modes)
    for mode in modes:
        html = soup(page.make_preview_request(preview_mode=mode).render())
        if mode == "bo" and tibetan is None:
            assert "藏文" in html.main.get_text() and page.title not in html.main.get_text()
        else:
            assert html.h1.get_text() == (tibetan if mode == "bo" else page).title, mode


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_found_by_its_title(db, kind):
    page = example(kind)
    assert page.pk in find(page.title, registry.get(registry.SOURCE)).own[:3]


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_translated_with_its_own_words_and_the_same_facts(client, db, kind):
    page = example(kind)
    lisu = Locale.objects.get(language_code="lis")
    start(page, lisu)
    translation = translation_of(page.get_translation(lisu))
    words = specimens.of(registry.get("lis"))
    store_words(
        translation, {getattr(page, name): words for name in page.translated_fields - {"body"} if getattr(page, name)}
    )
    release(translation)
    target = type(page).objects.get(translation_key=page.translation_key, locale=lisu)
    for name in page.translated_fields - {"body", "seo_title", "search_description"}:
        assert getattr(target, name) == (words if getattr(page, name) else ""), name
    assert {name: getattr(target, name) for name in page.carried_fields} == {
        name: getattr(page, name) for name in page.carried_fields
    }
    html = soup(client.get(target.url_path))
    assert html.html["lang"] == "lis"
    assert html.h1.get_text() == words


@pytest.mark.parametrize("kind", KINDS)
def test_it_stands_in_the_kiosk_with_no_way_out(client, db, kind):
    page = example(kind)
    html = soup(client.get(KIOSK + page.url_path))
    assert html.h1.get_text() == page.title
    ways = [link["href"] for link in html.find_all("a", href=True)]
    assert ways and all(way.startswith(("/e/533401/", "#")) for way in ways)


FACTS = {
    "kind": "新种类",
    "icon": "doc-full",
    "schema_type": "Article",
    "drawing": "articles",
    "list_slug": "songs",
    "expected_facts": ("audience",),
}
WRONG = {
    "no kind": ({"kind": ""}, "kind is not said"),
    "no icon": ({"icon": ""}, "icon is not said"),
    "no schema type": ({"schema_type": ""}, "schema_type is not said"),
    "no template": ({"template": "none.html"}, "has no template none.html"),
    "a carried field that it has not": ({"carried_fields": ("verdict",)}, "carried_fields names verdict"),
    "an expected fact that it has not": ({"expected_facts": ("verdict",)}, "expected_facts names verdict"),
    "not packable, and no reason": ({"packable": False}, "is not packable and does not say why"),
    "a drawing that is none": ({"drawing": "songs"}, "songs is no symbol of pictures/kinds.svg"),
    "another type's list": ({"list_slug": "articles"}, "articles: the list_slug of more than one page type"),
    "a list that is no word": ({"list_slug": "old-songs"}, "old-songs: a list_slug has small letters alone"),
    "a holder that does not hold it": ({"contained_in": "science_content.ManualPage"}, "does not hold it"),
}


def start_up() -> str:
    return " ".join(error.msg for error in run_checks(tags=["science_content"]))


@pytest.mark.parametrize("name", WRONG)
def test_a_planted_type_that_says_something_wrong_is_refused_at_start_up(planted, name):
    wrong, sentence = WRONG[name]
    template = {"template": "science_content/article_page.html"}
    planted("PlantedPage", **FACTS | template | wrong)
    assert sentence in start_up()
    planted("PlantedPage", **FACTS | template)
    assert start_up() == ""


@pytest.mark.parametrize("fact", FACTS)
def test_a_planted_type_that_leaves_a_fact_out_is_refused_at_start_up(planted, fact):
    said = {name: value for name, value in FACTS.items() if name != fact}
    planted("PlantedPage", template="science_content/article_page.html", **said)
    assert f"PlantedPage.{fact} is not said" in start_up()


def test_a_planted_type_is_in_every_list_of_types(planted):
    page_type = planted("PlantedPage", template="science_content/article_page.html", **FACTS)
    assert page_type in page_types() and listed_types()["songs"] is page_type
    assert list_word("songs") == "新种类"
    assert page_type not in [*shelves(), *contained_types(), *holding_types()]


TRANSLATE_ALL = """
from tests.site.test_every_page_type import KINDS, SCRIPTS, example
from wagtail.models import Locale
from languages import registry, specimens
from translation.release.actions import release
from translation.engine.sources import store_words, translation_of
from translation.engine.starting import start
for kind in KINDS:
    page = example(kind)
    for code in SCRIPTS:
        locale = Locale.objects.get(language_code=code)
        start(page, locale)
        translation = translation_of(page.get_translation(locale))
        words = specimens.of(registry.get(code)) or registry.get(code).label
        store_words(translation, {page.title: words, page.summary: words})
        release(translation)
    print(kind, page.url_path, sep="\\t")
"""


@pytest.fixture(scope="module")
def addresses(site) -> dict[str, str]:
    """{kind: address without its language}, each standing in all five languages."""
    rows = [line.split("\t") for line in site.shell(TRANSLATE_ALL).splitlines() if "\t" in line]
    return {kind: address.removeprefix("/zh-hans") for kind, address in rows}


@pytest.mark.browser
@pytest.mark.xdist_group("every page type")
@pytest.mark.parametrize("code", ["zh-hans", *SCRIPTS])
def test_axe_finds_nothing_and_every_letter_has_a_face_on_any_kind_in_this_script(site, browser, addresses, code):
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page, found = context.new_page(), {}
    for kind in KINDS:
        for dress in ("", KIOSK) if code in ("zh-hans", "bo") else ("",):
            page.goto(f"{site.url}{dress}/{code}{addresses[kind]}")
            assert page.title()
            found[kind + dress] = violations(page) + letters_without_face(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, kind
    context.close()
    assert not any(found.values()), found

"""The styleguide: every component in five languages, for those who work on the site."""

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from cms.styleguide.examples import Examples
from cms.styleguide.words import LANGUAGES, in_language, words_of
from languages import registry
from science_content.blocks.body import BodyBlock
from tests.axe import violations
from tests.faces import letters_without_face
from tests.journeys.conftest import sign_in
from tests.safety.shown import strange_languages

REPEATED = ("landmark-unique",)  # the same component stands here several times on purpose


def guide(client, code: str) -> BeautifulSoup:
    response = client.get(f"/styleguide/{code}/")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_who_is_not_signed_in_is_asked_to(client, db):
    response = client.get("/styleguide/")
    assert response.status_code == 302 and response["Location"] == "/cms/login/?next=/styleguide/"


@pytest.mark.parametrize(("name", "status"), [("bianji", 200), ("yiyuan", 200), ("shengban", 200), ("xinxi", 403)])
def test_only_who_works_in_the_admin_sees_it(as_, name, status):
    assert as_(name).get("/styleguide/").status_code == status


@pytest.mark.parametrize("code", ["ii", "xx", "zh-Hans", "admin"])
def test_another_language_is_404(as_, code):
    assert as_("bianji").get(f"/styleguide/{code}/").status_code == 404


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_component_stands_there_in(as_, code):
    html = guide(as_("bianji"), code)
    wanted = [
        name
        for examples in Examples(registry.get(code)).all().values()
        for name in (example.name for example in examples)
    ]
    assert [name.get_text() for name in html.select(".guide-name")][1:] == wanted
    assert all(example.find() for example in html.select(".guide-example"))
    assert html.html["lang"] == registry.get(code).tag
    assert html.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert list(strange_languages(html)) == []


def test_every_block_of_a_body_has_an_example(db):
    shown = {example.context["block"].block_type for example in Examples(registry.get("zh-hans")).blocks()}
    assert shown == set(BodyBlock().child_blocks)
    assert all(block.meta.preview_value for block in BodyBlock().child_blocks.values())


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != "zh-hans"])
def test_no_words_stand_there_but_the_specimen(db, code):
    language = registry.get(code)
    example = {
        "title": "三步",
        "text": "<p>先看叶背。</p>",
        "amount": 10,
        "unit": "ml",
        "steps": [{"text": "看"}],
        "nothing": None,
    }
    said = in_language(example, language)
    assert words_of(language).startswith(said["title"]) and said["text"] == f"<p>{words_of(language)}</p>"
    assert (said["amount"], said["unit"], said["nothing"]) == (10, "ml", None)


def test_a_site_without_pages_and_pictures_has_one_too(as_, db):
    from science_content.models import ScienceImage, SciencePage

    SciencePage.objects.all().update(live=False)
    ScienceImage.objects.all().delete()
    assert guide(as_("bianji"), "bo").select(".dose")


@pytest.mark.browser
@pytest.mark.xdist_group("styleguide")
@pytest.mark.parametrize("code", LANGUAGES)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen_in(site, browser, code):
    context = browser.new_context(base_url=site.url)
    page = context.new_page()
    sign_in(page, "bianji")
    for width, height in ((390, 844), (1366, 768)):
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"/styleguide/{code}/")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert violations(page, without=REPEATED) == [], width
        assert letters_without_face(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()

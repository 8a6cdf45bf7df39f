"""A dose that its own block would refuse is hidden in every language, however it came to stand in a public row."""

import copy
import json

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Revision

from science_content.blocks import answers
from science_content.blocks.dose import DoseBlock
from science_content.models import ArticlePage, SciencePage
from science_content.pages.raw import raw_body
from tests.doses import hidden, shown
from tests.science_content.pages.test_gate import BAD
from tests.trees import Tree, read_all, waits

pytestmark = pytest.mark.django_db
NONE = {
    "days in words": {"interval_days": "七"},
    "times as a list": {"max_times": [2]},
    "days below none": {"waits": waits(harvest=-1)},
}
REFUSED = BAD | NONE
SURFACES = {
    "page": lambda tree: tree.article.url_path,
    "kiosk": lambda tree: f"/e/530721{tree.article.url_path}",
    "Tibetan page": lambda tree: tree.tibetan.url_path,
    "Tibetan kiosk": lambda tree: f"/e/530721{tree.tibetan.url_path}",
    "side by side": lambda tree: f"/bo/side-by-side/{tree.tibetan.pk}/",
}


def by_hand(page, change: dict) -> None:
    """Write into the stored body past every gate, as a person with a database client does."""
    body = copy.deepcopy(raw_body(page))
    for block in body:
        if block["type"] == "dose":
            block["value"] |= change
    ArticlePage.objects.filter(pk=page.pk).update(body=body)


@pytest.fixture
def in_both(tree):
    """`in_both(change)`: written by hand into the Chinese row and its Tibetan one, which agree then."""

    def write(change: dict) -> Tree:
        for page in (tree.article, tree.tibetan):
            by_hand(page, change)
        return tree.reload()

    return write


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("change", REFUSED.values(), ids=REFUSED)
def test_a_dose_that_its_block_refuses_is_hidden_on_every_surface(in_both, client, surface, change):
    tree = in_both(change)
    answer = client.get(SURFACES[surface](tree))
    assert answer.status_code == 200
    html = answer.content.decode()
    assert shown(html) == [] and hidden(html) == 1
    said = BeautifulSoup(html, "html.parser")
    assert not {"7", "21"} & set(said.main.get_text(" ").split())
    for script in said.find_all("script", type="application/ld+json"):
        assert "21" not in json.dumps([each.get("text") for each in json.loads(script.string)["@graph"]])


@pytest.mark.parametrize("surface", SURFACES)
def test_a_whole_dose_is_shown_on_every_surface(tree, client, surface):
    html = client.get(SURFACES[surface](tree)).content
    assert len(shown(html)) == 1 and hidden(html) == 0


def test_the_chinese_notice_does_not_send_to_the_page_on_which_it_stands(in_both, client):
    tree = in_both({"waits": []})
    notice = BeautifulSoup(client.get(tree.article.url_path).content, "html.parser").select_one(".dose-hidden")
    assert "咨询农技员" in notice.get_text() and notice.find("a") is None


@pytest.mark.parametrize("change", REFUSED.values(), ids=REFUSED)
def test_a_dose_that_its_block_refuses_is_not_found_by_its_words(in_both, change):
    tree = in_both(change)
    for page in (tree.article, tree.tibetan):
        dose = next(block for block in page.body if block.block_type == "dose")
        assert dose.block.get_searchable_content(dose.value) == []
        assert list(answers.search_terms(page.body.stream_block, page.body)) == []


def test_a_translated_dose_is_hidden_with_the_words_of_its_chinese_one(tree, client, cast):
    """The Tibetan words may stand alone where they were read; without a Chinese substance nobody knows what they name."""
    read_all(SciencePage.objects.get(pk=tree.tibetan.pk), cast["jiaodui"])
    assert shown(client.get(tree.tibetan.url_path).content)
    by_hand(tree.article, {"substance": ""})
    html = client.get(tree.tibetan.url_path).content
    assert shown(html) == [] and hidden(html) == 1


def test_an_old_revision_with_such_a_dose_is_hidden_in_its_preview(tree, as_):
    revision = tree.article.revisions.first()
    body = json.loads(revision.content["body"])
    for block in body:
        if block["type"] == "dose":
            block["value"]["waits"] = []
    Revision.objects.filter(pk=revision.pk).update(content=revision.content | {"body": json.dumps(body)})
    html = as_("bianji").get(f"/cms/pages/{tree.article.pk}/revisions/{revision.pk}/view/").content
    assert shown(html) == [] and hidden(html) == 1


def test_what_the_block_shows_of_itself_may_be_shown():
    assert DoseBlock.may_be_shown((block := DoseBlock()).to_python(block.meta.preview_value))

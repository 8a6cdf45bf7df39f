"""A table of doses is whole doses: each refused, hidden, carried, read and found for itself."""

import copy
import gzip

import pytest

from science_content.blocks.advice import advice_in
from science_content.models import ArticlePage, SciencePage
from science_content.pages.gate import reasons_against
from science_content.pages.raw import raw_body
from search.queries import find_pages
from tests.doses import hidden, shown
from tests.science_content.pieces import in_tibetan, piece, read
from tests.trees import DOSE, read_all
from translation.engine.sources import store_words, translation_of
from translation.release.actions import release

pytestmark = pytest.mark.django_db
DRESSES = ("", "/e/533401")


def table(rows: list[dict], note: str = "") -> list[dict]:
    return [{"key": "doses", "type": "dose_table", "value": {"title": "推荐用药", "rows": rows, "note": note}}]


def dose(number: int) -> dict:
    return DOSE | {
        "substance": f"试剂{number} {number}% 水剂",
        "purpose": f"防第{number}种虫",
        "amount": str(number + 10),
    }


@pytest.fixture
def annex(tree) -> SciencePage:
    return piece(tree.topic, "article", body=table([dose(1), dose(2), dose(3)]))


def by_hand(page: SciencePage, place: int, **change) -> None:
    body = copy.deepcopy(raw_body(page))
    body[0]["value"]["rows"][place]["value"] |= change
    SciencePage.objects.filter(pk=page.pk).update(body=body)


@pytest.mark.parametrize("dress", DRESSES)
def test_every_row_is_shown_with_its_numbers_in_each_language(annex, client, dress):
    tibetan = in_tibetan(annex)
    for page in (annex, tibetan):
        doses = shown(read(client, page, dress))
        assert [each.product for each in doses] == [dose(number)["substance"] for number in (1, 2, 3)]
        assert [each.numbers[0] for each in doses] == ["11", "12", "13"]


@pytest.mark.parametrize("page", ["chinese", "tibetan"])
def test_one_row_that_may_not_be_shown_hides_no_other(annex, client, page):
    pages = {"chinese": annex, "tibetan": in_tibetan(annex)}
    by_hand(pages[page], 1, amount="-5")
    html = read(client, pages[page])
    assert [each.numbers[0] for each in shown(html)] == ["11", "13"] and hidden(html) == 1


def test_rows_that_changed_places_by_hand_are_hidden_in_a_translation(annex, client):
    tibetan = in_tibetan(annex)
    body = copy.deepcopy(raw_body(tibetan))
    rows = body[0]["value"]["rows"]
    rows[0]["id"], rows[1]["id"] = rows[1]["id"], rows[0]["id"]
    SciencePage.objects.filter(pk=tibetan.pk).update(body=body)
    html = read(client, tibetan)
    assert [each.numbers[0] for each in shown(html)] == ["13"] and hidden(html) == 2


def test_a_row_speaks_its_language_where_its_own_words_were_read(annex, client):
    tibetan = in_tibetan(annex)
    words = {dose(2)["substance"]: "སྨན་ཁུ། 2 2%", dose(2)["purpose"]: "འབུ་རིགས་ 2 པ།", DOSE["method"]: "ཆུ་བསྲེས་ནས་གཏོར།"}
    store_words(translation_of(tibetan), words)
    release(translation_of(tibetan))
    assert {tag for each in shown(read(client, tibetan)) for tag, _ in each.words} == {"zh-Hans"}
    read_all(SciencePage.objects.get(pk=tibetan.pk))
    tags = [{tag for tag, _ in each.words} for each in shown(read(client, tibetan))]
    assert tags == [{"zh-Hans"}, {"bo"}, {"zh-Hans"}]


@pytest.mark.parametrize(
    "change, words",
    [({"amount": None}, "用量"), ({"waits": []}, "采收"), ({"target": "yak"}, "牦牛"), ({"purpose": ""}, "治什么")],
)
def test_no_page_goes_live_with_a_row_that_is_refused(annex, change, words):
    page = ArticlePage.objects.get(pk=annex.pk)
    body = raw_body(page)
    body[0]["value"]["rows"][2]["value"] |= change
    page.body = body
    found = reasons_against(page)
    assert any(words in sentence for sentence in found) and any("第3行" in sentence for sentence in found)


def test_a_table_without_rows_says_so(annex):
    page = ArticlePage.objects.get(pk=annex.pk)
    body = raw_body(page)
    body[0]["value"]["rows"] = []
    page.body = body
    assert reasons_against(page) == ["用药表（正文第1块）：用药：表里还没有药。"]


def test_a_row_is_found_by_its_product(annex):
    assert annex.pk in [hit.page_id for hit in find_pages("试剂2", locale_code="zh-hans")[0]]


def test_thirty_doses_ask_little_and_weigh_little(tree, client, django_assert_max_num_queries):
    page = piece(tree.topic, "article", body=table([dose(number) for number in range(30)]))
    tibetan = in_tibetan(page)
    assert len(advice_in(page.body)) == 30
    for each in (page, tibetan):
        for dress in DRESSES:
            client.get(dress + each.url_path + "?first")
            with django_assert_max_num_queries(16):
                answer = client.get(dress + each.url_path + "?again")
            assert len(shown(answer.content)) == 30
            assert len(gzip.compress(answer.content)) < 60_000

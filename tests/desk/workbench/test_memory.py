"""What was read on one page is offered on the next: in its box where it is the very sentence, under it where it is like."""

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.urls import reverse

from science_content.withdrawal.actions import withdraw
from tests.desk.workbench.test_workbench import WASH, row_of, screen_of
from tests.science_content.pieces import piece
from tests.trees import TIBETAN, read_all
from tests.typing_hand import change, type_words
from translation.engine.starting import start
from translation.engine.upgrade import remember_what_was_read
from translation.memory.models import Remembered
from translation.release.ticking import take_back

pytestmark = pytest.mark.django_db
LIKE = "打药以后洗手。"
OTHER = "蚜虫吸叶子里的汁。"


@pytest.fixture
def begun(tree):
    """Another page, begun in Tibetan, after the first was read."""
    read_all(tree.tibetan)
    lines = "".join(f"<p>{line}</p>" for line in ("蚜虫吸叶子的汁。", OTHER))
    body = [{"key": "t", "type": "text", "value": lines}]
    warning = {"key": "w", "type": "warning", "value": {"level": "caution", "title": "", "text": WASH}}
    page = piece(tree.topic, "article", slug="begun", title="另一页", body=[*body, warning])
    start(page, tree.tibetan.locale)
    return page.get_translation(tree.tibetan.locale).specific


def offered(client, page, chinese: str) -> list:
    address = reverse("translation_memory", args=[page.pk])
    answer = client.get(address, {"key": change(page, chinese, "")["key"]})
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser").select("li")


def test_a_tick_brings_what_was_read_into_the_memory_and_its_end_takes_it_out(tree):
    assert not Remembered.objects.exists()
    read_all(tree.tibetan)
    assert set(Remembered.objects.values_list("words", flat=True)) == set(TIBETAN.values())
    take_back(page=tree.reload().tibetan, user=None)
    assert not Remembered.objects.exists()


def test_what_was_read_before_there_was_a_memory_enters_it_once(tree):
    read_all(tree.tibetan)
    before = set(Remembered.objects.values_list("path", "words", "before"))
    Remembered.objects.all().delete()
    for _ in range(2):
        remember_what_was_read(apps)
        assert set(Remembered.objects.values_list("path", "words", "before")) == before
    take_back(page=tree.reload().tibetan, user=None)
    remember_what_was_read(apps)
    assert not Remembered.objects.exists()


def test_the_very_sentence_stands_in_its_box_and_is_nobodys_until_it_is_confirmed(as_, tree, begun):
    row = row_of(screen_of(as_("yiyuan"), begun), WASH)
    assert row["data-state"] == "former" and row.textarea.get_text().strip() == TIBETAN[WASH]
    assert "别处" in row.select_one("[data-elsewhere]").get_text()
    assert screen_of(as_("yiyuan"), begun).select_one("[data-count=changed]").get_text() == "0"
    assert not change(begun, WASH, "")["base"], "nothing is stored"
    assert type_words(as_("yiyuan"), begun, WASH, TIBETAN[WASH], confirms=True)["state"] == "saved"
    assert row_of(screen_of(as_("yiyuan"), begun), WASH)["data-state"] == "written"


def test_the_like_is_offered_under_it_with_the_difference_who_and_where(as_, tree, begun):
    first, *_ = offered(as_("yiyuan"), begun, OTHER)
    assert first["data-words"] == TIBETAN["蚜虫吸叶子的汁。"]
    said = first.get_text(" ")
    assert tree.article.title in said and "看过" in said and "%" in said
    assert "不一样" not in said


def test_a_page_that_was_withdrawn_offers_nothing(as_, tree, begun):
    withdraw(tree.article, reason="说法有误")
    assert row_of(screen_of(as_("yiyuan"), begun), WASH)["data-state"] == "open"
    assert offered(as_("yiyuan"), begun, OTHER) == []


def test_a_page_that_was_deleted_offers_nothing(as_, tree, begun):
    tree.tibetan.delete()
    assert row_of(screen_of(as_("yiyuan"), begun), WASH)["data-state"] == "open"
    assert offered(as_("yiyuan"), begun, OTHER) == []


@pytest.mark.parametrize("key", ["", "x", "1", "1-", "1-2-3", "²-1", "9" * 40 + "-1", "1-2"])
def test_a_sentence_that_is_not_there_has_no_memory(as_, begun, key):
    assert as_("yiyuan").get(reverse("translation_memory", args=[begun.pk]), {"key": key}).status_code == 404


@pytest.mark.parametrize("who", ["yiyuan-lisu", "bianji"])
def test_only_people_of_the_language_are_offered_it(as_, begun, who):
    assert as_(who).get(reverse("translation_memory", args=[begun.pk]), {"key": "1-2"}).status_code == 302

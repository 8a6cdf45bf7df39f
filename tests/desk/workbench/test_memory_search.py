"""A translator looks a word up in what his language said before, in Chinese or in its own words."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from science_content.withdrawal.actions import withdraw
from tests.trees import TIBETAN, read_all
from tests.typing_hand import change
from translation.memory.models import Remembered
from translation.memory.remembering import ReadSentence, remember

pytestmark = pytest.mark.django_db
WASH = "打药后洗手。"
HOSTILE = [
    "",
    " ",
    "%",
    "_",
    "\\",
    "'",
    '"',
    "' OR 1=1 --",
    "<b>",
    "</mark><script>",
    "\x00",
    "\x07\x1b",
    "\u200b",
    "\ufeff",
    "⟨粗体⟩",
]


@pytest.fixture
def read(tree):
    read_all(tree.tibetan)
    return tree


def asked(client, page, question: str, **more):
    answer = client.get(reverse("translation_memory_search", args=[page.pk]), {"q": question} | more)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def found(client, page, question: str) -> list:
    return asked(client, page, question).select(".wb-found li")


@pytest.mark.parametrize("question", ["药", "打药", "打药后洗手。", " 洗手 "])
def test_a_word_of_chinese_is_found_and_marked_with_who_when_and_where(as_, read, question):
    [entry] = found(as_("yiyuan"), read.tibetan, question)
    assert entry.select_one(".wb-found-zh mark").get_text() == question.strip()
    assert entry.select_one(".wb-found-zh").get_text() == WASH and entry.select_one(".wb-found-zh")["lang"] == "zh-Hans"
    words = entry.select_one(".wb-found-words")
    assert words.get_text() == TIBETAN[WASH] and words["lang"] == "bo"
    said = entry.small.get_text(" ")
    assert "看过" in said and read.article.title in said and str(Remembered.objects.first().read_at.year) in said


@pytest.mark.parametrize("question", ["ལག་པ", "ལག་\u200bཔ", "ལག༌པ"])
def test_a_word_of_the_language_is_found_however_it_is_spelt(as_, read, question):
    [entry] = found(as_("yiyuan"), read.tibetan, question)
    assert entry.select_one(".wb-found-words mark").get_text() == "ལག་པ"


def test_an_entry_leads_to_its_row_in_the_editor(as_, read):
    [entry] = found(as_("yiyuan"), read.tibetan, "洗手")
    page, row = reverse("translation_workbench", args=[read.tibetan.pk]), change(read.tibetan, WASH, "")["key"]
    assert entry.a["href"] == f"{page}#s-{row}"
    screen = BeautifulSoup(as_("yiyuan").get(page).content, "html.parser")
    assert screen.select_one(f"#s-{row} .wb-zh > p").get_text() == WASH


def test_an_entry_whose_sentence_the_page_says_no_more_leads_to_the_page(as_, read):
    remember(read.tibetan.translation_key, "bo", [ReadSentence("body.gone", "泡种子。", "ཀ།")])
    [entry] = found(as_("yiyuan"), read.tibetan, "种子")
    assert entry.a["href"] == reverse("translation_workbench", args=[read.tibetan.pk])


def test_the_part_for_the_editor_is_the_list_alone(as_, read):
    part = asked(as_("yiyuan"), read.tibetan, "洗手", part="")
    assert part.select(".wb-found li") and not part.select("form, header, html")
    assert "1" in part.select_one("[data-said]").get_text()


@pytest.mark.parametrize("question", [*HOSTILE, "药" * 2000, "ཀ" * 2000, "\u0f71" * 2000])
def test_whatever_is_asked_is_answered_and_stands_as_text(as_, read, question):
    screen = asked(as_("yiyuan"), read.tibetan, question)
    assert not screen.select("[data-said] script, [data-said] b") and not screen.select(".wb-found li")
    assert len(screen.select_one("[name=q]")["value"]) <= 100


def test_signs_of_a_search_stand_for_themselves(as_, read):
    remember(read.tibetan.translation_key, "bo", [ReadSentence("body.x", "100%_的<b>盐</b>水&lt;淡&gt;。", "ཀ&amp;ཁ།")])
    for question in ("%_", "0%_的", "盐水", "<淡>", "ཀ&ཁ"):
        [entry] = found(as_("yiyuan"), read.tibetan, question)
        assert entry.mark
    assert not entry.select("b")


def test_words_that_look_like_html_stand_as_text(as_, read):
    lines = [ReadSentence("body.x", "&lt;script&gt;盐&lt;/script&gt;水。", "ཀ&lt;img src=x onerror=1&gt;ཁ།")]
    remember(read.tibetan.translation_key, "bo", lines)
    for question in ("盐", "script", "ཀ<img"):
        [entry] = found(as_("yiyuan"), read.tibetan, question)
        assert not entry.select("script, img") and "<script>盐</script>水" in entry.get_text()


def test_what_is_withdrawn_says_nothing(as_, read):
    withdraw(read.article, reason="说法有误")
    assert found(as_("yiyuan"), read.tibetan, "洗手") == []


def test_another_language_says_nothing(as_, read):
    remember(read.tibetan.translation_key, "lis", [ReadSentence("body.x", "泡种子。", "ꓐ.")])
    assert found(as_("yiyuan"), read.tibetan, "种子") == []


@pytest.mark.parametrize("who", ["yiyuan-lisu", "bianji", "xinxi", "shengban"])
def test_only_people_of_the_language_may_search_it(as_, read, who):
    address = reverse("translation_memory_search", args=[read.tibetan.pk])
    assert as_(who).get(address, {"q": "洗手"}).status_code == 302


def test_thirty_are_shown_at_most_in_as_many_queries_as_one(as_, read):
    client, counts = as_("yiyuan"), []
    for size in (1, 60):
        lines = [ReadSentence(f"body.{n}", f"第{n}块地种洋芋。", f"ས་{n}།") for n in range(size)]
        remember(read.tibetan.translation_key, "bo", lines)
        with CaptureQueriesContext(connection) as queries:
            shown = found(client, read.tibetan, "洋芋")
        counts.append(len(queries))
    assert len(shown) == 30 and counts[0] == counts[1]


def test_the_editor_has_the_field_and_a_way_to_the_page_without_scripts(as_, read):
    screen = BeautifulSoup(
        as_("yiyuan").get(reverse("translation_workbench", args=[read.tibetan.pk])).content, "html.parser"
    )
    address = reverse("translation_memory_search", args=[read.tibetan.pk])
    assert (
        screen.select_one("[data-search] form")["action"] == screen.select_one("[data-search-open]")["href"] == address
    )

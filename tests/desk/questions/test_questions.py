"""A translator asks about a sentence; who is asked finds it on the first screen, and one answer serves every language."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale

from tests.desk.questions.asking import ANSWER, HOME, LIST, ROLL, WHAT, answer, ask, beside, is_turned_away, read
from tests.trees import RichTree
from translation.engine.starting import start
from translation.questions.models import Question

pytestmark = pytest.mark.django_db


@pytest.fixture
def lisu(tree):
    start(tree.article, Locale.objects.get(language_code="lis"))
    return tree.article.get_translation(Locale.objects.get(language_code="lis")).specific


@pytest.mark.parametrize(
    ("to", "who", "others"),
    [
        ("editor", ["bianji", "shenhe"], ["jiaodui", "yiyuan-lisu"]),
        ("agronomist", ["shenhe"], ["bianji", "jiaodui", "yiyuan-lisu"]),
        ("reader", ["jiaodui"], ["bianji", "shenhe", "yiyuan-lisu"]),
    ],
)
def test_a_question_is_on_the_first_screen_of_who_is_asked_and_of_nobody_else(as_, tree, to, who, others):
    asked = ask(as_("yiyuan"), tree.tibetan, to)
    for person in who:
        assert WHAT in read(as_(person), HOME) and WHAT in read(as_(person), LIST)
        assert ROLL in read(as_(person), reverse("question", args=[asked.pk]))
    for person in others:
        assert WHAT not in read(as_(person), HOME) and WHAT not in read(as_(person), LIST)
        assert is_turned_away(as_(person).get(reverse("question", args=[asked.pk])))
        assert is_turned_away(answer(as_(person), asked))
    assert not Question.objects.get().answer


def test_one_answer_about_the_chinese_stands_at_the_sentence_in_every_language(as_, tree, lisu):
    asked = ask(as_("yiyuan"), tree.tibetan)
    assert "还没有人回答" in beside(as_("yiyuan"), tree.tibetan)
    assert WHAT in beside(as_("yiyuan-lisu"), lisu)
    assert answer(as_("bianji"), asked).status_code == 302
    for person, page in (("yiyuan", tree.tibetan), ("yiyuan-lisu", lisu), ("jiaodui", tree.tibetan)):
        assert f"杨编辑答：{ANSWER}" in beside(as_(person), page)
    assert "还没有人回答" not in beside(as_("yiyuan"), tree.tibetan)
    assert ANSWER in read(as_("yiyuan"), HOME) and ANSWER not in read(as_("yiyuan-lisu"), HOME)
    assert WHAT not in read(as_("shenhe"), HOME), "nobody waits for it any more"


def test_what_is_asked_of_a_reader_stays_in_the_language(as_, tree, lisu):
    asked = ask(as_("yiyuan"), tree.tibetan, "reader")
    answer(as_("jiaodui"), asked)
    assert ANSWER in beside(as_("yiyuan"), tree.tibetan) and beside(as_("yiyuan-lisu"), lisu) == ""


def test_only_who_releases_answers_what_was_asked_of_the_reader(as_, tree):
    asked = ask(as_("jiaodui"), tree.tibetan, "reader")
    assert WHAT not in read(as_("yiyuan"), LIST) and is_turned_away(answer(as_("yiyuan"), asked))


def test_an_answer_stands_on_the_first_screen_until_it_is_put_aside_and_at_the_sentence_for_ever(as_, tree):
    asked, client = ask(as_("yiyuan"), tree.tibetan), as_("yiyuan")
    answer(as_("bianji"), asked)
    aside = reverse("question_put_aside", args=[asked.pk])
    for other in ("jiaodui", "yiyuan-lisu", "bianji"):
        assert as_(other).post(aside).status_code == 404
    assert ANSWER in read(client, HOME)
    assert client.get(aside).status_code == 405
    assert client.post(aside, HTTP_ACCEPT="application/json").status_code == 204
    assert client.post(aside).status_code == 302, "again is safe"
    assert ANSWER not in read(client, HOME) and ANSWER in beside(client, tree.tibetan)
    answer(as_("bianji"), asked, "往上卷。", seen=ANSWER)
    assert "往上卷。" in read(client, HOME), "another answer is told"


def test_who_asks_no_more_takes_the_question_away(as_, tree):
    asked, client = ask(as_("yiyuan"), tree.tibetan), as_("yiyuan")
    client.post(reverse("question_put_aside", args=[asked.pk]))
    assert beside(client, tree.tibetan) == "" and WHAT not in read(as_("bianji"), HOME)


def test_the_same_question_sent_twice_is_asked_once(as_, tree):
    first, again = (ask(as_("yiyuan"), tree.tibetan) for _ in range(2))
    assert first.pk == again.pk
    assert ask(as_("jiaodui"), tree.tibetan).pk != first.pk, "another person's is another"


def test_of_two_answers_the_first_stands_and_the_second_is_not_lost(as_, tree):
    asked = ask(as_("yiyuan"), tree.tibetan)
    answer(as_("bianji"), asked)
    late = answer(as_("shenhe"), asked, "先问过老乡再写。")
    text = BeautifulSoup(late.content, "html.parser")
    assert late.status_code == 400 and "杨编辑刚才已经回答了" in text.get_text()
    assert "先问过老乡再写。" in text.textarea.get_text() and ANSWER in text.get_text()
    assert Question.objects.get().answer == ANSWER
    answer(as_("bianji"), asked)  # the same again: the answer of the server was lost
    assert Question.objects.get().answerer == "杨编辑"


def test_who_cannot_answer_passes_it_on_and_a_typed_answer_is_not_lost_by_it(as_, tree):
    asked = ask(as_("yiyuan"), tree.tibetan)
    refused = answer(as_("bianji"), asked, "写了一半", to="agronomist")
    assert refused.status_code == 400 and "写了一半" in refused.content.decode()
    assert Question.objects.get().to == "editor"
    for wrong in ("", "nobody", "<b>"):
        assert answer(as_("bianji"), asked, "", to=wrong).status_code == 400
    assert answer(as_("bianji"), asked, "", to="agronomist").status_code == 302
    assert WHAT not in read(as_("bianji"), HOME) and WHAT in read(as_("shenhe"), HOME)
    answer(as_("shenhe"), asked)
    assert answer(as_("shenhe"), asked, ANSWER, to="editor").status_code == 400, "it is answered"


def test_readers_meet_no_question_anywhere(as_, tree, client):
    answer(as_("bianji"), ask(as_("yiyuan"), tree.tibetan))
    for page in (tree.article, tree.tibetan):
        for address in (page.url, f"/{page.locale.language_code}/feed/"):
            html = client.get(address).content.decode()
            assert WHAT not in html and ANSWER not in html


def test_handing_over_says_how_many_questions_wait(as_, tree):
    ask(as_("yiyuan"), tree.tibetan)
    handed = as_("yiyuan").post(reverse("translation_hand_over", args=[tree.tibetan.pk]), {"hand": "1"}, follow=True)
    assert "还有1个问题没有人回答" in handed.content.decode()


def test_lists_ask_as_much_however_many_questions_there_are(as_, tree):
    rich, counts = RichTree.below(tree.topic), []
    people = {"bianji": (HOME, LIST), "yiyuan": (HOME, LIST, reverse("translation_workbench", args=[tree.tibetan.pk]))}
    for round_ in range(2):
        for page in (tree.tibetan, rich.tibetan)[: round_ + 1]:
            for number in range(2 + 3 * round_):
                ask(as_("yiyuan"), page, text=f"{WHAT}{number}")
        answer(as_("bianji"), Question.objects.filter(answered_at=None).first())
        for person, addresses in people.items():
            client = as_(person)
            for address in addresses:
                client.get(address)
                with CaptureQueriesContext(connection) as queries:
                    client.get(address)
                counts.append((address, len(queries)))
    half = len(counts) // 2
    assert counts[:half] == counts[half:]

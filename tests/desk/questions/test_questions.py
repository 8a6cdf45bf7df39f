"""A translator asks about a sentence; who is asked finds it on the first screen, and one answer serves every language."""

import json

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user, get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale

from tests.trees import RichTree
from tests.typing_hand import change
from translation.engine.starting import start
from translation.questions.models import LONGEST_QUESTION, Question

pytestmark = pytest.mark.django_db
ROLL, WHAT = "叶子会卷起来。", "卷起来是卷成筒，还是边上翘？"
ANSWER = "边上往下卷，不成筒。"
HOME, LIST = "/cms/", "/cms/questions/"


def sent(client, page, *rows: dict, person: int | None = None, body: str | None = None):
    person = get_user(client).pk if person is None else person
    data = json.dumps({"person": person, "changes": rows}) if body is None else body
    return client.post(reverse("translation_ask", args=[page.pk]), data, content_type="application/json")


def key_of(page, chinese: str = ROLL) -> str:
    return change(page, chinese, "")["key"]


def ask(client, page, to: str = "editor", text: str = WHAT, chinese: str = ROLL) -> Question:
    [answer] = sent(client, page, {"key": f"{key_of(page, chinese)}@1", "to": to, "text": text}).json()["answers"]
    assert answer["state"] == "saved", answer
    return Question.objects.get(pk=answer["id"])


def answer(client, question: Question, text: str = ANSWER, seen: str = "", **more):
    return client.post(reverse("question", args=[question.pk]), {"answer": text, "seen": seen} | more)


def read(client, address: str) -> str:
    answered = client.get(address)
    assert answered.status_code == 200
    return BeautifulSoup(answered.content, "html.parser").get_text(" ", strip=True)


def beside(client, page, chinese: str = ROLL) -> str:
    """What stands with the sentence in the editor."""
    screen = BeautifulSoup(client.get(reverse("translation_workbench", args=[page.pk])).content, "html.parser")
    row = next(each for each in screen.select(".wb-row") if chinese in each.select_one(".wb-zh").get_text())
    asked = row.select_one(".wb-asked")
    return asked.get_text(" ", strip=True) if asked else ""


def is_turned_away(answered) -> bool:
    """As Wagtail's admin does it."""
    return answered.status_code == 302 and answered.url == HOME


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


WRONG = ["", "x", "editors", "Reader", "0", "<b>"]


@pytest.mark.parametrize("to", WRONG)
def test_nobody_is_asked_who_is_not_one_of_three(as_, tree, to):
    [told] = sent(as_("yiyuan"), tree.tibetan, {"key": key_of(tree.tibetan), "to": to, "text": WHAT}).json()["answers"]
    assert told["state"] == "refused" and "问谁" in told["why"]


@pytest.mark.parametrize("text", ["", " ", "\x00", "\u200b", "？", "\x07\x1b", "a" * (LONGEST_QUESTION + 1)])
def test_a_question_without_words_or_too_long_is_refused_in_words(as_, tree, text):
    [told] = sent(as_("yiyuan"), tree.tibetan, {"key": key_of(tree.tibetan), "to": "editor", "text": text}).json()[
        "answers"
    ]
    assert told["state"] == "refused" and "请写明问什么" in told["why"]
    assert not Question.objects.exists()


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "</li></ul><b>", "{{ x }}", "a\nb\r\nc", "\u202ecba", "' OR 1=1 --"]
)
def test_hostile_words_are_words_everywhere(as_, tree, text):
    asked = ask(as_("yiyuan"), tree.tibetan, text=text)
    answer(as_("bianji"), asked, text)
    said = Question.objects.get()
    assert said.text == said.answer and "\u202e" not in said.text and "\n" not in said.text
    for person, address in (
        ("yiyuan", reverse("translation_workbench", args=[tree.tibetan.pk])),
        ("yiyuan", HOME),
        ("yiyuan", LIST),
        ("bianji", reverse("question", args=[asked.pk])),
        ("bianji", LIST),
    ):
        html = as_(person).get(address).content.decode()
        assert "<script>alert(1)" not in html and "</ul><b>" not in html
        assert said.text[:20] in BeautifulSoup(html, "html.parser").get_text()


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{",
        "[]",
        "null",
        '{"person": 1}',
        '{"person": null, "changes": []}',
        '{"person": 1, "changes": {}}',
        '{"person": 1, "changes": [1]}',
        '{"person": 1, "changes": [{"key": "1-2"}]}',
        '{"person": 1, "changes": [{"key": "x", "to": "editor", "text": "什么意思"}]}',
        '{"person": 1, "changes": [{"key": 5, "to": "editor", "text": "什么意思"}]}',
        '{"person": 1, "changes": [{"key": "1-2", "to": [], "text": {}}]}',
        '{"person": 1e999, "changes": []}',
        "[" * 100_000,
    ],
)
def test_what_is_no_question_is_refused_whole(as_, tree, body):
    assert sent(as_("yiyuan"), tree.tibetan, body=body).status_code == 400
    assert not Question.objects.exists()


@pytest.mark.parametrize("key", ["1-2", "0-0", "999999999999-999999999999", "-5-3"])
def test_a_sentence_that_is_not_there_takes_no_question(as_, tree, key):
    answered = sent(as_("yiyuan"), tree.tibetan, {"key": key, "to": "editor", "text": WHAT})
    if answered.status_code == 200:
        assert answered.json()["answers"][0]["state"] == "gone"
    else:
        assert answered.status_code == 400
    assert not Question.objects.exists()


def test_only_who_translates_the_language_asks_and_only_for_himself(as_, tree, client):
    row = {"key": key_of(tree.tibetan), "to": "editor", "text": WHAT}
    assert sent(client, tree.tibetan, row, person=1).status_code == 401
    for person in ("yiyuan-lisu", "bianji", "xinxi", "shengban"):
        assert sent(as_(person), tree.tibetan, row).status_code == 403
    assert (
        sent(as_("yiyuan"), tree.tibetan, row, person=get_user_model().objects.get(username="jiaodui").pk).status_code
        == 409
    )
    assert sent(as_("yiyuan"), tree.article, row).status_code == 404
    assert not Question.objects.exists()


@pytest.mark.parametrize("person", ["xinxi", "shengban"])
def test_who_neither_asks_nor_is_asked_has_no_list(as_, tree, person):
    assert as_(person).get(LIST).status_code in (302, 403)


@pytest.mark.parametrize("number", [0, 999_999, 2**63])
def test_a_question_that_is_not_there_is_404(as_, tree, number):
    assert as_("bianji").get(f"{LIST}{number}/").status_code == 404
    assert as_("yiyuan").post(f"{LIST}{number}/put-aside/").status_code == 404


def test_an_empty_or_too_long_answer_is_refused_and_kept_in_its_box(as_, tree):
    asked = ask(as_("yiyuan"), tree.tibetan)
    for text in ("", "  ", "\x00", "长" * 1001):
        refused = answer(as_("bianji"), asked, text)
        assert refused.status_code == 400 and "请写回答" in refused.content.decode()
        assert text.strip("\x00 ") in BeautifulSoup(refused.content, "html.parser").textarea.get_text()
    assert Question.objects.get().answered_at is None


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

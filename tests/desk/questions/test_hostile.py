"""Whatever is sent as a question or an answer: refused in words, or taken as words."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.urls import reverse

from tests.desk.questions.asking import HOME, LIST, WHAT, answer, ask, key_of, sent
from translation.questions.models import LONGEST_QUESTION, Question

pytestmark = pytest.mark.django_db
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

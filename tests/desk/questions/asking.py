"""A question asked and answered without a browser."""

import json

from bs4 import BeautifulSoup
from django.contrib.auth import get_user
from django.urls import reverse

from tests.typing_hand import change
from translation.questions.models import Question

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

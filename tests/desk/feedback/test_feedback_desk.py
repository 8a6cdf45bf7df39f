"""Editors, science reviewers and the province office read feedback; the first two tick what was dealt with."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from places.models import Place
from science_content.feedback.actions import give_feedback, mark_handled
from science_content.models import Feedback

pytestmark = pytest.mark.django_db
DESK = "/cms/feedback/"


@pytest.fixture
def said(tree, cast):
    rows = [
        give_feedback(page=tree.article, answer="useful", words="一号：<b>很好</b>"),
        give_feedback(page=tree.tibetan, answer="unclear", words="二号", place=Place.objects.get(pk="533401")),
        give_feedback(page=tree.article, answer="useless", words="三号"),
    ]
    for age, row in enumerate(reversed(rows)):
        Feedback.objects.filter(pk=row.pk).update(created_at=timezone.now() - timedelta(hours=age))
    mark_handled(feedback=rows[2], handled=True, user=cast["bianji"])
    return rows


def listed(client, query: str = "") -> list[str]:
    answer = client.get(DESK + query)
    assert answer.status_code == 200
    return [quote.text[:2] for quote in BeautifulSoup(answer.content, "html.parser").find_all("blockquote")]


@pytest.mark.parametrize(
    "query, rows",
    [
        ("", ["二号", "一号"]),
        ("?state=all", ["三号", "二号", "一号"]),
        ("?state=done", ["三号"]),
        ("?answer=unclear", ["二号"]),
        ("?language=zh-hans&state=all", ["三号", "一号"]),
        ("?language=bo&answer=useful", []),
        ("?state=x&answer=%00&language=%27--&p=zz", ["二号", "一号"]),
        ("?p=999999999999999999999", ["二号", "一号"]),
    ],
)
def test_the_list_is_newest_first_and_filtered(as_, said, query, rows):
    assert listed(as_("bianji"), query) == rows


def test_a_row_leads_to_the_page_and_tells_the_revision_and_the_place(as_, said, tree):
    page = tree.article
    page.title = "又改了一版"
    page.save_revision().publish()
    html = as_("shenhe").get(DESK).content.decode()
    row = BeautifulSoup(html, "html.parser").find_all("li", class_="feedback-row")
    assert (
        row[0].find("a")["href"] == tree.tibetan.url_path and "香格里拉" in row[0].text and "现在这一版" in row[0].text
    )
    assert f"版本 {said[0].revision_id}" in row[1].text and "读的是旧版" in row[1].text
    assert "<b>很好" not in html


@pytest.mark.parametrize(
    "name, sees, ticks",
    [("bianji", 1, 1), ("shenhe", 1, 1), ("shengban", 1, 0), ("yiyuan", 0, 0), ("jiaodui", 0, 0), ("xinxi", 0, 0)],
)
def test_who_sees_and_who_ticks(as_, said, name, sees, ticks):
    client = as_(name)
    assert (client.get(DESK).status_code == 200) == bool(sees)
    if name != "xinxi":
        assert ("/cms/feedback/" in client.get("/cms/").content.decode()) == bool(sees)
    client.post(reverse("feedback_handled", args=[said[0].pk]))
    assert (Feedback.objects.get(pk=said[0].pk).handled_at is not None) == bool(ticks)


def test_a_tick_keeps_the_filter_and_is_logged_without_what_was_said(as_, cast, said):
    client, url = as_("shenhe"), reverse("feedback_handled", args=[said[1].pk])
    answer = client.post(url, {"handled": "yes", "state": "all", "answer": "unclear", "language": ""})
    assert answer["Location"] == f"{DESK}?state=all&answer=unclear&language="
    stored = Feedback.objects.get(pk=said[1].pk)
    assert stored.handled_by == cast["shenhe"] and stored.handled_at
    client.post(url, {"handled": "no"})
    stored.refresh_from_db()
    assert (stored.handled_by, stored.handled_at) == (None, None)
    logged = ModelLogEntry.objects.filter(object_id=str(stored.pk)).order_by("pk")
    assert [entry.action.split(".")[1] for entry in logged] == ["feedback_handled", "feedback_reopened"]
    assert not any("二号" in f"{entry.label}{entry.data}" for entry in logged)


def test_a_get_or_an_unknown_one_ticks_nothing(as_, said):
    assert as_("bianji").get(reverse("feedback_handled", args=[said[0].pk])).status_code == 405
    for number in (999_999, 10**17):
        assert as_("bianji").post(f"/cms/feedback/{number}/handled/").status_code == 404
    assert as_("bianji").post(f"/cms/feedback/{10**20}/handled/").status_code == 404


def test_the_list_asks_as_much_however_long_it_is(as_, said, tree, django_assert_num_queries):
    client = as_("shengban")
    client.get(DESK)
    with CaptureQueriesContext(connection) as few:
        client.get(DESK)
    for _ in range(25):
        give_feedback(page=tree.tibetan, answer="useful", words="又一条", place=Place.objects.get(pk="533401"))
    assert len(few) < 20
    with django_assert_num_queries(len(few)):
        client.get(DESK)

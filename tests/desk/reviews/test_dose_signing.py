"""The screen on which a science reviewer signs for doses: for reviewers alone, and for what it showed."""

from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.desk.reviews.review_screen import again
from tests.trees import dose_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def unproved(tree):
    page = again(tree.article)
    dose_of(page).update(evidence="unproved", seen_at=None, seen_by="")
    page.save_revision().publish()
    return again(page)


def address(page) -> str:
    return reverse("page_doses", args=[page.pk])


def form_of(client, page) -> dict[str, str]:
    html = BeautifulSoup(client.get(address(page)).content, "html.parser")
    return {each["name"]: each["value"] for each in html.select(".dose-to-sign input[type=hidden]") if each.get("name")}


def test_a_reviewer_signs_and_takes_it_back(unproved, as_):
    reviewer = as_("shenhe")
    html = reviewer.get(address(unproved)).content.decode()
    assert "待核" in html and "试剂 10% 水剂" in html and "毫升/亩" in html
    answer = reviewer.post(address(unproved), form_of(reviewer, unproved), follow=True).content.decode()
    assert "签字就作废" in answer and "收回签字" in answer
    (mark,) = again(unproved).signed_doses
    answer = reviewer.post(address(unproved), {"back": mark}, follow=True).content.decode()
    assert "签字收回了" in answer and again(unproved).signed_doses == {}


@pytest.mark.parametrize("who", ["bianji", "yiyuan", "jiaodui", "shengban"])
def test_nobody_else_signs(unproved, as_, who):
    sent = form_of(as_("shenhe"), unproved)
    for answer in (as_(who).get(address(unproved)), as_(who).post(address(unproved), sent)):
        assert answer.status_code in (302, 403)
    assert again(unproved).signed_doses == {}


def test_what_changed_meanwhile_is_not_signed(unproved, as_):
    reviewer = as_("shenhe")
    sent = form_of(reviewer, unproved)
    page = again(unproved)
    dose_of(page)["amount"] = Decimal(100)
    page.save_revision()
    answer = reviewer.post(address(page), sent)
    assert answer.status_code == 409 and "又改了" in answer.content.decode()
    assert again(unproved).signed_doses == {}


@pytest.mark.parametrize(
    "sent", [{}, {"block": "x"}, {"block": "'\"><script>", "mark": "0" * 32}, {"back": "nothing"}, {"mark": "\x00"}]
)
def test_nonsense_signs_nothing(unproved, as_, sent):
    answer = as_("shenhe").post(address(unproved), sent)
    assert answer.status_code == 409 and "<script>" not in answer.content.decode()
    assert again(unproved).signed_doses == {}


def test_a_translation_and_a_page_that_is_not_there_have_no_such_screen(tree, as_):
    assert as_("shenhe").get(address(tree.tibetan)).status_code == 404
    assert as_("shenhe").get(reverse("page_doses", args=[999_999_999_999])).status_code == 404


def test_the_way_there_stands_in_the_editor_of_a_page_with_a_dose(unproved, as_):
    edit = reverse("wagtailadmin_pages:edit", args=[unproved.pk])
    assert address(unproved) in as_("shenhe").get(edit).content.decode()
    assert address(unproved) not in as_("bianji").get(edit).content.decode()

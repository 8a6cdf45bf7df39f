"""发布, pressed by a science reviewer, is a review; and a reviewer makes more of a change, never less."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from science_content.models import ArticlePage, FollowerRun
from tests.desk.reviews.review_screen import NAME, address, again, amount, is_untouched, lines, submit
from tests.edit_form import filled_form
from tests.reviews import press, screen
from tests.trees import with_amount

pytestmark = pytest.mark.django_db

# 发布


def push(client, page) -> str:
    """Press the button in the editor; where it leads."""
    fields = filled_form(client, page) | {"action-publish": "1"}
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), fields).headers["Location"]


def test_the_publish_button_of_a_reviewer_leads_to_the_list_and_publishes_nothing(tree, as_):
    reviewer = as_("shenhe")
    assert push(reviewer, with_amount(again(tree.article), 77)) == address(tree.article)
    assert is_untouched(tree.article)
    html = reviewer.get(address(tree.article)).content
    assert lines(html) == ["安全 试剂 10% 水剂 用量 10 → 77 毫升/亩"]
    press(reviewer, tree.article)
    assert (amount(tree.article), again(tree.article).science_reviewer) == ("77", NAME)


def test_the_publish_button_of_an_administrator_counts_as_no_review(tree, as_):
    assert push(as_("admin"), with_amount(again(tree.article), 77)) != address(tree.article)
    assert (amount(tree.article), again(tree.article).science_reviewer) == ("77", "")


def test_a_page_that_somebody_locked_is_not_published(tree, as_, cast):
    reviewer = as_("shenhe")
    with_amount(again(tree.article), 77).save_revision()
    before = screen(reviewer, tree.article)
    Page.objects.filter(pk=tree.article.pk).update(locked=True, locked_by=cast["bianji"], locked_at=timezone.now())
    response = reviewer.post(address(tree.article), before)
    assert response.status_code == 409 and "锁住" in response.content.decode() and is_untouched(tree.article)


def test_a_new_page_has_nothing_to_compare_and_is_named_after_its_reviewer(tree, as_):
    page = ArticlePage(title="新的一页", slug="new", locale=tree.article.locale, live=False, body=tree.article.body)
    tree.topic.add_child(instance=page)
    page.page_sources = list(tree.article.page_sources.all())
    page.save_revision()
    submit(page)
    reviewer = as_("shenhe")
    assert "还没有公开" in reviewer.get(address(page)).content.decode()
    press(reviewer, page)
    assert (again(page).live, again(page).science_reviewer) == (True, NAME)


def test_what_is_scheduled_names_nobody_before_it_is_public(submitted, as_):
    draft = submitted.get_latest_revision_as_object()
    draft.go_live_at = timezone.now() + timedelta(hours=1)
    revision = draft.save_revision()
    press(as_("shenhe"), submitted)
    assert amount(submitted) == "10" and again(submitted).science_reviewer == ""
    revision.refresh_from_db()
    past = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"], revision.approved_go_live_at = past.isoformat(), past
    revision.save()
    revision.publish()
    assert (amount(submitted), again(submitted).science_reviewer) == ("8", NAME)


# what it means


def meant(page: Page) -> str:
    return FollowerRun.objects.filter(page_id=page.pk, event="published").last().significance


def test_a_reviewer_sees_why_the_editor_makes_less_of_it(submitted, as_):
    draft = submitted.get_latest_revision_as_object()
    draft.significance, draft.significance_reason = "wording", "只是单位写法"
    draft.save_revision()
    html = as_("shenhe").get(address(submitted)).content.decode()
    assert "安全有关" in html and "只改文字" in html and "只是单位写法" in html


@pytest.mark.parametrize(
    "raised, result", [("safety", "safety"), ("content", "content"), ("", "wording"), ("x", "wording")]
)
def test_a_reviewer_makes_more_of_a_change_and_never_less(raised, result, submitted, as_):
    draft = submitted.get_latest_revision_as_object()
    draft.significance, draft.significance_reason = "wording", "只是单位写法"
    draft.save_revision()
    press(as_("shenhe"), submitted, raised=raised)
    assert meant(submitted) == result and again(submitted).science_reviewer == NAME


@pytest.mark.parametrize("raised", ["wording", "content"])
def test_a_reviewer_who_says_less_is_not_heard(raised, submitted, as_):
    draft = submitted.get_latest_revision_as_object()
    draft.significance, draft.significance_reason = "safety", "写错过"
    draft.save_revision()
    press(as_("shenhe"), submitted, raised=raised)
    assert meant(submitted) == "safety"

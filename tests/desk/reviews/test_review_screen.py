"""Who approves has seen what changed, and approves that: doses first and large, and nothing that came since."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page

from science_content.models import Review
from science_content.pages.gate import NotPublishable
from science_content.publishing.approving import waiting
from tests.desk.reviews.review_screen import NAME, address, again, amount, is_untouched, lines
from tests.edit_form import filled_form
from tests.reviews import press, screen
from tests.trees import with_amount

pytestmark = pytest.mark.django_db


def test_the_list_begins_with_the_dose_in_one_line(submitted, as_):
    html = as_("shenhe").get(address(submitted)).content
    assert lines(html) == [
        "安全 试剂 10% 水剂 用量 10 → 8–10 毫升/亩",
        "内容 摘要 看叶背，早发现。 看叶背，早一点发现。",
    ]
    assert "安全有关" in html.decode() and "108" not in html.decode()


def test_a_comparison_of_revisions_begins_with_the_list(submitted, as_):
    url = reverse("wagtailadmin_pages:revisions_compare", args=[submitted.pk, "live", submitted.latest_revision_id])
    html = as_("bianji").get(url).content
    assert lines(html)[0] == "安全 试剂 10% 水剂 用量 10 → 8–10 毫升/亩"
    assert html.index(b"changes-title") < html.index(b'class="comparison')


def test_a_comparison_of_a_page_without_advice_is_as_before(as_):
    from home.front_page.models import FrontPage

    front = FrontPage.objects.get(slug="zh-hans")
    revision = front.save_revision()
    url = reverse("wagtailadmin_pages:revisions_compare", args=[front.pk, "live", revision.pk])
    response = as_("admin").get(url)
    assert response.status_code == 200 and b"changes-title" not in response.content


def test_what_was_on_the_screen_is_approved(submitted, as_, client):
    assert press(as_("shenhe"), submitted, comment="用量核过").status_code == 302
    assert (amount(submitted), again(submitted).science_reviewer) == ("8", NAME)
    review = Review.objects.get()
    assert (review.reviewer.username, review.revision_id) == ("shenhe", again(submitted).live_revision_id)
    state = again(submitted).workflow_states.get()
    assert (state.status, state.task_states.get().comment) == ("approved", "用量核过")
    assert NAME in client.get(submitted.url_path).content.decode()


def autosave(page: Page, cast) -> None:
    revision = again(page).latest_revision
    other = with_amount(page.get_latest_revision_as_object(), 900, amount_max=None)
    other.save_revision(user=cast["bianji"], overwrite_revision=revision)
    assert again(page).latest_revision_id == revision.pk


def a_later_draft(page: Page, cast) -> None:
    with_amount(page.get_latest_revision_as_object(), 900, amount_max=None).save_revision(user=cast["admin"])


@pytest.mark.parametrize("meanwhile", [autosave, a_later_draft], ids=lambda each: each.__name__)
@pytest.mark.parametrize("is_submitted", [True, False])
def test_what_came_since_is_not_approved_and_is_shown(meanwhile, is_submitted, submitted, as_, cast):
    if not is_submitted:
        submitted.workflow_states.get().cancel()
    reviewer = as_("shenhe")
    before = screen(reviewer, submitted)
    meanwhile(submitted, cast)
    response = reviewer.post(address(submitted), before)
    assert response.status_code == 409 and is_untouched(submitted)
    assert lines(response.content, "[role=alert]") == ["安全 试剂 10% 水剂 用量 8–10 → 900 毫升/亩"]
    now = BeautifulSoup(response.content, "html.parser").find("input", {"name": "seen"})["value"]
    reviewer.post(address(submitted), before | {"seen": now})
    assert (amount(submitted), again(submitted).science_reviewer) == ("900", NAME)


def test_less_said_after_the_screen_is_not_approved(submitted, as_):
    reviewer = as_("shenhe")
    before = screen(reviewer, submitted)
    draft = submitted.get_latest_revision_as_object()
    draft.significance, draft.significance_reason = "wording", "只是排版"
    draft.save_revision()
    response = reviewer.post(address(submitted), before)
    assert response.status_code == 409 and is_untouched(submitted)
    assert any("只是排版" in line for line in lines(response.content, "[role=alert]"))


def test_a_second_tab_approves_what_it_showed_once(submitted, as_):
    reviewer = as_("shenhe")
    before = screen(reviewer, submitted)
    press(reviewer, submitted)
    assert reviewer.post(address(submitted), before).status_code == 409  # the task is done
    assert Review.objects.count() == 1


def test_a_second_reviewer_who_saw_the_same_is_told_that_it_is_done(submitted, as_):
    first, second = as_("shenhe"), as_("admin")
    theirs = screen(second, submitted)
    press(first, submitted)
    assert second.post(address(submitted), theirs).headers["Location"] == "/cms/"  # nothing waits any more
    assert Review.objects.get().reviewer.username == "shenhe"
    assert again(submitted).science_reviewer == NAME


@pytest.mark.parametrize("seen", ["", "x", "eyJ4IjoxfQ:1abc:zzz", None])
def test_a_form_without_what_was_seen_approves_nothing(seen, submitted, as_):
    reviewer = as_("shenhe")
    fields = screen(reviewer, submitted)
    fields = {name: value for name, value in fields.items() if name != "seen"} | (
        {"seen": seen} if seen is not None else {}
    )
    response = reviewer.post(address(submitted), fields)
    assert response.status_code == 409 and "请先看这次改了什么" in response.content.decode() and is_untouched(submitted)


def test_a_form_that_is_not_of_this_page_approves_nothing(submitted, tree, as_):
    other = submitted.copy(update_attrs={"slug": "other"})
    reviewer = as_("shenhe")
    response = reviewer.post(address(submitted), screen(reviewer, submitted) | {"seen": waiting(other).seen})
    assert response.status_code == 409 and is_untouched(submitted)


@pytest.mark.parametrize("door", ["modal", "editor", "code"])
def test_the_doors_of_wagtail_approve_nothing_unseen(door, submitted, as_, cast):
    state, reviewer = submitted.current_workflow_task_state, as_("shenhe")
    if door == "modal":
        url = reverse("wagtailadmin_pages:workflow_action", args=[submitted.pk, "approve", state.pk])
        assert "请先看这次改了什么" in reviewer.post(url, {"comment": ""}, follow=True).content.decode()
    elif door == "editor":
        fields = filled_form(reviewer, submitted.get_latest_revision_as_object())
        fields |= {"action-workflow-action": "true", "workflow-action-name": "approve"}
        reviewer.post(reverse("wagtailadmin_pages:edit", args=[submitted.pk]), fields)
    else:
        with pytest.raises(NotPublishable):
            state.task.specific.on_action(state, cast["shenhe"], "approve")
    assert is_untouched(submitted) and again(submitted).workflow_in_progress


def test_after_the_review_was_cancelled_nothing_is_approved(submitted, as_):
    reviewer = as_("shenhe")
    before = screen(reviewer, submitted)
    submitted.workflow_states.get().cancel()
    response = reviewer.post(address(submitted), before)
    assert response.status_code == 409 and "送审已经取消" in response.content.decode() and is_untouched(submitted)


def test_the_editor_leads_to_the_list(submitted, as_):
    html = as_("shenhe").get(reverse("wagtailadmin_pages:edit", args=[submitted.pk])).content.decode()
    assert f'href="{address(submitted)}"' in html and 'data-workflow-action-name="approve"' not in html
    assert 'data-workflow-action-name="reject"' in html


def test_only_who_answers_for_the_science_opens_the_screen(submitted, as_, client, tree):
    assert client.get(address(submitted)).status_code == 302
    for person in ("bianji", "shengban"):
        assert as_(person).get(address(submitted)).headers["Location"] == "/cms/", person
        assert as_(person).post(address(submitted), {"seen": waiting(submitted).seen}).status_code == 302
    for person in ("shenhe", "admin"):
        assert as_(person).get(address(submitted)).status_code == 200, person
    assert as_("shenhe").get(address(tree.tibetan)).status_code == 404
    assert is_untouched(submitted)


def test_nobody_reviews_a_page_that_is_not_there(as_):
    assert as_("shenhe").get("/cms/reviews/999999999/").status_code == 404
    assert as_("shenhe").get(f"/cms/reviews/{'9' * 30}/").status_code == 404

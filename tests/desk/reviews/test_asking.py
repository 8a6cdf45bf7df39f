"""Who submits a change sees what it changes and says what it means; less than was computed only with a reason."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page

from science_content.models import FollowerRun
from tests.desk.reviews.review_screen import again, amount, is_untouched, lines
from tests.edit_form import filled_form
from tests.reviews import press
from tests.trees import with_amount

pytestmark = pytest.mark.django_db
SUBMIT, PUBLISH = {"action-submit": "1"}, {"action-publish": "1"}
NO_REASON = "请写明原因"


def edit(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def sent(client, page: Page, value: int | None = 100) -> dict:
    return filled_form(client, with_amount(again(page), value))


def passed_on(html: bytes) -> dict[str, list[str]]:
    """What the question hands on to Wagtail, as a browser sends it."""
    found: dict[str, list[str]] = {}
    for field in BeautifulSoup(html, "html.parser").select("form.desk-form input[type=hidden]"):
        found.setdefault(field["name"], []).append(field["value"])
    return found


def saved(page: Page) -> bool:
    return again(page).has_unpublished_changes


def test_a_submission_is_asked_first_and_nothing_is_saved_meanwhile(tree, as_):
    editor = as_("bianji")
    response = editor.post(edit(tree.article), sent(editor, tree.article) | SUBMIT)
    assert lines(response.content) == ["安全 试剂 10% 水剂 用量 10 → 100 毫升/亩"]
    assert "照系统判断：安全有关" in response.content.decode()
    assert not saved(tree.article) and not again(tree.article).workflow_in_progress


@pytest.mark.parametrize(
    "said, reason, result", [("", "", "safety"), ("safety", "", "safety"), ("wording", "单位写法", "wording")]
)
def test_the_answer_goes_with_all_that_was_sent(said, reason, result, tree, as_):
    editor = as_("bianji")
    question = editor.post(edit(tree.article), sent(editor, tree.article) | SUBMIT).content
    answer = passed_on(question) | {"significance": said, "significance_reason": reason}
    assert editor.post(edit(tree.article), answer).status_code == 302
    draft = again(tree.article).get_latest_revision_as_object()
    assert (draft.significance, draft.significance_reason) == (said, reason)
    assert again(tree.article).workflow_in_progress and len(draft.body) == len(tree.article.body)
    press(as_("shenhe"), tree.article)
    assert FollowerRun.objects.filter(page_id=tree.article.pk, event="published").last().significance == result
    assert amount(tree.article) == "100"


@pytest.mark.parametrize("said", ["wording", "content"])
@pytest.mark.parametrize("reason", ["", "  "])
def test_less_without_a_reason_is_refused_at_the_field(said, reason, tree, as_):
    editor = as_("bianji")
    question = editor.post(edit(tree.article), sent(editor, tree.article) | SUBMIT).content
    answer = passed_on(question) | {"significance": said, "significance_reason": reason}
    response = editor.post(edit(tree.article), answer)
    field = BeautifulSoup(response.content, "html.parser").find(class_="w-field__errors")
    assert NO_REASON in response.content.decode() and field is not None
    assert not saved(tree.article) and not again(tree.article).workflow_in_progress
    again_answered = passed_on(response.content) | {"significance": said, "significance_reason": "标签重写，量没变"}
    assert editor.post(edit(tree.article), again_answered).status_code == 302


def test_less_said_in_the_settings_is_refused_where_it_would_be_published(tree, as_):
    admin = as_("admin")
    fields = sent(admin, tree.article) | PUBLISH | {"significance": "wording", "significance_reason": ""}
    response = admin.post(edit(tree.article), fields)
    assert NO_REASON in response.content.decode() and is_untouched(tree.article)
    answer = passed_on(response.content) | {"significance": "wording", "significance_reason": "标签重写，量没变"}
    assert admin.post(edit(tree.article), answer).status_code == 302
    assert amount(tree.article) == "100"


def test_a_publication_that_says_enough_is_not_asked(tree, as_):
    admin = as_("admin")
    assert admin.post(edit(tree.article), sent(admin, tree.article) | PUBLISH).status_code == 302
    assert amount(tree.article) == "100"


def test_a_draft_is_saved_whatever_is_said_of_it(tree, as_):
    editor = as_("bianji")
    fields = sent(editor, tree.article) | {"significance": "wording", "significance_reason": ""}
    assert editor.post(edit(tree.article), fields).status_code == 302 and saved(tree.article)


def test_what_is_not_valid_stays_in_the_editor(tree, as_):
    editor = as_("bianji")
    response = editor.post(edit(tree.article), sent(editor, tree.article, None) | SUBMIT)
    assert "body" in response.context["form"].errors and b"page-edit-form" in response.content


def test_what_changes_nothing_is_not_asked(tree, as_):
    editor = as_("bianji")
    fields = filled_form(editor, again(tree.article)) | SUBMIT
    assert editor.post(edit(tree.article), fields).status_code == 302 and again(tree.article).workflow_in_progress


def test_a_page_that_nobody_reads_yet_is_not_asked(tree, as_):
    editor = as_("bianji")
    Page.objects.filter(pk=tree.article.pk).update(live=False)
    assert editor.post(edit(tree.article), sent(editor, tree.article) | SUBMIT).status_code == 302
    assert again(tree.article).workflow_in_progress


def test_a_submission_that_starts_anew_is_asked_too(tree, as_, cast):
    again(tree.article).get_workflow().start(again(tree.article), cast["bianji"])
    fields = filled_form(as_("shenhe"), with_amount(again(tree.article), 100)) | {"action-restart-workflow": "1"}
    response = as_("shenhe").post(edit(tree.article), fields)
    assert lines(response.content) and not saved(tree.article)

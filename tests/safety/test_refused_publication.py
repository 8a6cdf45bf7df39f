"""After a refused publication the reader of the admin is led back inside it, whatever the browser says it came from."""

import pytest
from django.urls import reverse
from wagtail.models import Workflow

from science_content.content_files.building import build
from science_content.models import ArticlePage
from tests.edit_form import filled_form
from tests.trees import ARTICLE, with_amount

pytestmark = pytest.mark.django_db
AWAY = [
    "https://evil.example/cms/",
    "http://evil.example",
    "//evil.example/cms/",
    "https:evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "http://testserver@evil.example/",
    "http://testserver.evil.example/cms/",
    "\\\\evil.example",
    "",
]


@pytest.fixture
def approve(tree, as_):
    """`approve(referer, **headers)`: the answer to an approval that the gate refuses."""
    with_amount(tree.article, None).save_revision()
    page = ArticlePage.objects.get(pk=tree.article.pk)
    task = Workflow.objects.get().start(page, None).current_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
    return lambda referer, **headers: as_("shenhe").post(url, {"comment": ""}, headers={"referer": referer, **headers})


@pytest.mark.parametrize("referer", AWAY)
def test_a_refusal_never_leads_away(approve, referer):
    answer = approve(referer)
    assert (answer.status_code, answer["Location"]) == (302, "/cms/")


@pytest.mark.parametrize("referer", ["http://testserver/cms/pages/3/edit/", "/cms/pages/3/edit/"])
def test_a_refusal_leads_back_to_where_it_was_asked(approve, referer):
    assert approve(referer)["Location"] == referer


def test_a_script_is_told_as_json(approve):
    answer = approve("https://evil.example/", accept="application/json")
    assert answer.status_code == 400 and answer.json()["error_code"] == "validation_error"
    assert "不能发布" in answer.json()["error_message"]


def test_of_many_pages_none_is_published_where_one_is_refused(tree, as_):
    good = build(tree.topic, "article", ARTICLE | {"key": "good", "title": "好的一篇", "is_demo": False}, {}, {})
    bad = build(tree.topic, "article", ARTICLE | {"key": "bad", "title": "坏的一篇", "is_demo": False}, {}, {})
    good.title = "改过的题目"
    good.save_revision()
    with_amount(bad, None).save_revision()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    fields = {"include_descendants": ""}
    answer = as_("admin").post(f"{url}?id={good.pk}&id={bad.pk}&next=/cms/", fields, follow=True)
    assert "坏的一篇" in answer.content.decode()
    assert ArticlePage.objects.get(pk=good.pk).title == "好的一篇"


def test_a_refused_publication_leaves_no_revision_behind(tree, as_):
    tree.article.page_sources = []
    tree.article.save_revision()
    draft = ArticlePage.objects.get(pk=tree.article.pk).get_latest_revision_as_object()
    reviewer, before = as_("shenhe"), draft.revisions.count()
    fields = filled_form(reviewer, draft) | {"action-publish": "1"}
    answer = reviewer.post(reverse("wagtailadmin_pages:edit", args=[draft.pk]), fields, follow=True)
    assert "一个出处也没有" in answer.content.decode() and draft.revisions.count() == before

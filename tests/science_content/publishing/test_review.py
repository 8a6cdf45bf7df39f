"""What must not pass science review passes by no door; the panel in the editor says beforehand why."""

import pytest
from django.urls import reverse
from wagtail.models import Workflow

from science_content.models import ArticlePage, PageSource, SciencePage
from science_content.pages.gate import NotPublishable, review_problems
from tests.edit_form import filled_form
from tests.reviews import press

pytestmark = pytest.mark.django_db
LABEL = "10%试剂产品标签"


@pytest.fixture
def doubtful(tree) -> ArticlePage:
    """The live article with a draft one of whose sources is 待核."""
    page = tree.article
    page.title = "改过的标题"
    page.page_sources.add(PageSource(title=LABEL, unverified=True, sort_order=9))
    page.save_revision()
    return ArticlePage.objects.get(pk=page.pk)


def verify(page: ArticlePage) -> None:
    draft = page.get_latest_revision_as_object()
    rows = list(draft.page_sources.all())
    rows[-1].unverified, rows[-1].standard = False, "GB/T 8321"
    draft.page_sources = rows
    draft.save_revision()


def stands_as_before(page: ArticlePage) -> bool:
    page = SciencePage.objects.get(pk=page.pk)
    return page.title == "蚜虫怎么防" and page.science_reviewer == "" and page.reviewed_at is None


def submitted(page: ArticlePage):
    return Workflow.objects.get().start(page, None).current_task_state


def action(page: ArticlePage, task_state) -> str:
    return reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task_state.pk])


def test_the_draft_says_which_source_stands_in_the_way(doubtful):
    assert review_problems(doubtful.get_latest_revision_as_object()) == [f"出处“{LABEL}”还是待核。"]


def test_approval_is_refused_whole_and_names_the_source(doubtful, as_):
    task_state = submitted(doubtful)
    response = as_("shenhe").post(action(doubtful, task_state), {"comment": ""}, follow=True)
    text = response.content.decode()
    assert "不能通过科学审核" in text and LABEL in text
    task_state.refresh_from_db()
    assert task_state.status == "in_progress" and stands_as_before(doubtful)


def test_approval_from_the_editor_is_refused(doubtful, as_):
    submitted(doubtful)
    reviewer, page = as_("shenhe"), doubtful.get_latest_revision_as_object()
    fields = filled_form(reviewer, page) | {"action-workflow-action": "true", "workflow-action-name": "approve"}
    response = reviewer.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), fields, follow=True)
    assert LABEL in response.content.decode() and stands_as_before(doubtful)


def test_approval_by_code_is_refused(doubtful, cast):
    task_state = submitted(doubtful)
    with pytest.raises(NotPublishable, match=LABEL):
        task_state.task.specific.on_action(task_state, cast["shenhe"], "approve")
    assert stands_as_before(doubtful)


def test_the_publish_button_is_refused_to_who_may_publish(doubtful, as_):
    for person in ("shenhe", "admin"):
        client, page = as_(person), doubtful.get_latest_revision_as_object()
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        response = client.post(url, filled_form(client, page) | {"action-publish": "1"}, follow=True)
        assert LABEL in response.content.decode() and stands_as_before(doubtful), person


def test_bulk_publication_is_refused(doubtful, as_):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = as_("shenhe").post(f"{url}?id={doubtful.pk}&next=/cms/", {"include_descendants": ""}, follow=True)
    assert LABEL in response.content.decode() and stands_as_before(doubtful)


def test_bulk_publication_is_refused_for_what_lies_below(doubtful, tree, as_):
    SciencePage.objects.filter(pk=doubtful.pk).update(live=False)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = as_("shenhe").post(f"{url}?id={tree.topic.pk}&next=/cms/", {"include_descendants": "on"}, follow=True)
    assert LABEL in response.content.decode()
    assert not SciencePage.objects.get(pk=doubtful.pk).live


def test_once_verified_it_passes_and_says_who_reviewed_it(doubtful, as_):
    verify(doubtful)
    submitted(ArticlePage.objects.get(pk=doubtful.pk))
    press(as_("shenhe"), doubtful)
    page = SciencePage.objects.get(pk=doubtful.pk)
    assert (page.title, page.science_reviewer) == ("改过的标题", "李农艺师")


def test_what_is_asked_is_the_draft_and_not_what_is_public(doubtful, as_):
    doubtful.get_latest_revision().publish()  # by code, as nobody has reviewed it
    verify(ArticlePage.objects.get(pk=doubtful.pk))
    page = ArticlePage.objects.get(pk=doubtful.pk)
    submitted(page)
    press(as_("shenhe"), page)
    assert SciencePage.objects.get(pk=page.pk).science_reviewer == "李农艺师"


def test_a_page_without_any_source_is_refused(tree, as_):
    page = tree.article
    page.page_sources = []
    page.save_revision()
    response = as_("shenhe").post(action(page, submitted(page)), {"comment": ""}, follow=True)
    assert "一个出处也没有" in response.content.decode()


def test_a_rejection_is_never_refused(doubtful, as_):
    task_state = submitted(doubtful)
    url = reverse("wagtailadmin_pages:workflow_action", args=[doubtful.pk, "reject", task_state.pk])
    as_("shenhe").post(url, {"comment": "出处没核"})
    task_state.refresh_from_db()
    assert task_state.status == "rejected"


def test_code_publishes_what_nobody_reviewed_and_readers_are_told(doubtful, client):
    doubtful.get_latest_revision().publish()
    html = client.get(SciencePage.objects.get(pk=doubtful.pk).url_path).content.decode()
    assert "改过的标题" in html and "未经农技人员审核" in html and "待核" in html


def test_code_is_refused_where_a_reviewer_answers_for_the_page(doubtful):
    SciencePage.objects.filter(pk=doubtful.pk).update(science_reviewer="李农艺师")
    with pytest.raises(NotPublishable, match=LABEL):
        ArticlePage.objects.get(pk=doubtful.pk).get_latest_revision().publish()


def test_a_translation_is_published_whatever_the_chinese_sources_are(doubtful, tree):
    doubtful.get_latest_revision().publish()
    assert review_problems(tree.reload().tibetan) == []
    tree.tibetan.save_revision().publish()


# the panel


def panel(client, page):
    return client.get(reverse("page_quality", args=[page.pk]))


def test_the_panel_checks_the_latest_draft_and_says_which(doubtful, as_):
    html = panel(as_("bianji"), doubtful).content.decode()
    assert LABEL in html and "保存的草稿" in html and 'data-quality-field="page_sources-1"' in html
    assert 'data-quality-errors="1"' in html
    verify(doubtful)
    assert LABEL not in panel(as_("bianji"), doubtful).content.decode()


def test_the_panel_escapes_what_editors_write(tree, as_):
    tree.article.page_sources.add(PageSource(title="<script>alert(1)</script>", unverified=True))
    tree.article.save_revision()
    html = panel(as_("bianji"), tree.article).content.decode()
    assert "<script>" not in html and "&lt;script&gt;" in html


def test_only_who_may_edit_the_page_sees_its_findings(doubtful, as_, client):
    assert panel(client, doubtful).status_code == 302
    for stranger in ("yiyuan", "jiaodui", "shengban"):
        assert panel(as_(stranger), doubtful).status_code in (302, 403), stranger
    for person in ("bianji", "shenhe", "admin"):
        assert panel(as_(person), doubtful).status_code == 200, person


def test_no_page_has_no_findings(as_):
    assert as_("admin").get("/cms/quality/999999999/").status_code == 404
    assert as_("admin").get(f"/cms/quality/{'9' * 30}/").status_code == 404
    assert as_("admin").post(reverse("page_quality", args=[1])).status_code == 405


def test_the_editor_carries_the_panel_for_saved_and_for_new_pages(tree, as_):
    editor = as_("bianji")
    edit = editor.get(reverse("wagtailadmin_pages:edit", args=[tree.article.pk])).content.decode()
    assert f'data-quality-page="{tree.article.pk}"' in edit and "quality.js" in edit
    add = editor.get(
        reverse("wagtailadmin_pages:add", args=["science_content", "articlepage", tree.topic.pk])
    ).content.decode()
    assert 'data-quality-page=""' in add and "quality.js" in add

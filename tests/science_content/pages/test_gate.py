"""No page goes live, by any door, with a block that its own clean() refuses."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision, Workflow

from science_content.blocks.dose import DoseBlock
from science_content.content_files.building import build
from science_content.models import ArticlePage
from science_content.pages.gate import NotPublishable, reasons_against
from tests.doses import shown
from tests.edit_form import filled_form
from tests.trees import ARTICLE, DOSE, dose_of, waits, with_amount

pytestmark = pytest.mark.django_db


@pytest.fixture
def broken(tree):
    """The article with a draft whose dose lacks its amount."""
    with_amount(tree.article, None).save_revision()
    return ArticlePage.objects.get(pk=tree.article.pk)


def still_ten(page) -> bool:
    return dose_of(ArticlePage.objects.get(pk=page.pk))["amount"] == 10


def test_a_draft_may_lack_an_amount(broken):
    assert dose_of(broken.get_latest_revision_as_object())["amount"] is None


def test_code_is_refused(broken):
    with pytest.raises(NotPublishable, match="用量"):
        broken.get_latest_revision().publish()
    assert still_ten(broken)


def test_the_editor_shows_the_error_and_publishes_nothing(broken, as_):
    admin = as_("admin")
    page = broken.get_latest_revision_as_object()
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    response = admin.post(url, filled_form(admin, page) | {"action-publish": "1"})
    assert response.status_code == 200
    assert "body" in response.context["form"].errors
    assert still_ten(broken)


def test_approval_is_refused_whole_with_a_sentence(broken, as_):
    state = Workflow.objects.get().start(broken, None)
    task_state = state.current_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[broken.pk, "approve", task_state.pk])
    response = as_("shenhe").post(url, {"comment": ""}, follow=True)
    assert "不能发布" in response.content.decode()
    task_state.refresh_from_db()
    assert task_state.status == "in_progress"
    assert still_ten(broken)


def test_bulk_publication_is_refused_with_a_sentence(broken, as_):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = as_("admin").post(f"{url}?id={broken.pk}&next=/cms/", {"include_descendants": ""}, follow=True)
    assert "不能发布" in response.content.decode()
    assert still_ten(broken)


def test_a_schedule_is_refused_when_it_is_made(broken):
    page = broken.get_latest_revision_as_object()
    page.go_live_at = timezone.now() + timedelta(days=1)
    with pytest.raises(NotPublishable):
        page.save_revision().publish()


def test_what_the_schedule_may_not_publish_stops_nothing_that_is_due_after_it(tree, broken, as_):
    good = build(tree.topic, "article", ARTICLE | {"key": "due", "title": "该上线的一篇", "slug": "due"}, {}, {})
    good.title = "按时上线的一篇"
    due = timezone.now() - timedelta(hours=2)
    revisions = [broken.get_latest_revision(), good.save_revision()]
    for minutes, revision in enumerate(revisions):
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=due + timedelta(minutes=minutes))
    call_command("publish_scheduled")
    assert still_ten(broken) and ArticlePage.objects.get(pk=good.pk).title == "按时上线的一篇"
    call_command("publish_scheduled")  # it is not tried again
    (entry,) = PageLogEntry.objects.filter(page=broken.pk, action="science_content.schedule_refused")
    assert "定时发布没有成" in entry.message and "用量" in entry.message
    history = as_("bianji").get(reverse("wagtailadmin_pages:history", args=[broken.pk])).content.decode()
    assert "定时发布没有成" in history


def test_a_page_created_live_is_refused(tree):
    page = ArticlePage(title="直接上线", body=with_amount(tree.article, None).body, live=True)
    with pytest.raises(NotPublishable):
        tree.topic.add_child(instance=page)


def test_the_demo_builder_asks_the_gate(tree):
    body = [{"key": "dose", "type": "dose", "value": DOSE | {"unit": None}}]
    with pytest.raises(NotPublishable, match="单位"):
        build(tree.topic, "article", ARTICLE | {"key": "bad", "title": "坏的一篇", "body": body}, {}, {})


BAD = {
    "no amount and no dilution": {"amount": None},
    "zero": {"amount": 0},
    "negative": {"amount": -1},
    "no unit": {"unit": ""},
    "no area": {"per": ""},
    "an unknown unit": {"unit": "cup"},
    "a range upside down": {"amount_max": 5},
    "no limit": {"max_times": None},
    "no times": {"max_times": 0},
    "no wait": {"waits": []},
    "a wait without an answer": {"waits": waits(harvest=None)},
    "no target": {"target": ""},
    "a drug for animals on a crop": {"kind": "veterinary"},
    "twice without an interval": {"interval_days": 0},
    "dilution by one": {"amount": None, "dilution": 1},
    "no substance": {"substance": ""},
    "a dilution past all measure": {"dilution": 100_001},
    "days past all measure": {"waits": waits(harvest=1001)},
}
REFUSED_BY_THE_BLOCK = {"more decimals than are kept": {"amount": Decimal("0.12345")}}


@pytest.mark.parametrize("change", (BAD | REFUSED_BY_THE_BLOCK).values(), ids=BAD | REFUSED_BY_THE_BLOCK)
def test_a_dose_is_refused_with(tree, change):
    assert reasons_against(with_amount(tree.article, **{"amount": 10} | change))


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"amount_max": 20},
        {"dilution": 800},
        {"max_times": 1, "interval_days": 0},
        {"waits": waits(harvest="unknown")},
    ],
)
def test_a_whole_dose_passes(tree, change):
    assert reasons_against(with_amount(tree.article, 10, **change)) == []


def test_a_dilution_alone_is_a_dose():
    block = DoseBlock()
    block.clean(
        block.to_python(DOSE | {"amount": None, "unit": None, "per": None, "dilution": 800, "dilution_max": 1000})
    )


def test_the_gate_holds_while_another_thread_saves_a_draft(tree):
    block = tree.article.body.stream_block.child_blocks["dose"]
    for change in BAD.values():
        page = with_amount(ArticlePage.objects.get(pk=tree.article.pk), **{"amount": 10, "unit": "ml"} | change)
        block.defer_required_validation()
        try:
            assert change == {"unit": "cup"} or reasons_against(page), change
        finally:
            block.restore_deferred_validation()


def test_a_half_filled_dose_is_saved_as_a_draft(tree, as_):
    editor = as_("bianji")
    page = with_amount(ArticlePage.objects.get(pk=tree.article.pk), None, waits=[])
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert editor.post(url, filled_form(editor, page)).status_code == 302
    draft = ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert dose_of(draft)["amount"] is None and dose_of(draft)["max_times"] == 2
    assert still_ten(page)


def test_every_page_of_the_demo_passes():
    from science_content.models import SciencePage

    assert {page.title: reasons_against(page) for page in SciencePage.objects.all() if reasons_against(page)} == {}


def test_a_refused_page_leaves_the_public_page_readable(broken):
    with pytest.raises(NotPublishable):
        broken.get_latest_revision().publish()
    response = Client().get(broken.url)
    assert response.status_code == 200
    (dose,) = shown(response.content)
    assert dose.numbers == ["10", "150", "1", "15", "7", "2", "21"]

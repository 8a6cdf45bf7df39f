"""What is scheduled takes nothing from readers before its day, in no language, by whatever door."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision, Workflow

from science_content.followers.models import FollowerRun
from science_content.models import SciencePage
from science_content.withdrawal.actions import restore, withdraw
from tests.edit_form import filled_form
from tests.reviews import press
from tests.trees import with_amount
from translation.engine.drafts import write_draft
from translation.engine.sources import translation_of

pytestmark = pytest.mark.django_db


def stored(page) -> SciencePage:
    return SciencePage.objects.get(pk=page.pk).specific


def by_code(as_, draft: Revision) -> None:
    draft.publish()


def by_editor(as_, draft: Revision) -> None:
    page, admin = draft.as_object(), as_("admin")
    sent = filled_form(admin, page) | {"action-publish": "1"}
    response = admin.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), sent)
    assert response.status_code == 302, response.context["form"].errors


def by_bulk(as_, draft: Revision) -> None:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    as_("admin").post(f"{address}?id={draft.object_id}", {"include_descendants": ""})


def by_workflow(as_, draft: Revision) -> None:
    page = SciencePage.objects.get(pk=draft.object_id).specific
    Workflow.objects.get().start(page, None)
    assert press(as_("shenhe"), page).status_code == 302


DOORS = {"code": by_code, "editor": by_editor, "bulk": by_bulk, "workflow": by_workflow}


def a_draft_of_while_it_was_down(page: SciencePage) -> Revision:
    """For tomorrow. It says that no revision is live; by now one is."""
    public = page.live_revision
    stored(page).unpublish()
    draft = with_amount(stored(page), 25)
    draft.go_live_at = timezone.now() + timedelta(days=1)
    revision = draft.save_revision()
    Revision.objects.get(pk=public.pk).publish()
    assert revision.content["live_revision"] is None and stored(page).live
    return Revision.objects.get(pk=revision.pk)


def shown(client, page) -> tuple[int, str]:
    answer = client.get(page.url_path)
    html = "".join(answer.content.decode().split())
    return answer.status_code, next((amount for amount in ("10", "25") if f">{amount}<" in html), "")


def both(client, tree) -> list[tuple[int, str]]:
    return [shown(client, tree.article), shown(client, tree.tibetan)]


@pytest.mark.parametrize("door", DOORS)
def test_a_draft_of_while_it_was_down_leaves_the_page_public_until_its_day(tree, as_, client, door):
    draft = a_draft_of_while_it_was_down(tree.article)
    live = stored(tree.article).live_revision_id
    DOORS[door](as_, draft)
    assert tree.article.revisions.filter(approved_go_live_at__isnull=False).count() == 1
    assert both(client, tree) == [(200, "10"), (200, "10")] and stored(tree.article).live_revision_id == live
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        call_command("publish_scheduled")
        assert both(client, tree) == [(200, "25"), (200, "25")]


AFTERWARDS = {
    "moved": lambda page: page.move(page.get_parent(), "first-child"),
    "copied": lambda page: page.copy(update_attrs={"slug": "copy", "title": "一份副本"}),
    "withdrawn and restored": lambda page: (withdraw(page, reason="说法有误"), restore(stored(page))),
    "published again": lambda page: Revision.objects.get(pk=page.live_revision_id).publish(),
}


@pytest.mark.parametrize("door", AFTERWARDS)
def test_what_happens_to_a_page_with_a_draft_for_tomorrow_leaves_both_public(tree, client, door):
    a_draft_of_while_it_was_down(tree.article).publish()
    AFTERWARDS[door](stored(tree.article))
    assert both(client, tree.reload()) == [(200, "10"), (200, "10")]


def test_a_page_that_was_down_stays_down_with_its_translation_until_its_day(tree, client):
    stored(tree.article).unpublish()
    draft = with_amount(stored(tree.article), 25)
    draft.go_live_at = timezone.now() + timedelta(days=1)
    draft.save_revision().publish()
    assert both(client, tree) == [(404, ""), (404, "")]
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        call_command("publish_scheduled")
        assert both(client, tree) == [(200, "25"), (200, "25")]


def test_a_translation_drafted_while_it_was_down_stays_public_until_its_day(tree, client):
    public = tree.tibetan.live_revision
    stored(tree.tibetan).unpublish()
    draft = write_draft(translation_of(tree.tibetan)).as_object()
    draft.go_live_at = timezone.now() + timedelta(days=1)
    revision = draft.save_revision()
    Revision.objects.get(pk=public.pk).publish()
    Revision.objects.get(pk=revision.pk).publish()
    assert revision.content["live_revision"] is None and stored(tree.tibetan).live
    assert shown(client, tree.tibetan) == (200, "10")


def test_a_draft_saved_past_a_publication_keeps_what_is_live(tree):
    draft = a_draft_of_while_it_was_down(tree.article)
    live = stored(tree.article).live_revision_id
    draft.as_object().save()
    assert stored(tree.article).live_revision_id == live is not None


def test_what_code_made_public_without_a_revision_goes_down_with_its_translation(
    tree, client, django_capture_on_commit_callbacks
):
    """Wagtail keeps a page public until its day only where it knows the revision that is."""
    SciencePage.objects.filter(pk=tree.article.pk).update(live_revision=None)
    draft = with_amount(stored(tree.article), 25)
    draft.go_live_at = timezone.now() + timedelta(days=1)
    with django_capture_on_commit_callbacks(execute=True):
        draft.save_revision().publish()
    assert both(client, tree) == [(404, ""), (404, "")]
    assert PageLogEntry.objects.filter(page=tree.tibetan.pk, action="science_content.taken_down").count() == 1
    assert FollowerRun.objects.filter(page_id=tree.article.pk, event="unpublished", status="done").exists()
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        call_command("publish_scheduled")
        assert both(client, tree) == [(200, "25"), (200, "25")]

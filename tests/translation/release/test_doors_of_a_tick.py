"""By whatever door words become public: those that somebody read stay read, those that nobody read are not called so."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from science_content.models import ArticlePage
from tests.translation.release.native import WASH, WORDS, read_by, seen
from tests.trees import DOSE
from translation.engine.drafts import write_draft
from translation.engine.sources import store_words, translation_of
from translation.release.actions import release

pytestmark = pytest.mark.django_db
PURPOSE, OTHER = WORDS[DOSE["purpose"]], "གཞན་ཞིག"


def by_release(page, as_) -> None:
    release(translation_of(page))


def by_the_editor(page, as_) -> None:
    as_("jiaodui").post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"action": "publish"})


def by_code(page, as_) -> None:
    write_draft(translation_of(page)).publish()


def by_code_from_the_row(page, as_) -> None:
    write_draft(translation_of(page))
    ArticlePage.objects.get(pk=page.pk).get_latest_revision().as_object().save_revision().publish()


def in_bulk(page, as_) -> None:
    write_draft(translation_of(page))
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    as_("jiaodui").post(f"{url}?id={page.pk}", {"next": "/cms/"})


def by_schedule(page, as_) -> None:
    draft = write_draft(translation_of(page)).as_object()
    draft.go_live_at = timezone.now() + timedelta(minutes=5)
    draft.save_revision().publish()
    page.revisions.update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")


def by_an_old_revision(page, as_) -> None:
    other = write_draft(translation_of(page))
    store_words(translation_of(page), {DOSE["purpose"]: PURPOSE})
    release(translation_of(page))
    other.refresh_from_db()
    other.publish()


DOORS = [by_release, by_the_editor, by_code, by_code_from_the_row, in_bulk, by_schedule, by_an_old_revision]


def dose_words(client, page, prefix: str) -> list[tuple[str, str]]:
    html = BeautifulSoup(client.get(f"{prefix}{page.url}").content, "html.parser")
    return [(each["lang"], each.get_text(strip=True)) for each in html.select(".dose-purpose")]


@pytest.mark.parametrize("prefix", ["", "/e/533401"])
@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_other_words_come_without_a_tick_and_the_rest_keeps_it(written, cast, client, as_, door, prefix):
    read_by(written.tibetan, cast["jiaodui"])
    assert dose_words(client, written.tibetan, prefix) == [("bo", PURPOSE)]
    store_words(translation_of(written.tibetan), {DOSE["purpose"]: OTHER}, user=cast["yiyuan"])
    door(written.tibetan, as_)
    assert dose_words(client, written.tibetan, prefix) == [("zh-Hans", DOSE["purpose"])]
    assert "未经母语者审校" in client.get(f"{prefix}{written.tibetan.url}").content.decode()
    assert [each.words for each in seen(written.tibetan).sentences if each.is_open] == [OTHER]
    read_by(written.tibetan, cast["jiaodui"])
    assert dose_words(client, written.tibetan, prefix) == [("bo", OTHER)]
    assert "未经母语者审校" not in client.get(f"{prefix}{written.tibetan.url}").content.decode()


@pytest.mark.parametrize("door", DOORS[:-1], ids=lambda door: door.__name__)
def test_who_wrote_them_does_not_read_them_by_whatever_door_they_came(written, cast, as_, door):
    store_words(translation_of(written.tibetan), {WASH: "ཀ་ཁ།"}, user=cast["jiaodui"])
    door(written.tibetan, as_)
    assert [each.chinese for each in read_by(written.tibetan, cast["jiaodui"]).own] == [WASH]

"""A translation is public only while its Chinese page is, by whatever door that goes and comes back."""

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from science_content.models import SciencePage
from science_content.pages.gate import NotPublishable
from search.queries import find_pages
from tests.trees import with_amount
from translation.engine.drafts import write_draft
from translation.engine.sources import translation_of
from translation.engine.starting import start
from translation.release.actions import release

pytestmark = pytest.mark.django_db
KIOSK = "/e/533401"


def stored(page) -> SciencePage:
    return SciencePage.objects.get(pk=page.pk).specific


def expire(as_, page) -> None:
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timezone.timedelta(minutes=1))
    call_command("publish_scheduled")


def bulk(as_, page, name: str) -> None:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", name])
    as_("admin").post(f"{url}?id={page.pk}", {"include_descendants": ""})


def save(as_, page) -> None:
    page = stored(page)
    page.live = False
    page.save()


DOORS = {
    "code": lambda as_, page: stored(page).unpublish(),
    "a plain page": lambda as_, page: Page.objects.get(pk=page.pk).unpublish(),
    "button": lambda as_, page: as_("admin").post(reverse("wagtailadmin_pages:unpublish", args=[page.pk])),
    "bulk": lambda as_, page: bulk(as_, page, "unpublish"),
    "schedule": expire,
    "saved past a publication": save,
    "topic with all below": lambda as_, page: as_("admin").post(
        reverse("wagtailadmin_pages:unpublish", args=[page.get_parent().pk]), {"include_descendants": "on"}
    ),
}
DELETES = {
    "code": lambda as_, page: stored(page).delete(),
    "a plain page": lambda as_, page: Page.objects.get(pk=page.pk).delete(),
    "queryset": lambda as_, page: Page.objects.filter(pk=page.pk).delete(),
    "button": lambda as_, page: as_("admin").post(reverse("wagtailadmin_pages:delete", args=[page.pk])),
    "bulk": lambda as_, page: bulk(as_, page, "delete"),
    "topic": lambda as_, page: stored(page.get_parent()).delete(),
}


def answers(client, page) -> set[int]:
    rooms = (page.url_path, f"/{page.language.code}/languages/{page.pk}/", f"/bo/side-by-side/{page.pk}/")
    return {client.get(dress + path).status_code for path in rooms for dress in ("", KIOSK)}


@pytest.mark.parametrize("door", DOORS)
def test_what_takes_the_source_down_takes_its_translation_down(tree, as_, client, door):
    assert answers(client, tree.tibetan) == {200}
    DOORS[door](as_, tree.article)
    assert not stored(tree.article).live
    assert answers(client, tree.tibetan) == {404}
    assert tree.tibetan.pk not in [hit.page_id for hit in find_pages("འབུ", locale_code="bo")[0]]
    assert tree.tibetan.url_path not in client.get(tree.tibetan.get_parent().url_path).content.decode()
    assert PageLogEntry.objects.filter(page=tree.tibetan.pk, action="science_content.taken_down").count() == 1


@pytest.mark.parametrize("door", DOORS)
def test_the_next_publication_brings_it_back_with_the_numbers_of_today(tree, as_, client, door):
    DOORS[door](as_, tree.article)
    page = with_amount(stored(tree.article), 25)
    page.expire_at = None
    page.save_revision().publish()
    assert client.get(tree.tibetan.url_path).status_code == 200
    tibetan = stored(tree.tibetan)
    assert tibetan.live_revision_id == tree.tibetan.live_revision_id and not tibetan.down_with_source
    assert tibetan.numbers_revision == stored(tree.article).live_revision_id
    assert ">25<" in client.get(tree.tibetan.url_path).content.decode().replace("\n", "").replace(" ", "")
    assert tree.tibetan.pk in [hit.page_id for hit in find_pages("འབུ", locale_code="bo")[0]]


def test_what_was_a_draft_by_itself_stays_one(tree):
    lisu = start(tree.article, type(tree.article.locale).objects.get(language_code="lis")).get_target_instance()
    stored(tree.tibetan).unpublish()
    stored(tree.article).unpublish()
    stored(tree.article).save_revision().publish()
    assert not stored(tree.tibetan).live and not stored(lisu).live


def test_what_was_taken_down_twice_comes_back_once(tree):
    stored(tree.article).unpublish()
    stored(tree.article).unpublish()
    assert stored(tree.tibetan).down_with_source
    stored(tree.article).save_revision().publish()
    stored(tree.tibetan).unpublish()
    stored(tree.article).save_revision().publish()
    assert not stored(tree.tibetan).live


@pytest.mark.parametrize("way", ["release", "draft", "saved as live"])
@pytest.mark.parametrize("source", ["unpublished", "deleted"])
def test_nobody_publishes_it_alone_meanwhile(tree, way, source):
    translation, draft = translation_of(tree.tibetan), write_draft(translation_of(tree.tibetan))
    stored(tree.article).unpublish() if source == "unpublished" else stored(tree.article).delete()
    with pytest.raises(NotPublishable, match="没有公开|已经删除"):
        if way == "release" and source == "unpublished":
            release(translation)
        elif way == "saved as live":
            page = stored(tree.tibetan)
            page.live = True
            page.save()
        else:
            draft.refresh_from_db()
            draft.publish()
    assert not stored(tree.tibetan).live


def saved_as_public(page, **how) -> None:
    page.live = True
    page.save(**how)


PAST_THE_GATE = {
    "unchecked": lambda page: saved_as_public(page, clean=False),
    "one column": lambda page: saved_as_public(page, update_fields=["live"]),
    "a plain page": lambda page: saved_as_public(Page.objects.get(pk=page.pk)),
    "one column of a plain page": lambda page: saved_as_public(Page.objects.get(pk=page.pk), update_fields=["live"]),
}


@pytest.mark.parametrize("way", PAST_THE_GATE)
@pytest.mark.parametrize("source", ["unpublished", "deleted"])
def test_what_code_saves_as_public_past_the_gate_is_down_at_once(tree, client, way, source):
    stored(tree.article).unpublish() if source == "unpublished" else stored(tree.article).delete()
    PAST_THE_GATE[way](stored(tree.tibetan))
    assert not stored(tree.tibetan).live and client.get(tree.tibetan.url_path).status_code == 404
    assert stored(tree.tibetan).down_with_source


@pytest.mark.parametrize("door", DELETES)
def test_deleting_the_source_unpublishes_its_translation_and_deletes_no_words(tree, as_, client, door):
    DELETES[door](as_, tree.article)
    assert not SciencePage.objects.filter(pk=tree.article.pk).exists()
    tibetan = stored(tree.tibetan)
    assert not tibetan.live and tibetan.down_with_source and "འབུ" in tibetan.title
    assert client.get(tree.tibetan.url_path).status_code == 404


def test_deleting_a_translation_leaves_the_others(tree, client):
    stored(tree.tibetan).delete()
    assert client.get(tree.article.url_path).status_code == 200


def test_a_crash_in_the_middle_leaves_both_as_they_were(tree, monkeypatch):
    def breaks(*args, **kwargs):
        raise RuntimeError("disk full")

    monkeypatch.setattr("science_content.publishing.receiver.call_followers", breaks)
    from django.db import transaction

    with pytest.raises(RuntimeError), transaction.atomic():
        stored(tree.article).unpublish()
    assert stored(tree.article).live and stored(tree.tibetan).live

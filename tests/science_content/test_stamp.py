"""The stamp moves with each transaction that changes what readers see, once, and with no other."""

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from wagtail.models import Page

from places.models import Place
from science_content import stamp as stamps
from science_content.models import ArticlePage, Crop, PagePlace, ScienceImage, SciencePage, VisibleChange
from science_content.stamp import FOLDED_EVERY, change_for_readers, fold, readers_see_a_change, stamp
from tests.science_content.pieces import image

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows():
    """How many rows came since the last time it was asked, as if a reader had asked for the stamp between."""
    before = [VisibleChange.objects.count()]

    def new() -> int:
        stamp()
        before.append(VisibleChange.objects.count())
        return before[-1] - before[-2]

    new()
    return new


def test_it_is_asked_for_in_one_query_and_holds_no_space(db, django_assert_num_queries):
    with django_assert_num_queries(1):
        said = stamp()
    assert said.isdigit()


def test_many_changes_of_one_transaction_are_one_row(rows):
    with transaction.atomic():
        readers_see_a_change()
        with transaction.atomic(), change_for_readers():
            readers_see_a_change()
        readers_see_a_change()
    assert rows() == 1


def test_a_change_after_the_stamp_was_read_is_another_one(rows):
    said = []
    for _ in range(3):
        readers_see_a_change()
        said.append(stamp())
    assert len(set(said)) == 3 and rows() == 3


def test_what_is_rolled_back_to_a_savepoint_does_not_speak_for_what_comes_after(rows):
    """The row is gone with the savepoint: a change behind it needs one of its own."""
    with transaction.atomic():
        try:
            with transaction.atomic():
                readers_see_a_change()
                raise ValueError
        except ValueError:
            readers_see_a_change()
    assert rows() == 1


def test_a_savepoint_that_is_kept_speaks_for_what_comes_after(rows):
    with transaction.atomic():
        with transaction.atomic():
            readers_see_a_change()
        readers_see_a_change()
    assert rows() == 1


@pytest.mark.django_db(transaction=False)
def test_a_transaction_that_is_rolled_back_gives_no_stamp_twice(db):
    said = set()
    for _ in range(20):
        point = transaction.savepoint()
        readers_see_a_change()
        said.add(stamp())
        transaction.savepoint_rollback(point)
    assert len(said) == 20


def test_folding_leaves_the_sum_as_it_was(rows):
    for _ in range(10):
        readers_see_a_change()
        stamp()
    before = stamp()
    fold()
    assert stamp() == before and VisibleChange.objects.count() == 1
    fold()
    assert stamp() == before


def test_the_rows_are_folded_after_a_commit_now_and_then(django_capture_on_commit_callbacks, monkeypatch):
    monkeypatch.setattr(stamps, "FOLDED_EVERY", 4)
    stamps.fold()  # what the demo left
    for _ in range(8):
        with django_capture_on_commit_callbacks(execute=True):
            readers_see_a_change()
        assert VisibleChange.objects.count() <= 5
    assert FOLDED_EVERY > 8


def test_a_failed_folding_disturbs_nobody(monkeypatch):
    readers_see_a_change()
    waiting = connection.run_on_commit[-1]
    assert isinstance(waiting[1], stamps._Mark) and waiting[2], "robust"


def article() -> ArticlePage:
    return ArticlePage.objects.live().filter(locale__language_code="zh-hans").first()


def draft_page() -> ArticlePage:
    page = article()
    return page.copy(update_attrs={"title": "副本", "slug": "copy-1", "live": False}, keep_live=False)


SEEN = {
    "a live page saved": lambda: article().save(),
    "a page updated by code": lambda: SciencePage.objects.filter(pk=article().pk).update(title="x"),
    "its own type updated by code": lambda: ArticlePage.objects.filter(pk=article().pk).update(title="x"),
    "many pages updated": lambda: SciencePage.objects.bulk_update([article()], ["summary"]),
    "a page published": lambda: article().save_revision().publish(),
    "a page unpublished": lambda: article().unpublish(),
    "a page deleted": lambda: article().delete(),
    "pages deleted": lambda: Page.objects.filter(pk=article().pk).delete(),
    "a page moved": lambda: article().move(article().get_parent(), pos="first-child"),
    "an address changed": lambda: _renamed(article()),
    "a page copied live": lambda: article().copy(update_attrs={"slug": "copy-2"}, keep_live=True),
    "a place named": lambda: Place.objects.first().save(),
    "a place added": lambda: Place(code="530721901", name="x", level="township", parent_id="530721", path="x/").save(),
    "a crop named": lambda: Crop.objects.first().save(),
    "the crops loaded": lambda: call_command("setup_site", verbosity=0),
    "a place tied to a page": lambda: PagePlace.objects.create(page=article(), place_id="530721"),
    "a place untied": lambda: PagePlace.objects.first().delete(),
    "the follower's words": lambda: SciencePage.objects.filter(pk=article().pk).update(language_state="outdated"),
}
UNSEEN = {
    "a draft": lambda: article().save_revision(),
    "a draft of a draft": lambda: _drafted(draft_page()),
    "a new page": lambda: draft_page(),
    "a lock": lambda: _locked(article()),
    "a note of the draft by code": lambda: SciencePage.objects.filter(pk=article().pk).update(draft_title="x"),
    "a column that is read": lambda: article().refresh_from_db(),
}


def _renamed(page) -> None:
    page.slug = "renamed-page"
    page.save()


def _drafted(page) -> None:
    page.title = "又一稿"
    page.save_revision(log_action=True)


def _locked(page) -> None:
    page.locked = True
    page.save(update_fields=["locked"], clean=False)


@pytest.mark.parametrize("name", SEEN)
def test_it_moves_with(rows, name):
    SEEN[name]()
    assert rows() > 0


@pytest.mark.parametrize("name", UNSEEN)
def test_it_stays_with(rows, name):
    UNSEEN[name]()
    assert rows() == 0


def test_a_publication_is_one_row(rows, tree):
    with transaction.atomic():
        tree.article.save_revision().publish()
    assert rows() == 1


@pytest.mark.parametrize("model", [Place, Crop, ScienceImage])
def test_a_row_that_code_saves_is_committed_with_its_stamp(monkeypatch, model):
    """Outside a transaction Django tells of a row when it is committed already: what a reader asks in between is old."""
    row = model.objects.first() or image("试验图")
    outside, inside = len(connection.savepoint_ids), []
    monkeypatch.setattr(stamps, "readers_see_a_change", lambda: inside.append(len(connection.savepoint_ids)))
    row.save()
    assert inside and min(inside) > outside

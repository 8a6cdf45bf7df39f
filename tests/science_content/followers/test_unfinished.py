"""After a crash everything that was to follow a publication is done after all: in its order, whole, and only once it counts."""

import pytest
from django.core.management import call_command
from django.db import transaction

from science_content.followers import actions as followers
from science_content.models import FollowerRun, SciencePage
from tests.trees import with_amount

pytestmark = pytest.mark.django_db
NOT_DONE = [status for status, _ in FollowerRun.STATUS if status != "done"]


@pytest.fixture
def follow(monkeypatch):
    """`follow(name, order, run)`: the only followers that there are."""
    monkeypatch.setattr(followers, "_followers", {})

    def register(name: str, order: int, run) -> None:
        followers.register_follower(name, order, run)

    return register


def row(page, follower: str, status: str = "ready") -> FollowerRun:
    return FollowerRun.objects.create(page_id=page.pk, event="published", follower=follower, status=status)


def test_every_state_but_done_is_run_again_and_done_is_not(tree, follow):
    ran: list[str] = []
    follow("one", 1, lambda each: ran.append(each.status))
    rows = [row(tree.article, "one", status) for status, _ in FollowerRun.STATUS]
    assert NOT_DONE == ["ready", "running", "failed"]
    assert followers.run_unfinished() == (3, 0)
    assert ran == NOT_DONE
    assert {FollowerRun.objects.get(pk=each.pk).status for each in rows} == {"done"}
    assert followers.run_unfinished() == (0, 0)


@pytest.mark.parametrize("status", NOT_DONE)
def test_the_command_finishes_what_was(tree, follow, status, capsys):
    follow("one", 1, lambda each: None)
    left = row(tree.article, "one", status)
    call_command("run_followers")
    left.refresh_from_db()
    assert left.status == "done" and left.finished_at and left.error == ""


def test_what_fails_again_is_counted_and_stops_nothing_else(tree, follow):
    def fails(each):
        raise RuntimeError("no line")

    follow("fails", 1, fails)
    follow("works", 2, lambda each: None)
    rows = [row(tree.article, name) for name in ("fails", "works", "fails")]
    assert followers.run_unfinished() == (1, 2)
    assert [FollowerRun.objects.get(pk=each.pk).status for each in rows] == ["failed", "done", "failed"]
    failed = FollowerRun.objects.get(pk=rows[0].pk)
    assert failed.error == "RuntimeError('no line')" and failed.finished_at


def test_a_follower_that_fails_half_way_leaves_nothing_of_its_half(tree, follow):
    def half(each):
        SciencePage.objects.filter(pk=each.page_id).update(title="写了一半")
        raise RuntimeError("no line")

    follow("half", 1, half)
    assert followers.run_follower(row(tree.article, "half")) is False
    assert SciencePage.objects.get(pk=tree.article.pk).title == tree.article.title


def test_while_it_runs_its_row_says_so(tree, follow):
    seen: list[str] = []
    follow("one", 1, lambda each: seen.append(FollowerRun.objects.get(pk=each.pk).status))
    assert followers.run_follower(row(tree.article, "one")) is True
    assert seen == ["running"]


def test_nothing_follows_before_the_publication_is_committed(tree, follow, django_capture_on_commit_callbacks):
    ran: list[int] = []
    follow("one", 1, lambda each: ran.append(each.page_id))
    with django_capture_on_commit_callbacks(execute=True):
        with_amount(tree.article, 20).save_revision().publish()
        assert ran == []
        assert list(FollowerRun.objects.filter(follower="one").values_list("status", flat=True)) == ["ready"]
    assert ran == [tree.article.pk]


def test_nothing_follows_a_publication_that_was_taken_back(tree, follow, django_capture_on_commit_callbacks):
    ran: list[int] = []
    follow("one", 1, lambda each: ran.append(each.page_id))
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(RuntimeError), transaction.atomic():
        with_amount(tree.article, 20).save_revision().publish()
        raise RuntimeError("killed")
    assert ran == [] and not FollowerRun.objects.filter(follower="one").exists()


@pytest.mark.parametrize("again", [False, True])
def test_the_order_is_kept_at_once_and_after_a_crash(tree, follow, django_capture_on_commit_callbacks, again):
    ran: list[str] = []
    for name, order in (("c", 20), ("b", 5), ("a", 20), ("d", 1)):
        follow(name, order, lambda each: ran.append(each.follower))
    with django_capture_on_commit_callbacks(execute=not again):
        with_amount(tree.article, 20).save_revision().publish()
    if again:
        followers.run_unfinished()
    assert ran == ["d", "b", "a", "c"]


def test_the_rows_of_an_earlier_publication_come_first(tree, follow):
    ran: list[int] = []
    follow("one", 1, lambda each: ran.append(each.pk))
    rows = [row(tree.article, "one", status) for status in ("failed", "ready", "running")]
    followers.run_unfinished()
    assert ran == [each.pk for each in rows]


def test_a_failure_says_what_it_was_until_it_works(tree, follow):
    broken = [True]

    def sometimes(each):
        if broken:
            raise RuntimeError("no line")

    follow("one", 1, sometimes)
    left = row(tree.article, "one")
    followers.run_unfinished()
    broken.clear()
    followers.run_unfinished()
    left.refresh_from_db()
    assert (left.status, left.error) == ("done", "")


def test_one_that_fails_does_not_keep_the_next_from_running(tree, follow, django_capture_on_commit_callbacks):
    ran: list[str] = []

    def fails(each):
        raise RuntimeError("no line")

    follow("fails", 1, fails)
    follow("works", 2, lambda each: ran.append(each.follower))
    with django_capture_on_commit_callbacks(execute=True):
        with_amount(tree.article, 20).save_revision().publish()
    assert ran == ["works"]

"""What happens after a publication leaves a row, and a failed row can be run again."""

import pytest
from django.core.management import CommandError, call_command

from science_content.followers import actions as followers
from science_content.models import ArticlePage, FollowerRun
from tests.trees import read_all, with_amount

pytestmark = pytest.mark.django_db


def publish(tree, capture, significance="", amount=20):
    tree.article.significance = significance
    with capture(execute=True):
        with_amount(tree.article, amount).save_revision().publish()
    return tree.reload()


def test_a_changed_dose_is_followed_at_once_and_said_to_be_corrected_in_chinese_too(tree, client):
    with_amount(tree.article, 20).save_revision().publish()
    for page in (tree.article, tree.tibetan):
        html = client.get(page.url).content.decode()
        assert "更正" in html and "安全提示" not in html and "译文较旧" not in html


def test_significance_is_cleared_and_kept_in_the_history(tree, django_capture_on_commit_callbacks):
    tree = publish(tree, django_capture_on_commit_callbacks, "safety")
    assert tree.article.significance == ""
    assert tree.article.live_revision.content["significance"] == "safety"
    assert FollowerRun.objects.filter(page_id=tree.article.pk).last().significance == "safety"


def test_a_failed_follower_leaves_a_row_and_runs_again(tree, monkeypatch, django_capture_on_commit_callbacks):
    calls = []

    def fails_once(row):
        calls.append(row.pk)
        if len(calls) == 1:
            raise RuntimeError("no line")

    monkeypatch.setitem(followers._followers, "test.fails", followers.Follower("test.fails", 1, fails_once))
    publish(tree, django_capture_on_commit_callbacks)
    row = FollowerRun.objects.get(follower="test.fails", page_id=tree.article.pk)
    assert (row.status, row.error) == ("failed", "RuntimeError('no line')")
    call_command("run_followers")
    row.refresh_from_db()
    assert row.status == "done"


def test_the_command_fails_while_a_follower_does(tree, monkeypatch, django_capture_on_commit_callbacks):
    def fails(row):
        raise RuntimeError("no line")

    monkeypatch.setitem(followers._followers, "test.fails", followers.Follower("test.fails", 1, fails))
    publish(tree, django_capture_on_commit_callbacks)
    with pytest.raises(CommandError):
        call_command("run_followers")


def test_followers_run_in_their_order(monkeypatch):
    monkeypatch.setattr(followers, "_followers", {})
    for name, order in (("late", 20), ("early", 5)):
        followers.register_follower(name, order, print)
    assert [each.name for each in followers.registered()] == ["early", "late"]


def test_a_name_is_registered_once():
    with pytest.raises(ValueError, match="twice"):
        followers.register_follower("translation.mark", 1, print)


def test_state_survives_the_publication_of_an_old_revision(tree):
    old = tree.tibetan.get_latest_revision()
    read_all(tree.tibetan)
    ArticlePage.objects.filter(pk=tree.tibetan.pk).update(machine_draft=True)
    old.publish()
    tree.reload()
    assert tree.tibetan.checked_by_native and tree.tibetan.machine_draft


def test_a_page_that_is_taken_down_leaves_a_row_too(tree, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        tree.article.unpublish()
    assert FollowerRun.objects.filter(page_id=tree.article.pk, event="unpublished", status="done").exists()

"""A withdrawal inside another keeps its own reason; who follows and what searches is told of each page, each time."""

import pytest
from wagtail.models import Locale, Revision

from science_content.content_files.building import build
from science_content.followers import actions as followers
from science_content.models import FollowerRun, SciencePage
from science_content.withdrawal.actions import CannotWithdraw, restore, withdraw
from search.queries import find_pages
from tests.science_content.pieces import PIECES, in_tibetan
from tests.trees import with_amount
from translation.engine.sources import translation_of
from translation.engine.starting import start
from translation.release.actions import release

pytestmark = pytest.mark.django_db
OWN, ABOVE = "这一章药名写错了。", "整本都要重看。"


def stored(page) -> SciencePage:
    return SciencePage.objects.get(pk=page.pk)


@pytest.fixture
def manual(tree):
    """A manual with two chapters, all three in Tibetan too."""
    facts = {"summary": "读完就会。", "is_demo": False, "body": PIECES["article"]["body"]}
    manual = build(tree.topic, "manual", facts | {"key": "m", "title": "试验手册", "slug": "m"}, {}, {})
    chapters = [build(manual, "chapter", facts | {"key": n, "title": f"第{n}", "slug": n}, {}, {}) for n in ("a", "b")]
    in_tibetan(manual)
    for chapter in chapters:
        release(translation_of(chapter.get_translation(Locale.objects.get(language_code="bo"))))
    manual.chapters = chapters
    return manual


def every_page(manual) -> list[SciencePage]:
    keys = [page.translation_key for page in (manual, *manual.chapters)]
    return list(SciencePage.objects.filter(translation_key__in=keys))


def test_a_chapter_keeps_the_reason_that_it_was_withdrawn_for(manual, client):
    withdraw(manual.chapters[0], reason=OWN)
    assert withdraw(stored(manual), reason=ABOVE) == 4
    for page, reason in ((manual, ABOVE), (manual.chapters[0], OWN), (manual.chapters[1], ABOVE)):
        assert stored(page).withdrawn_reason == reason
        answer = client.get(page.url_path)
        assert answer.status_code == 410 and reason in answer.content.decode()


def test_restoring_the_manual_leaves_what_was_withdrawn_before_it(manual, client):
    withdraw(manual.chapters[0], reason=OWN)
    withdraw(stored(manual), reason=ABOVE)
    assert restore(stored(manual)) == 4
    assert [client.get(page.url_path).status_code for page in (manual, *manual.chapters)] == [200, 410, 200]
    assert stored(manual.chapters[0]).withdrawn_reason == OWN and stored(manual).withdrawn_reason == ""
    assert restore(stored(manual.chapters[0])) == 2
    assert client.get(manual.chapters[0].url_path).status_code == 200


def test_everything_withdrawn_with_the_manual_comes_back_with_it_in_every_language(manual):
    withdraw(manual, reason=ABOVE)
    assert {page.withdrawn_reason for page in every_page(manual)} == {ABOVE}
    assert restore(stored(manual)) == 6
    assert {page.withdrawn_at for page in every_page(manual)} == {None}
    assert {page.withdrawn_reason for page in every_page(manual)} == {""}


def test_withdrawing_a_translation_takes_all_that_is_below_it_in_every_language(manual):
    tibetan = manual.get_translation(Locale.objects.get(language_code="bo"))
    assert withdraw(tibetan, reason=ABOVE) == 6


def test_a_language_begun_on_a_withdrawn_page_does_not_bring_it_back(tree, client):
    lisu = Locale.objects.get(language_code="lis")
    withdraw(tree.article, reason=OWN)
    translation = start(stored(tree.article).specific, lisu)
    draft = tree.article.get_translation(lisu)
    assert not draft.live and client.get(draft.url_path).status_code != 200
    with pytest.raises(Exception, match="中文原文已经撤回"):
        release(translation)
    assert not stored(draft).live


def test_a_language_begun_on_a_withdrawn_page_is_released_once_that_is_restored(tree, client):
    lisu = Locale.objects.get(language_code="lis")
    withdraw(tree.article, reason=OWN)
    translation = start(stored(tree.article).specific, lisu)
    restore(stored(tree.article))
    page = release(translation)
    assert page.withdrawn_at is None and client.get(page.url_path).status_code == 200


def heard(event: str) -> set[tuple[int, str, str]]:
    return {
        (row.page_id, row.status, row.significance) for row in FollowerRun.objects.filter(event=event, follower="test")
    }


def test_followers_are_told_of_every_page_each_time(manual, monkeypatch, django_capture_on_commit_callbacks):
    told: list[tuple[str, int, bool]] = []

    def listens(row):
        told.append((row.event, row.page_id, stored_at(row).withdrawn_at is not None))

    def stored_at(row):
        return SciencePage.objects.get(pk=row.page_id)

    monkeypatch.setitem(followers._followers, "test", followers.Follower("test", 1, listens))
    pages = {page.pk for page in every_page(manual)}
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(manual, reason=ABOVE)
    assert heard("withdrawn") == {(pk, "done", "safety") for pk in pages}
    with django_capture_on_commit_callbacks(execute=True):
        restore(stored(manual))
    assert heard("restored") == {(pk, "done", "safety") for pk in pages}
    assert set(told) == {("withdrawn", pk, True) for pk in pages} | {("restored", pk, False) for pk in pages}
    revisions = dict(FollowerRun.objects.filter(follower="test").values_list("page_id", "revision_id"))
    assert revisions == dict(SciencePage.objects.filter(pk__in=pages).values_list("pk", "live_revision_id"))


def test_a_failed_withdrawal_tells_nobody(tree, monkeypatch, django_capture_on_commit_callbacks):
    def breaks(*args, **kwargs):
        raise RuntimeError("disk full")

    monkeypatch.setattr("science_content.withdrawal.actions.insert_or_update_object", breaks)
    before = FollowerRun.objects.count()
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(RuntimeError):
        withdraw(tree.article, reason=OWN)
    assert FollowerRun.objects.count() == before and stored(tree.article).withdrawn_at is None


def test_the_index_is_told_of_every_page_each_time(manual, monkeypatch):
    told: list[tuple[int, bool, type]] = []

    def note(page):
        told.append((page.pk, page.withdrawn_at is not None, type(page)))

    monkeypatch.setattr("science_content.withdrawal.actions.insert_or_update_object", note)
    withdraw(manual, reason=ABOVE)
    assert {each[:2] for each in told} == {(page.pk, True) for page in every_page(manual)}
    assert {each[2] for each in told} == {page.specific_class for page in every_page(manual)}
    told.clear()
    restore(stored(manual))
    assert {each[:2] for each in told} == {(page.pk, False) for page in every_page(manual)}


def test_search_loses_it_and_finds_it_again(tree):
    def found() -> bool:
        return tree.article.pk in [hit.page_id for hit in find_pages("蚜虫怎么防", locale_code="zh-hans")[0]]

    assert found()
    withdraw(tree.article, reason=OWN)
    assert not found()
    restore(stored(tree.article))
    assert found()


def test_the_number_of_a_withdrawn_dose_is_carried_all_the_same(tree):
    """Who restores it restores the numbers of today."""
    withdraw(tree.article, reason=OWN)
    article = stored(tree.article).specific
    with_amount(article, 20).save_revision().publish()
    tree.reload()
    assert stored(tree.article).withdrawn_at
    assert next(block.value["amount"] for block in tree.tibetan.body if block.block_type == "dose") == 20


def test_what_is_withdrawn_is_not_withdrawn_twice_nor_what_stands_restored(tree):
    withdraw(tree.article, reason=OWN)
    with pytest.raises(CannotWithdraw):
        withdraw(stored(tree.article), reason=ABOVE)
    assert stored(tree.article).withdrawn_reason == OWN
    restore(stored(tree.article))
    with pytest.raises(CannotWithdraw):
        restore(stored(tree.article))


@pytest.mark.parametrize("reason", ["", "   ", "错", "三个字", "  三个字  "])
def test_a_reason_of_less_than_four_letters_is_none(tree, reason):
    with pytest.raises(CannotWithdraw):
        withdraw(tree.article, reason=reason)
    assert stored(tree.article).withdrawn_at is None


def test_four_letters_are_a_reason_and_spaces_around_it_are_dropped(tree):
    withdraw(tree.article, reason="  药名错了 ")
    assert stored(tree.article).withdrawn_reason == "药名错了"


def test_an_old_draft_published_after_a_withdrawal_does_not_bring_the_page_back(tree, client):
    old = tree.article.save_revision()
    withdraw(tree.article, reason=OWN)
    Revision.objects.get(pk=old.pk).publish()
    answer = client.get(tree.article.url_path)
    assert answer.status_code == 410 and OWN in answer.content.decode()
    assert restore(stored(tree.article)) == 2

"""One address in every language: who moves or renames a Chinese page moves its translations, whole or not at all."""

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, Revision

from home.front_page.models import FrontPage
from science_content.content_files.building import build
from science_content.models import SciencePage
from science_content.pages.gate import NotPublishable
from science_content.withdrawal.actions import restore, withdraw
from tests.trees import ARTICLE
from translation.engine.drafts import write_draft
from translation.engine.sources import translation_of
from translation.engine.starting import start
from translation.release.actions import release

pytestmark = pytest.mark.django_db
REASON = "药名写错了，正在改。"
KIOSK = "/e/533401"


def stored(page) -> SciencePage:
    return SciencePage.objects.get(pk=page.pk).specific


def bo() -> Locale:
    return Locale.objects.get(language_code="bo")


@pytest.fixture
def other(tree):
    """A second topic, in Chinese alone."""
    piece = {"key": "o", "title": "另一专题", "slug": "other", "is_demo": False}
    return build(tree.topic.get_parent(), "topic", piece, {}, {})


@pytest.fixture
def other_in_tibetan(other):
    return release(start(other, bo()))


def bulk(as_, page, to) -> None:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    as_("admin").post(f"{url}?id={page.pk}", {"chooser": to.pk, "move_applied": "on"})


MOVES = {
    "code": lambda as_, page, to: stored(page).move(to, "last-child"),
    "a plain page": lambda as_, page, to: Page.objects.get(pk=page.pk).move(to, "first-child"),
    "form": lambda as_, page, to: as_("admin").post(
        reverse("wagtailadmin_pages:move_confirm", args=[page.pk, to.pk]), {}
    ),
    "bulk": bulk,
}


@pytest.mark.parametrize("door", MOVES)
def test_its_translation_moves_with_it_and_both_old_addresses_lead_on(tree, other, other_in_tibetan, as_, client, door):
    old = {page.pk: page.url_path for page in (tree.article, tree.tibetan)}
    MOVES[door](as_, tree.article, other)
    for page, parent in ((tree.article, other), (tree.tibetan, other_in_tibetan)):
        now = stored(page)
        assert now.get_parent().pk == parent.pk
        assert now.url_path == f"/{now.language.code}/other/{now.slug}/"
        for dress in ("", KIOSK):
            assert client.get(dress + now.url_path).status_code == 200
            answer = client.get(dress + old[page.pk])
            assert (answer.status_code, answer.headers.get("Location")) == (301, dress + now.url_path)
    assert Page.find_problems() == ([], [], [], [], [])


@pytest.mark.parametrize("door", ["code", "a plain page", "form", "bulk"])
def test_a_topic_that_a_language_lacks_refuses_the_move_in_a_sentence(tree, other, as_, door):
    if door in ("form", "bulk"):
        MOVES[door](as_, tree.article, other)
    else:
        with pytest.raises(NotPublishable, match="还没有藏文的上级页面"):
            MOVES[door](as_, tree.article, other)
    assert [stored(page).url_path for page in (tree.article, tree.tibetan)] == [
        tree.article.url_path,
        tree.tibetan.url_path,
    ]


def test_a_translation_is_not_moved_by_itself(tree, other_in_tibetan):
    with pytest.raises(NotPublishable, match="请移动中文页"):
        stored(tree.tibetan).move(other_in_tibetan, "last-child")
    with pytest.raises(NotPublishable, match="另一种语言"):
        stored(tree.article).move(stored(other_in_tibetan), "last-child")


@pytest.mark.parametrize("language", ["zh-hans", "bo"])
def test_an_address_that_is_taken_there_refuses_the_move(tree, other, other_in_tibetan, language):
    there = {"zh-hans": other, "bo": other_in_tibetan}[language]
    taken = there.add_child(
        instance=type(tree.article)(title="占了", slug=tree.article.slug, locale=there.locale, live=False)
    )
    with pytest.raises(NotPublishable, match="请先改地址"):
        stored(tree.article).move(other, "last-child")
    taken.delete()
    stored(tree.article).move(stored(other), "last-child")
    assert stored(tree.tibetan).url_path.startswith("/bo/other/")


def test_moving_it_among_its_siblings_changes_no_address(tree):
    build(tree.topic, "article", ARTICLE | {"key": "b", "title": "又一篇", "slug": "b"}, {}, {})
    stored(tree.article).move(tree.topic, "last-child")
    assert not Redirect.objects.exists() and stored(tree.tibetan).url_path == tree.tibetan.url_path


def test_what_is_moved_below_a_withdrawn_topic_is_withdrawn_and_comes_back_with_it(
    tree, other, other_in_tibetan, client
):
    withdraw(other, reason=REASON)
    stored(tree.article).move(stored(other), "last-child")
    for page in (tree.article, tree.tibetan):
        answer = client.get(stored(page).url_path)
        assert answer.status_code == 410 and REASON in answer.content.decode()
        assert client.get(page.url_path).status_code in (301, 410)
    restore(stored(other))
    for page in (tree.article, tree.tibetan):
        assert client.get(stored(page).url_path).status_code == 200


def test_what_is_moved_away_from_below_it_stays_withdrawn_until_somebody_restores_it(
    tree, other, other_in_tibetan, client
):
    withdraw(tree.topic, reason=REASON)
    stored(tree.article).move(other, "last-child")
    restore(stored(tree.topic))
    for page in (tree.article, tree.tibetan):
        assert client.get(stored(page).url_path).status_code == 410
    restore(stored(tree.article))
    for page in (tree.article, tree.tibetan):
        assert client.get(stored(page).url_path).status_code == 200


def test_a_topic_moves_nowhere_but_takes_all_below_it_along_when_it_is_renamed(tree, client):
    topic = stored(tree.topic)
    topic.slug = "renamed"
    topic.save_revision().publish()
    for page in (tree.article, tree.tibetan):
        now = stored(page).url_path
        assert "/renamed/" in now and client.get(now).status_code == 200
        for dress in ("", KIOSK):
            assert client.get(dress + page.url_path).headers["Location"] == dress + now


def renamed(page, slug: str = "new-name"):
    page = stored(page)
    page.slug = slug
    return page


def by_bulk(as_, page) -> None:
    renamed(page).save_revision()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    as_("admin").post(f"{url}?id={page.pk}", {})


def by_schedule(as_, page) -> None:
    page = renamed(page)
    page.go_live_at = timezone.now() + timezone.timedelta(hours=1)
    revision = page.save_revision()
    revision.publish()
    assert stored(page).slug != page.slug
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() - timezone.timedelta(hours=1))
    with time_machine.travel(timezone.now() + timezone.timedelta(hours=2), tick=False):
        call_command("publish_scheduled")


RENAMES = {
    "code": lambda as_, page: renamed(page).save_revision().publish(),
    "bulk": by_bulk,
    "schedule": by_schedule,
    "without a revision": lambda as_, page: renamed(page).save(),
}


@pytest.mark.parametrize("door", RENAMES)
def test_a_renamed_page_is_renamed_in_every_language_at_once(tree, as_, client, door):
    write_draft(translation_of(tree.tibetan))
    RENAMES[door](as_, tree.article)
    for page in (tree.article, tree.tibetan):
        now = stored(page)
        assert now.slug == "new-name"
        for dress in ("", KIOSK):
            assert client.get(dress + now.url_path).status_code == 200
            answer = client.get(dress + page.url_path)
            assert (answer.status_code, answer.headers.get("Location")) == (301, dress + now.url_path)


@pytest.mark.parametrize("way", ["old draft", "release with a lost follower"])
def test_no_draft_brings_the_old_address_of_a_translation_back(tree, way):
    old = write_draft(translation_of(tree.tibetan))
    renamed(tree.article).save_revision().publish()  # its follower is not run: nothing is committed here
    if way == "old draft":
        old.publish()
    else:
        release(translation_of(tree.tibetan))
    assert stored(tree.tibetan).url_path.endswith("/new-name/")


def test_its_old_address_may_be_taken_by_a_new_page_in_every_language(tree, client):
    old_draft = write_draft(translation_of(tree.tibetan))
    renamed(tree.article).save_revision().publish()
    new = build(tree.topic, "article", ARTICLE | {"key": "n", "title": "新的", "slug": tree.article.slug}, {}, {})
    translated = release(start(new, bo()))
    released = release(translation_of(stored(tree.tibetan)))
    assert translated.url_path == tree.tibetan.url_path and released.url_path.endswith("/new-name/")
    Revision.objects.get(pk=old_draft.pk).publish()
    for page in (new, translated, released):
        assert stored(page).url_path == page.url_path and client.get(page.url_path).status_code == 200


def test_a_slug_that_another_page_of_a_language_has_is_refused_in_a_sentence(tree):
    topic = tree.tibetan.get_parent()
    topic.add_child(instance=type(tree.article)(title="占了", slug="new-name", locale=topic.locale, live=False))
    with pytest.raises(NotPublishable, match="在藏文里已经有别的页面"):
        renamed(tree.article).save_revision().publish()
    assert stored(tree.article).slug == tree.article.slug


@pytest.mark.parametrize("code", ["zh-hans", "bo", "lis"])
@pytest.mark.parametrize("dress", ["", KIOSK])
def test_an_old_address_of_a_withdrawn_page_answers_410(tree, client, code, dress):
    renamed(tree.article).save_revision().publish()
    withdraw(stored(tree.article), reason=REASON)
    if dress and code == "lis":
        dress = "/e/533301"
    old = tree.article.url_path.replace("/zh-hans/", f"/{code}/")
    answer = client.get(dress + old, follow=True)
    assert answer.status_code == 410 and REASON in answer.content.decode()


def test_back_and_forth_leaves_no_address_that_leads_to_itself(tree, client):
    old = tree.article.slug
    renamed(tree.article).save_revision().publish()
    renamed(tree.article, old).save_revision().publish()
    assert client.get(tree.article.url_path).status_code == 200
    assert client.get(tree.article.url_path.replace(old, "new-name")).headers["Location"] == tree.article.url_path
    stored(tree.article).unpublish()
    assert client.get(tree.article.url_path).status_code == 404


def test_a_redirect_that_somebody_entered_is_kept(tree, client):
    by_hand = Redirect.objects.create(old_path=tree.article.url_path.rstrip("/"), redirect_link="/zh-hans/")
    renamed(tree.article).save_revision().publish()
    assert Redirect.objects.filter(pk=by_hand.pk).exists()
    assert client.get(tree.article.url_path).headers["Location"] == "/zh-hans/"


@pytest.mark.parametrize("tail", ["%00/", "../x/", "never/"])
def test_a_kiosk_address_that_never_was_stays_missing(tree, client, tail):
    assert client.get(KIOSK + tree.topic.url_path + tail).status_code == 404


def test_a_front_page_is_left_alone(tree):
    front = FrontPage.objects.get(slug="zh-hans")
    front.save_revision().publish()
    assert FrontPage.objects.get(slug="bo").url_path == "/bo/"

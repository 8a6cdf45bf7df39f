"""One fact on many pages: who may, what changes at once, what stays unpublished, what hostile input does."""

import json
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now
from wagtail.models import PageLogEntry, Revision, Workflow

from desk.many_pages.actions import add_place, add_topic, set_review_date
from places.models import Place
from science_content.models import ArticlePage, FollowerRun, ManualPage, PagePlace, SciencePage, TopicPage
from tests.edit_form import filled_form

pytestmark = pytest.mark.django_db
DAY = localdate() + timedelta(days=200)
DIQING, SHANGRI_LA = "533400", "533401"
NONE = {"day": "", "topic": "", "place": ""}


def url(action: str, *pages, **more) -> str:
    ids = "&".join(f"id={getattr(page, 'pk', page)}" for page in pages)
    return f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', action])}?{ids}" + "".join(
        f"&{key}={value}" for key, value in more.items()
    )


def stored(page) -> SciencePage:
    return SciencePage.objects.get(pk=page.pk)


def draft(page):
    return stored(page).get_latest_revision_as_object()


@pytest.fixture
def topic(tree) -> TopicPage:
    return TopicPage.objects.filter(locale=tree.topic.locale).exclude(pk=tree.topic.pk).first()


@pytest.fixture
def edited(tree, cast) -> ArticlePage:
    """Public, with another title in a draft."""
    tree.article.title = "没发布的标题"
    tree.article.save_revision(user=cast["bianji"])
    return tree.article


def change(client, name: str, page, topic, **more):
    fields = {
        "set_review_date": {"day": str(DAY)},
        "add_topic": {"topic": topic.pk},
        "add_place": {"place": DIQING, "narrow": "on"},
    }
    return client.post(url(name, page), fields[name] | more, follow=True)


def has(page, name: str, topic) -> bool:
    return {
        "set_review_date": lambda: page.review_by == DAY,
        "add_topic": lambda: [row.topic_id for row in page.page_topics.all()] == [topic.pk],
        "add_place": lambda: [row.place_id for row in page.page_places.all()] == [DIQING],
    }[name]()


ACTIONS = ["set_review_date", "add_topic", "add_place"]


@pytest.mark.parametrize("name", ACTIONS)
def test_it_changes_the_page_and_its_draft_and_publishes_nothing(edited, topic, as_, cast, name):
    live = stored(edited).live_revision_id
    answer = change(as_("shenhe"), name, edited, topic)
    assert "改了 1 页" in answer.content.decode() and "没有发布任何草稿" in answer.content.decode()
    page = stored(edited)
    assert has(page, name, topic) and has(draft(edited), name, topic)
    assert (page.title, draft(edited).title) == ("蚜虫怎么防", "没发布的标题")
    assert page.has_unpublished_changes and page.live_revision_id == live
    entry = PageLogEntry.objects.filter(page=edited.page_ptr, user=cast["shenhe"]).first()
    assert entry.message.startswith(("定复审日期：", "加专题：", "加地区："))


@pytest.mark.parametrize("name", ACTIONS)
def test_a_later_publication_or_an_approval_keeps_it(edited, topic, as_, cast, name):
    state = Workflow.objects.get().start(edited, cast["bianji"])
    change(as_("shenhe"), name, edited, topic)
    type(state).objects.get(pk=state.pk).current_task_state.approve(user=cast["shenhe"])
    page = stored(edited)
    assert page.title == "没发布的标题"
    assert has(page, name, topic)
    draft(edited).save_revision().publish()
    assert has(stored(edited), name, topic)


def test_what_is_scheduled_is_locked_and_would_keep_it(tree, topic, as_):
    tree.article.title = "明年的标题"
    tree.article.go_live_at = now() + timedelta(days=30)
    scheduled = tree.article.save_revision(approved_go_live_at=tree.article.go_live_at)
    change(as_("shenhe"), "add_topic", tree.article, topic)
    assert not has(stored(tree.article), "add_topic", topic)  # Wagtail locks what is scheduled
    add_topic(pages=[stored(tree.article)], topic=topic)
    assert has(Revision.objects.get(pk=scheduled.pk).as_object(), "add_topic", topic)


def test_an_editor_that_was_open_notices_it(tree, as_, topic):
    editor = as_("bianji")
    fields = filled_form(editor, tree.article)
    change(as_("shenhe"), "add_topic", tree.article, topic)
    answer = editor.post(
        reverse("wagtailadmin_pages:edit", args=[tree.article.pk]), fields, headers={"accept": "application/json"}
    )
    assert (answer.status_code, answer.json()["error_code"]) == (400, "invalid_revision")


@pytest.mark.parametrize("name", ACTIONS)
@pytest.mark.parametrize("person", ["bianji", "yiyuan", "jiaodui", "yiyuan-lisu", "shengban", "xinxi"])
def test_a_public_page_is_changed_by_nobody_who_may_not_publish_it(tree, topic, as_, person, name):
    before = stored(tree.article).latest_revision.content
    change(as_(person), name, tree.article, topic)
    assert not has(stored(tree.article), name, topic)
    assert stored(tree.article).latest_revision.content == before


@pytest.mark.parametrize("name", ACTIONS)
def test_an_editor_changes_drafts(tree, topic, as_, name):
    tree.article.unpublish()
    change(as_("bianji"), name, tree.article, topic)
    assert has(stored(tree.article), name, topic) and has(draft(tree.article), name, topic)
    assert not stored(tree.article).live


@pytest.mark.parametrize("name", ACTIONS)
def test_translations_topics_and_other_pages_are_left_alone(tree, topic, as_, name):
    for page in (tree.tibetan, tree.topic, tree.topic.get_parent()):
        answer = change(as_("admin"), name, page, topic)
        assert "改了" not in answer.content.decode()
    assert stored(tree.topic).review_by is None and not PagePlace.objects.filter(
        page__in=[tree.tibetan.pk, tree.topic.pk]
    )


def test_a_locked_page_is_left_alone(tree, topic, as_, cast):
    SciencePage.objects.filter(pk=tree.article.pk).update(locked=True, locked_by=cast["admin"])
    change(as_("shenhe"), "add_topic", tree.article, topic)
    assert not has(stored(tree.article), "add_topic", topic)


def test_titles_of_other_peoples_pages_are_not_told(tree, as_):
    tree.article.unpublish()
    html = as_("yiyuan").get(url("add_topic", tree.article)).content.decode()
    assert tree.article.title not in html and "别人的页面" in html


@pytest.mark.parametrize("ticked", [True, False])
def test_a_manual_takes_its_chapters_along_or_not(as_, ticked):
    manual = ManualPage.objects.filter(live=True, locale__language_code="zh-hans").first()
    fields = {"day": str(DAY)} | ({"with_chapters": "on"} if ticked else {})
    as_("shenhe").post(url("set_review_date", manual), fields)
    chapters = SciencePage.objects.child_of(manual)
    assert stored(manual).review_by == DAY
    assert chapters.exists() and all((page.review_by == DAY) is ticked for page in chapters)


def test_a_page_that_has_it_already_is_counted_and_gets_it_once(tree, topic, as_):
    for _ in range(2):
        answer = change(as_("shenhe"), "add_topic", tree.article, topic)
    assert "1 页原来就是" in answer.content.decode()
    assert add_topic(pages=[stored(tree.article)], topic=tree.topic).already == 1
    assert stored(tree.article).page_topics.count() == 1
    assert set_review_date(pages=[stored(tree.article)], day=DAY).changed == 1
    assert set_review_date(pages=[stored(tree.article)], day=DAY).already == 1


def test_a_page_for_everywhere_stays_so_unless_it_is_said(tree):
    place, county = Place.objects.get(pk=DIQING), Place.objects.get(pk=SHANGRI_LA)
    assert add_place(pages=[tree.article], place=place).left == 1
    assert not stored(tree.article).page_places.exists()
    assert add_place(pages=[tree.article], place=place, narrow=True).changed == 1
    assert add_place(pages=[tree.article], place=county).already == 1
    assert [row.place_id for row in stored(tree.article).page_places.all()] == [DIQING]


def test_followers_hear_of_a_change_that_readers_see_as_wording_alone(tree, topic):
    before = FollowerRun.objects.count()
    set_review_date(pages=[tree.article], day=DAY)
    assert FollowerRun.objects.count() == before
    add_topic(pages=[tree.article], topic=topic)
    assert {
        run.significance for run in FollowerRun.objects.filter(pk__gt=0, page_id=tree.article.pk).order_by("-pk")[:1]
    } == {"wording"}
    assert stored(tree.tibetan).language_state != "outdated"


def test_all_or_none(tree, topic, monkeypatch):
    from desk.many_pages import actions

    pages = list(SciencePage.objects.filter(locale=tree.article.locale, depth=4)[:3])
    calls = []

    def fails_at_the_third(**kwargs):
        calls.append(kwargs)
        if len(calls) == 3:
            raise RuntimeError

    monkeypatch.setattr(actions, "log", fails_at_the_third)
    with pytest.raises(RuntimeError):
        set_review_date(pages=pages, day=DAY)
    assert not SciencePage.objects.filter(review_by=DAY).exists()


HOSTILE = [
    ("set_review_date", {"day": value})
    for value in (
        "",
        "x",
        "2026-13-45",
        "1999-01-01",
        "9999-12-31",
        "99999-01-01",
        "<script>",
        "2027-01-01\x00",
        "²",
        "1" * 5000,
    )
]
HOSTILE += [("add_topic", {"topic": value}) for value in ("", "0", "-1", "x", "9" * 20, "1 OR 1=1", "\x00")]
HOSTILE += [
    ("add_place", {"place": value, "narrow": "on"})
    for value in ("", "530000", "999999", "x", "9" * 40, "' OR 1=1 --", "\x00")
]


@pytest.mark.parametrize("name, fields", HOSTILE, ids=lambda value: json.dumps(value)[:40])
def test_nonsense_is_refused_and_changes_nothing(tree, as_, name, fields):
    answer = as_("shenhe").post(url(name, tree.article), fields)
    assert answer.status_code == 200 and answer.context["form"].errors
    page = stored(tree.article)
    assert page.review_by is None and not page.page_topics.exists() and not page.page_places.exists()


def test_a_translated_topic_is_no_topic_to_add(tree, as_):
    tibetan = TopicPage.objects.filter(locale__language_code="bo").first()
    assert as_("shenhe").post(url("add_topic", tree.article), {"topic": tibetan.pk}).context["form"].errors


@pytest.mark.parametrize("ids", [["x"], ["9" * 20], ["-1"], ["0"], ["²"], [""], []])
@pytest.mark.parametrize("name", ACTIONS)
def test_ids_that_are_none_are_404(as_, name, ids):
    for method in ("get", "post"):
        assert getattr(as_("shenhe"), method)(url(name, *ids)).status_code == 404


@pytest.mark.parametrize("parent", ["x", "9" * 20, "0"])
def test_all_pages_of_no_parent_are_404(as_, parent):
    assert as_("shenhe").get(url("add_topic", "all", childOf=parent)).status_code == 404


def test_all_pages_of_a_list_are_changed(tree, as_):
    as_("shenhe").post(url("set_review_date", "all", childOf=tree.topic.pk), {"day": str(DAY)})
    assert stored(tree.article).review_by == DAY
    assert {page.language.code for page in SciencePage.objects.filter(review_by=DAY)} == {"zh-hans", "bo"}


def test_a_date_in_a_draft_is_stored_as_the_form_stores_it(tree):
    set_review_date(pages=[tree.article], day=date(2030, 2, 1))
    assert stored(tree.article).latest_revision.content["review_by"] == "2030-02-01"

"""The panels of the admin's first screen: who sees which, what they say, and how many queries that takes."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from django.utils.timezone import localdate
from wagtail.models import Workflow

from desk.first_screen.gaps import gaps
from desk.first_screen.readers import readers
from desk.first_screen.review_dates import reviews
from desk.first_screen.scope import scope_of
from desk.first_screen.tasks import tasks_of
from languages import registry
from places.models import Place
from places.queries import prefectures
from science_content.models import Feedback, ManualChapterPage, PagePlace, PageTopic, SciencePage, TopicPage
from science_content.pages.months import bits_of
from science_content.withdrawal.actions import withdraw

pytestmark = pytest.mark.django_db
HOME = "/cms/"
DIQING, SHANGRI_LA, MANGSHI = "533400", "533401", "533103"


def screen(client, query: str = "") -> dict[str, str]:
    """The text of each of our panels by its heading."""
    html = BeautifulSoup(client.get(HOME + query).content, "html.parser")
    panels = html.select('section[id^="desk-"][id$="-section"]')
    return {panel.select_one("[data-panel-heading-text]").text: panel.get_text(" ", strip=True) for panel in panels}


@pytest.fixture
def quiet(tree):
    """Every page has a day for its review far away, and nobody has said anything."""
    SciencePage.objects.update(review_by=localdate() + timedelta(days=400))
    Feedback.objects.all().delete()


def said(page, answer: str, words: str = "", **fields) -> Feedback:
    return Feedback.objects.create(page_id=page.pk, language="zh-hans", answer=answer, words=words, **fields)


def test_nobody_sees_an_empty_frame(quiet, as_):
    seen = {name: set(screen(as_(name))) for name in ("bianji", "shenhe", "yiyuan", "jiaodui", "shengban", "admin")}
    place = {"我的地方还缺什么"}
    assert seen == {
        "bianji": place,
        "shenhe": place,
        "yiyuan": {"接着译"},
        "jiaodui": {"接着译"},
        "shengban": place,
        "admin": place,
    }


def test_each_sees_what_helps_them(tree, as_, cast):
    SciencePage.objects.filter(pk=tree.article.pk).update(review_by=date(2020, 1, 1))
    said(tree.tibetan, "unclear")
    tree.article.title = "改过"
    tree.article.save_revision(user=cast["bianji"])
    Workflow.objects.get().start(tree.article, cast["bianji"])
    all_four = {"等我处理", "到期复审", "读者没看懂", "我的地方还缺什么"}
    seen = {name: set(screen(as_(name))) for name in ("bianji", "shenhe", "yiyuan", "yiyuan-lisu", "shengban")}
    assert seen == {
        "bianji": all_four,
        "shenhe": all_four,
        "yiyuan": {"接着译", "读者没看懂"},
        "yiyuan-lisu": {"接着译"},
        "shengban": {"读者没看懂", "我的地方还缺什么"},
    }


def test_a_review_day_is_past_soon_or_missing(quiet, tree):
    today = date(2026, 6, 1)
    pages = list(SciencePage.objects.filter(locale=tree.article.locale, depth=4)[:5])
    days = [date(2026, 5, 31), date(2026, 6, 1), date(2026, 7, 1), date(2026, 7, 2), None]
    for page, day in zip(pages, days, strict=True):
        SciencePage.objects.filter(pk=page.pk).update(review_by=day)
    found = reviews(today)
    assert [(due.page.pk, due.days) for due in found.past] == [(pages[0].pk, -1)]
    assert [(due.page.pk, due.days) for due in found.soon] == [(pages[1].pk, 0), (pages[2].pk, 30)]
    assert [due.page.pk for due in found.never] == [pages[4].pk]


def test_what_is_withdrawn_a_draft_a_topic_or_a_translation_is_not_due(quiet, tree):
    SciencePage.objects.filter(pk__in=[tree.topic.pk, tree.tibetan.pk]).update(review_by=None)
    assert not reviews()
    SciencePage.objects.filter(pk=tree.article.pk).update(review_by=None)
    assert len(reviews().never) == 1
    withdraw(tree.article, reason="不对的内容")
    assert not reviews()


def test_only_who_may_publish_is_offered_to_set_the_days_at_once(tree, as_):
    SciencePage.objects.filter(pk=tree.article.pk).update(review_by=None)
    assert "定复审日期" in screen(as_("shenhe"))["到期复审"]
    assert "页定复审日期" not in screen(as_("bianji"))["到期复审"]


def test_a_draft_is_mine_until_it_is_submitted_and_comes_back_with_a_word(tree, cast):
    editor, reviewer = cast["bianji"], cast["shenhe"]
    tree.article.title = "第二稿"
    tree.article.save_revision(user=editor)
    assert [task.page.pk for task in tasks_of(editor).drafts] == [tree.article.pk]
    assert not tasks_of(reviewer).drafts and not tasks_of(cast["yiyuan"])

    state = Workflow.objects.get().start(tree.article, editor)
    assert [task.page.draft_title for task in tasks_of(reviewer).to_review] == ["第二稿"]
    assert tasks_of(reviewer).to_review[0].note == "杨编辑"
    assert [task.page.pk for task in tasks_of(editor).in_review] == [tree.article.pk]
    assert not tasks_of(editor).drafts

    state.current_task_state.reject(user=reviewer, comment="单位写错了")
    assert [task.note for task in tasks_of(editor).sent_back] == ["单位写错了"]
    assert not tasks_of(editor).in_review and not tasks_of(reviewer).to_review


def test_feedback_is_grouped_by_page_until_it_is_handled(quiet, tree, cast):
    said(tree.article, "unclear", "早先说的")
    said(tree.article, "useless", "<b>最近说的</b>")
    said(tree.article, "unclear")
    said(tree.article, "useful", "很好")
    said(tree.tibetan, "unclear")
    said(tree.topic, "useless", handled_at=timezone.now())
    found = readers()
    assert [(row.page.pk, row.unclear, row.useless, row.words) for row in found.pages] == [
        (tree.article.pk, 2, 1, "<b>最近说的</b>"),
        (tree.tibetan.pk, 1, 0, ""),
    ]
    assert [row.page.pk for row in readers(scope_of(cast["yiyuan"]).pages).pages] == [tree.tibetan.pk]
    assert not readers(scope_of(cast["yiyuan-lisu"]).pages)


def test_words_of_readers_are_only_text(quiet, tree, as_):
    said(tree.article, "unclear", "<script>alert(1)</script>")
    html = as_("bianji").get(HOME).content
    assert b"<script>alert(1)" not in html and b"&lt;script&gt;alert(1)" in html


def test_many_pages_are_counted_and_the_worst_shown(quiet, tree, cast):
    pages = list(SciencePage.objects.all()[:12])
    for page in pages:
        said(page, "unclear")
    said(pages[7], "unclear")
    found = readers()
    assert (len(found.pages), found.more, found.pages[0].page.pk) == (8, 4, pages[7].pk)


@pytest.fixture
def bare(tree):
    """Nothing stands but the small tree."""
    SciencePage.objects.exclude(pk__in=[tree.topic.pk, tree.article.pk, tree.tibetan.pk]).update(live=False)
    return tree


def in_place(tree, *codes: str) -> None:
    PagePlace.objects.filter(page=tree.article).delete()
    for code in codes:
        PagePlace.objects.create(page=tree.article, place_id=code)


def test_a_page_for_everywhere_leaves_its_topic_general(bare):
    found = gaps(Place.objects.get(pk=SHANGRI_LA))
    assert (found.pages, found.topics, found.general) == (1, [], [bare.topic.title])


@pytest.mark.parametrize("code, useful", [(SHANGRI_LA, True), (DIQING, True), (MANGSHI, False)])
def test_a_page_is_useful_where_it_says_around_it_and_within(bare, code, useful):
    in_place(bare, SHANGRI_LA)
    found = gaps(Place.objects.get(pk=code))
    assert (found.topics == [], found.pages) == (useful, int(useful))


def test_a_topic_named_in_a_row_is_served(bare):
    other = TopicPage.objects.filter(locale=bare.topic.locale).exclude(pk=bare.topic.pk).first()
    TopicPage.objects.filter(pk=other.pk).update(live=True)
    assert gaps(Place.objects.get(pk=DIQING)).topics == [other.title]
    PageTopic.objects.create(page=bare.article, topic=other)
    assert gaps(Place.objects.get(pk=DIQING)).topics == []


def test_months_and_crops_that_no_page_names_are_missing(bare):
    SciencePage.objects.filter(pk=bare.article.pk).update(months=bits_of(range(2, 13)))
    found = gaps(Place.objects.get(pk=DIQING))
    assert found.months == ["1月"]
    assert "核桃" in found.crops


def test_a_language_read_there_counts_what_it_lacks(bare):
    found = {each.language.code: each for each in gaps(Place.objects.get(pk=SHANGRI_LA)).languages}
    assert set(found) == {language.code for language in Place.objects.get(pk=SHANGRI_LA).languages_read}
    assert found["bo"].missing == 0
    other = next(each for code, each in found.items() if code != "bo")
    assert (other.missing, other.all, other.titles) == (1, 1, [bare.article.title])
    withdraw(bare.article, reason="不对的内容")
    assert gaps(Place.objects.get(pk=SHANGRI_LA)).pages == 0


@pytest.mark.parametrize(
    "code", ["", "1", "530000x", "5334", "999999", "' OR 1=1 --", "<script>", "\x00", "５３３４００", "5" * 5000]
)
def test_a_place_that_is_none_says_so_and_nothing_else(as_, code):
    answer = as_("shengban").get(HOME, {"place": code})
    assert answer.status_code == 200
    assert ("没有这个地方" in answer.content.decode()) is bool(code)
    assert b"<script>" not in answer.content.split(b"desk-place-section")[1].split(b"</section>")[0]


def test_the_place_in_the_address_is_chosen(as_):
    html = BeautifulSoup(as_("shengban").get(f"{HOME}?place={SHANGRI_LA}").content, "html.parser")
    assert html.select_one("#desk-place-choice option[selected]").text == "香格里拉市"
    assert "香格里拉市用得上的手册和文章" in html.text


def test_every_prefecture_and_county_is_offered():
    offered = prefectures()
    assert (len(offered), sum(len(counties) for _, counties in offered)) == (16, 129)


def test_the_queries_are_few_and_do_not_grow(tree, cast, django_assert_num_queries):
    editor = cast["bianji"]
    _ = tasks_of(editor), reviews(), readers(scope_of(editor).pages)  # content types are remembered
    place = Place.objects.get(pk=DIQING)
    for count in (1, 6):
        for page in SciencePage.objects.filter(locale__language_code=registry.SOURCE, depth=5)[:count]:
            SciencePage.objects.filter(pk=page.pk).update(review_by=date(2020, 1, 1))
            said(page, "unclear", "没看懂")
            page = page.specific
            page.title = "改过"
            page.save_revision(user=editor)
        with django_assert_num_queries(2):
            assert reviews()
        fresh = type(editor).objects.get(pk=editor.pk)
        with django_assert_num_queries(2):
            scope = scope_of(fresh)
        with django_assert_num_queries(2):
            assert readers(scope.pages)
        with django_assert_num_queries(4):
            assert tasks_of(editor).drafts
        with django_assert_num_queries(6):
            assert gaps(place)


def test_reviews_that_wait_take_the_same_queries_however_many(tree, cast, django_assert_num_queries):
    pages = [page.specific for page in SciencePage.objects.filter(locale=tree.article.locale, depth=4)[:5]]
    tasks_of(cast["bianji"])  # content types are remembered
    for submitted in (pages[:1], pages[1:]):
        for page in submitted:
            page.save_revision(user=cast["bianji"])
            Workflow.objects.get().start(page, cast["bianji"])
        for name, queries in {"shenhe": 7, "bianji": 6}.items():
            user = type(cast[name]).objects.get(pk=cast[name].pk)
            with django_assert_num_queries(queries):
                assert tasks_of(user)


def test_a_chapter_is_read_again_with_its_manual_unless_it_has_a_day_of_its_own(tree):
    chapter = ManualChapterPage.objects.readable().filter(locale=tree.article.locale).first()
    for day, is_listed in ((None, False), (date(2020, 1, 1), True)):
        SciencePage.objects.filter(pk=chapter.pk).update(review_by=day)
        assert (chapter.pk in reviews().ids) is is_listed
    SciencePage.objects.filter(pk=chapter.get_parent().pk).update(review_by=None)
    assert chapter.get_parent().pk in reviews().ids

"""Pages that were asked for in languages: what waits, what is begun, and what nobody may break."""

from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource

from science_content.models import ArticlePage, ManualPage, SciencePage
from translation.engine.sources import translation_of
from translation.engine.starting import NotTranslatable
from translation.models import Start
from translation.starting.actions import ask_for, begin_all, begin_now, chapters_waiting, waiting, waiting_keys
from translation.starting.tasks import begin_what_waits

pytestmark = pytest.mark.django_db


def locale_of(code: str) -> Locale:
    return Locale.objects.get(language_code=code)


@pytest.fixture
def manual(db) -> ManualPage:
    return ManualPage.objects.get(locale__language_code="zh-hans", slug="he-tao-zai-pei-guan-li")


def begun(page: SciencePage, locale: Locale) -> bool:
    return SciencePage.objects.filter(translation_key=page.translation_key, locale=locale).exists()


def test_a_manual_is_asked_for_with_its_topic_and_chapters_and_begun_in_every_language(manual):
    lis, kac = locale_of("lis"), locale_of("kac")
    chapters = list(manual.get_children().live())
    asked = ask_for([manual], [lis, kac])
    assert asked == Start.objects.count() >= 2 * (1 + len(chapters))
    assert not begun(manual, lis) and waiting(lis).left == waiting(kac).left == asked // 2
    assert {each.translation_key for each in chapters} <= waiting_keys(lis)
    assert begin_all() == asked
    for locale in (lis, kac):
        target = manual.get_translation(locale)
        assert [each.translation_key for each in target.get_children()] == [each.translation_key for each in chapters]
        assert all(translation_of(each.specific) for each in target.get_children())
        assert waiting(locale) is None and not waiting_keys(locale)
    assert not any(Page.find_problems())


def test_the_page_that_was_clicked_is_there_at_once_and_its_chapters_are_counted(manual):
    lis = locale_of("lis")
    begin_now(manual, lis)
    left = ask_for([manual], [lis])
    target = manual.get_translation(lis)
    assert chapters_waiting(target) == left == manual.get_children().live().count()
    begin_all()
    assert chapters_waiting(target) == 0


def test_asking_twice_makes_nothing_twice(manual):
    lis = locale_of("lis")
    count = ask_for([manual], [lis])
    assert ask_for([manual], [lis]) == count == Start.objects.count()
    begin_all()
    assert ask_for([manual], [lis]) == 0
    assert begin_all() == 0


def test_many_pages_are_asked_for_in_as_many_queries_as_one():
    pages = list(ArticlePage.objects.filter(locale__language_code="zh-hans", live=True).select_related("locale"))
    locales = [locale_of(code) for code in ("lis", "kac", "tdd", "ii", "prk")]
    counts = []
    for asked in (pages[:1], pages):
        with CaptureQueriesContext(connection) as queries:
            ask_for(asked, locales)
        counts.append(len(queries))
    assert counts[1] <= counts[0] + 3


@pytest.mark.parametrize("state", ["draft", "tibetan", "chinese"])
def test_what_cannot_be_started_is_refused_and_nothing_was_asked_for(tree, state):
    page, locale = tree.article, locale_of("lis")
    if state == "draft":
        SciencePage.objects.filter(pk=page.pk).update(live=False)
        page = ArticlePage.objects.get(pk=page.pk)
    if state == "tibetan":
        page = tree.tibetan
    if state == "chinese":
        locale = locale_of("zh-hans")
    with pytest.raises(NotTranslatable):
        ask_for([tree.topic, page], [locale])
    assert not Start.objects.exists()


def test_a_page_under_a_topic_that_went_down_is_begun_as_by_the_button(tree):
    lis, kac = locale_of("lis"), locale_of("kac")
    SciencePage.objects.filter(pk=tree.topic.pk).update(live=False)
    begin_now(tree.article, lis)
    assert ask_for([tree.article], [kac]) == 1
    assert begin_all() == 1 and waiting(kac) is None
    assert begun(tree.article, kac) and begun(tree.topic, kac)


def test_a_page_that_went_down_while_it_waited_says_so_and_the_others_are_begun(tree, manual):
    lis = locale_of("lis")
    ask_for([tree.article, manual], [lis])
    SciencePage.objects.filter(pk=tree.article.pk).update(live=False)
    begin_all()
    assert not begun(tree.article, lis) and begun(manual, lis)
    (failed,) = waiting(lis).failed
    assert failed.page_id == tree.article.pk and failed.error == "原文发布以后才能翻译。"
    SciencePage.objects.filter(pk=tree.article.pk).update(live=True)
    ask_for([ArticlePage.objects.get(pk=tree.article.pk)], [lis])
    assert begin_all() == 1 and waiting(lis) is None


def test_an_error_in_one_page_is_written_down_without_its_secrets_and_stops_no_other(tree, manual, monkeypatch):
    from translation.engine import starting

    lis, taking = locale_of("lis"), starting.take

    def broken(page):
        if page.pk == tree.article.pk:
            raise RuntimeError("password=secret")
        return taking(page)

    monkeypatch.setattr(starting, "take", broken)
    ask_for([tree.article, manual], [lis])
    begin_all()
    (failed,) = waiting(lis).failed
    assert failed.error.startswith("出了错") and "secret" not in failed.error
    assert begun(manual, lis)


def test_a_language_that_fails_takes_nothing_away_from_the_next(manual, monkeypatch):
    """The sentences that were taken for the first are rolled back with it."""
    from translation.engine.starting import Starting

    lis, kac = locale_of("lis"), locale_of("kac")
    make_draft = Starting._make_draft

    def only_in_kac(self, locale, user):
        if locale == lis and self.page.pk == manual.pk:
            raise Page.DoesNotExist
        make_draft(self, locale, user)

    monkeypatch.setattr(Starting, "_make_draft", only_in_kac)
    TranslationSource.objects.filter(object_id=manual.translation_key).delete()
    ask_for([manual], [lis, kac])
    Start.objects.exclude(page=manual.pk).delete()
    begin_all()
    assert not begun(manual, lis) and waiting(lis).failed
    assert begun(manual, kac) and waiting(kac) is None
    connection.check_constraints()


def test_a_lock_that_was_waited_for_too_long_fails_no_page(tree, monkeypatch):
    from translation.engine import starting

    lis, taking, refused = locale_of("lis"), starting.take, []

    def locked(page):
        if page.pk not in refused:
            refused.append(page.pk)
            raise OperationalError("deadlock detected")
        return taking(page)

    monkeypatch.setattr(starting, "take", locked)
    ask_for([tree.article], [lis])
    for _ in range(3):
        begin_all()
        begin_what_waits()
    assert len(refused) == 2 and begun(tree.article, lis) and waiting(lis) is None


def test_a_page_that_was_deleted_while_it_waited_waits_no_more(tree):
    ask_for([tree.article], [locale_of("lis")])
    ArticlePage.objects.get(pk=tree.article.pk).delete()
    begin_all()
    assert waiting(locale_of("lis")) is None


def test_chinese_that_was_published_anew_meanwhile_is_taken_anew(tree):
    locales = [locale_of("lis"), locale_of("kac")]
    ask_for([tree.article], locales)
    from translation.starting import actions

    first = []
    into = actions.Starting.into

    def publish_in_between(self, locale, user=None):
        translation = into(self, locale, user)
        if self.page.pk == tree.article.pk and not first:
            first.append(locale)
            page = ArticlePage.objects.get(pk=tree.article.pk)
            page.title = "蚜虫怎么认"
            page.save_revision().publish()
        return translation

    actions.Starting.into = publish_in_between
    try:
        begin_all()
    finally:
        actions.Starting.into = into
    titles = {
        each.title for each in SciencePage.objects.filter(translation_key=tree.article.translation_key, live=False)
    }
    assert "蚜虫怎么认" in titles


def test_nothing_that_waits_is_forgotten_and_one_task_is_enough(tree):
    begin_what_waits()
    assert not DBTaskResult.objects.exists()
    ask_for([tree.article], [locale_of("lis")])
    begin_what_waits()
    begin_what_waits()
    assert DBTaskResult.objects.count() == 1


def test_who_waits_long_is_told_that_nobody_seems_to_work(tree):
    lis = locale_of("lis")
    ask_for([tree.article], [lis])
    assert not waiting(lis).is_stuck
    Start.objects.update(asked_at=timezone.now() - timedelta(minutes=3))
    assert waiting(lis).is_stuck

"""A translation that was started by mistake: taken back while no reader has seen it, and no word is lost."""

import pytest
from wagtail.models import Locale

from science_content.models import ManualPage, SciencePage
from translation.engine.sources import store_words, translation_of
from translation.engine.starting import start
from translation.models import HandedOver, Start
from translation.release.actions import release
from translation.starting.actions import NotUndone, ask_for, begin_all, begin_now, undo_start, waiting, words_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def lisu(db) -> Locale:
    return Locale.objects.get(language_code="lis")


def test_a_start_is_taken_back_with_its_chapters_and_its_words_come_back_with_the_next(lisu):
    manual = ManualPage.objects.get(locale__language_code="zh-hans", slug="he-tao-zai-pei-guan-li")
    start(manual, lisu)
    target = manual.get_translation(lisu)
    assert not words_in(target)
    store_words(translation_of(target), {manual.title: "ꓡꓲꓢꓴ"})
    HandedOver.objects.create(page_key=manual.translation_key, language="lis")
    assert words_in(target)
    undo_start(target)
    assert not SciencePage.objects.filter(locale=lisu, translation_key=manual.translation_key).exists()
    assert not manual.get_children().first().specific.has_translation(lisu)
    assert not HandedOver.objects.filter(language="lis").exists()
    ask_for([manual], [lisu])
    begin_all()
    again = manual.get_translation(lisu)
    assert words_in(again) and waiting(lisu) is None
    assert again.get_children().count() == manual.get_children().live().count()


def test_two_who_take_the_same_start_back_are_both_right(tree, lisu):
    start(tree.article, lisu)
    one, other = (tree.article.get_translation(lisu) for _ in range(2))
    undo_start(one)
    undo_start(other)
    assert not tree.article.has_translation(lisu)


def test_what_readers_have_or_had_is_not_taken_back(tree, lisu):
    page = release(start(tree.article, lisu))
    topic = tree.topic.get_translation(lisu)
    for shown in (page, topic):
        with pytest.raises(NotUndone, match="发布过"):
            undo_start(shown)
    page.unpublish()
    with pytest.raises(NotUndone, match="发布过"):
        undo_start(SciencePage.objects.get(pk=page.pk))
    assert SciencePage.objects.filter(pk=page.pk).exists()


def test_taking_back_leaves_the_other_languages_alone(tree, lisu):
    start(tree.article, lisu)
    undo_start(tree.article.get_translation(lisu))
    assert SciencePage.objects.get(pk=tree.tibetan.pk).live
    assert translation_of(tree.tibetan).enabled


def test_chapters_that_still_wait_go_with_their_manual_and_none_is_said_to_have_failed(tree, lisu):
    manual = ManualPage.objects.get(locale__language_code="zh-hans", slug="he-tao-zai-pei-guan-li")
    begin_now(manual, lisu)
    assert ask_for([manual, tree.article], [lisu]) > 2
    undo_start(manual.get_translation(lisu))
    assert not Start.objects.filter(page__path__startswith=manual.path).exists()
    begin_all()
    assert waiting(lisu) is None and tree.article.has_translation(lisu)

"""What the tree's module says of levels and paths is what the stored tree holds."""

import pytest
from wagtail.models import Page

from home.front_page.models import FrontPage
from science_content.models import ManualChapterPage, ManualPage, SciencePage, TopicPage
from science_content.pages import tree as levels
from science_content.topics.queries import pages_in_topic
from translation.release.permissions import languages_of

pytestmark = pytest.mark.django_db


def test_every_page_stands_on_the_level_of_its_kind(tree):
    assert Page.get_first_root_node().depth == levels.ROOT
    assert {page.depth for page in FrontPage.objects.all()} == {levels.FRONT_PAGE}
    assert {page.depth for page in TopicPage.objects.all()} == {levels.TOPIC}
    assert {page.depth for page in ManualChapterPage.objects.all()} == {levels.CHAPTER}
    pieces = SciencePage.objects.not_type(TopicPage, ManualChapterPage)
    assert {page.depth for page in pieces} == {levels.PIECE} and pieces.type(ManualPage).exists()


def test_a_path_says_what_treebeard_asks_the_database(tree):
    for page in Page.objects.filter(depth__gt=levels.ROOT):
        ancestors = [each.path for each in page.get_ancestors()]
        assert levels.above(page.path) == ancestors
        assert levels.above(page.path, top=levels.TOPIC) == ancestors[2:]
        assert levels.parent_path(page.path) == ancestors[-1]
        assert levels.level_of(page.path) == page.depth
        assert levels.is_chapter(page.path) is issubclass(page.specific_class, ManualChapterPage)


def test_the_topic_of_a_page_is_above_it_or_itself():
    chapter = ManualChapterPage.objects.first()
    topic = TopicPage.objects.ancestor_of(chapter).get()
    for page in (topic, chapter.get_parent(), chapter):
        assert levels.topic_path(page.path) == topic.path
        assert levels.stands_in(page.path, topic.path)
    assert levels.topic_path(topic.get_parent().path) == topic.get_parent().path
    assert not levels.stands_in(topic.path, chapter.path)


def test_children_stand_right_below(tree):
    topic = TopicPage.objects.get(pk=ManualChapterPage.objects.first().get_parent().get_parent().pk)
    of_two = Page.objects.filter(levels.children_of([topic, tree.topic]))
    assert {page.pk for page in of_two} == {page.pk for each in (topic, tree.topic) for page in each.get_children()}
    assert not Page.objects.filter(levels.children_of([])).exists()
    assert not {page.depth for page in pages_in_topic(topic)} & {levels.CHAPTER}


def test_the_trail_of_a_chapter_begins_at_its_topic():
    chapter = ManualChapterPage.objects.first()
    manual = chapter.get_parent()
    assert [page.pk for page in chapter.trail] == [manual.get_parent().pk, manual.pk]


def test_a_translator_s_languages_are_those_of_front_pages(cast):
    assert [language.code for language in languages_of(cast["yiyuan"])] == ["bo"]

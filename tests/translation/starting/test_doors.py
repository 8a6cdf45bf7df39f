"""Doors to a start that no button is: what is withdrawn, hidden or copied while it waits."""

import pytest
from wagtail.models import Locale

from science_content.models import ArticlePage, SciencePage
from science_content.pages.gate import NotPublishable
from science_content.withdrawal.actions import restore, withdraw
from translation.engine.sources import translation_of
from translation.models import Start
from translation.release.actions import release
from translation.starting.actions import ask_for, begin_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def lisu(db) -> Locale:
    return Locale.objects.get(language_code="lis")


def begun(page: SciencePage, locale: Locale) -> bool:
    return SciencePage.objects.filter(translation_key=page.translation_key, locale=locale).exists()


def test_what_is_begun_of_a_page_that_was_withdrawn_while_it_waited_reaches_no_reader_before_it_is_back(tree, lisu):
    page = SciencePage.objects.get(pk=tree.article.pk)
    ask_for([page], [lisu])
    withdraw(page, reason="说法有误，先撤回")
    begin_all()
    target = page.get_translation(lisu)
    with pytest.raises(NotPublishable):
        release(translation_of(target))
    assert not SciencePage.objects.readable().filter(pk=target.pk).exists()
    restore(SciencePage.objects.get(pk=page.pk))
    assert release(translation_of(SciencePage.objects.get(pk=target.pk))).live


def test_a_copy_of_a_page_that_waits_does_not_wait_with_it(tree, lisu):
    ask_for([tree.article], [lisu])
    copy = ArticlePage.objects.get(pk=tree.article.pk).copy(
        update_attrs={"slug": "copied", "title": "抄来的"}, keep_live=False
    )
    begin_all()
    assert begun(tree.article, lisu) and not begun(copy, lisu)
    assert not Start.objects.filter(page__translation_key=copy.translation_key).exists()

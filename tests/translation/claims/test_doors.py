"""What becomes of a claim where its page is withdrawn, taken offline, deleted, moved, copied, begun, or not begun after all."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from wagtail.models import Locale

from desk.translators.queries import rows
from desk.translators.taken import Taken, taken_by_key
from languages import registry
from science_content.models import ArticlePage, ManualPage, SciencePage
from science_content.withdrawal.actions import restore, withdraw
from translation.claims.actions import NotClaimed, claim_page, set_due
from translation.engine.starting import start
from translation.models import Claim
from translation.starting.actions import undo_start

pytestmark = pytest.mark.django_db
BO, LIS = registry.get("bo"), registry.get("lis")


def again(page: SciencePage) -> SciencePage:
    return SciencePage.objects.get(pk=page.pk)


def told(page: SciencePage, cast, language=BO) -> Taken | None:
    """What the desk tells the second reader of Tibetan."""
    found = taken_by_key(language, rows(language), cast["jiaodui"], releases=False)
    return found.get(page.translation_key)


@pytest.fixture
def page(tree, cast) -> SciencePage:
    """A page that somebody has in Tibetan."""
    page = again(tree.article)
    claim_page(page, language=BO, user=cast["yiyuan"])
    return page


@pytest.fixture
def manuals(db) -> list[ManualPage]:
    return list(ManualPage.objects.filter(locale__language_code="zh-hans", live=True)[:2])


def test_what_is_withdrawn_is_nobodys_to_take_and_is_told_again_when_it_is_back(page, cast):
    withdraw(page, reason="说法有误，先撤回")
    assert told(page, cast) is None
    for act in (claim_page, set_due):
        with pytest.raises(NotClaimed, match="没有公开"):
            act(again(page), language=BO, user=cast["yiyuan"], due=localdate())
    restore(again(page))
    assert told(page, cast).said.startswith("卓玛在译")


def test_what_is_offline_is_nobodys_to_take_and_is_told_again_when_it_is_published(page, cast):
    again(page).specific.unpublish()
    assert told(page, cast) is None
    with pytest.raises(NotClaimed, match="没有公开"):
        claim_page(again(page), language=BO, user=cast["yiyuan"])
    article = again(page).specific
    article.save_revision().publish()
    assert told(page, cast).claim.user == cast["yiyuan"]


def test_what_is_deleted_is_told_nowhere(page, cast):
    again(page).specific.delete()
    assert told(page, cast) is None and taken_by_key(BO, rows(BO), cast["yiyuan"], releases=True) == {}


def test_a_translation_is_not_what_is_taken(tree, cast):
    with pytest.raises(NotClaimed, match="中文页"):
        claim_page(again(tree.tibetan), language=BO, user=cast["yiyuan"])


def test_an_alias_is_not_taken(tree, cast):
    page = again(tree.article)
    page.alias_of_id = tree.topic.pk
    with pytest.raises(NotClaimed):
        claim_page(page, language=BO, user=cast["yiyuan"])


def test_a_chapter_that_moves_goes_with_the_manual_that_it_comes_into(manuals, cast):
    first, second = manuals
    chapter = first.get_children().live().last().specific
    claim_page(again(first), language=LIS, user=cast["yiyuan-lisu"])
    assert told(chapter, cast, LIS) is not None
    chapter.move(second, pos="last-child")
    assert told(chapter, cast, LIS) is None and told(first, cast, LIS) is not None
    assert claim_page(again(chapter), language=LIS, user=cast["admin"]).page_key == second.translation_key


def test_a_copy_is_nobodys(page, cast):
    copy = ArticlePage.objects.get(pk=page.pk).copy(update_attrs={"slug": "copied", "title": "抄来的"})
    copy.save_revision().publish()
    assert told(copy, cast) is None and told(page, cast) is not None


def test_what_was_taken_before_anybody_began_it_stays_through_a_start_and_its_undoing(tree, cast):
    lisu = Locale.objects.get(language_code="lis")
    page = again(tree.article)
    claim_page(page, language=LIS, user=cast["yiyuan-lisu"])
    assert told(page, cast, LIS).said.startswith("阿普领了")
    start(page.specific, lisu)
    assert told(page, cast, LIS).said.startswith("阿普在译")
    undo_start(page.get_translation(lisu))
    assert told(page, cast, LIS).said.startswith("阿普领了")


def test_the_chapter_of_a_manual_that_went_offline_is_told_as_the_manuals(manuals, cast):
    manual = manuals[0]
    chapter = manual.get_children().live().first()
    claim_page(again(manual), language=LIS, user=cast["yiyuan-lisu"])
    SciencePage.objects.filter(pk=manual.pk).update(live=False)
    assert told(chapter, cast, LIS).claim.user == cast["yiyuan-lisu"]


def test_another_language_has_its_own(page, cast):
    assert told(page, cast, LIS) is None
    claim_page(page, language=LIS, user=cast["yiyuan-lisu"])
    assert Claim.objects.count() == 2


def test_how_its_day_is_told(page, cast):
    def says(days: int, who: str = "yiyuan") -> str:
        Claim.objects.update(due=localdate() + timedelta(days=days))
        return taken_by_key(BO, rows(BO), cast[who], releases=False)[page.translation_key].said

    SciencePage.objects.filter(translation_key=page.translation_key, locale__language_code="bo").update(
        behind={"chinese": ["title"]}  # so that something is left to do
    )
    assert [says(0), says(1), says(2)] == ["您领的，今天到期", "您领的，明天到期", "您领的，后天到期"]
    later = localdate() + timedelta(days=3)
    assert says(3) == f"您领的，到{later.month}月{later.day}日"
    assert says(-1).startswith("过了您定的日子（")
    assert says(-1, "jiaodui").endswith("到期了") and says(3, "jiaodui").startswith("卓玛在译，到")

"""The first screen of who translates: one's own by its day, then what is nobody's, then what another is on."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now

from desk.first_screen.translating import work_of
from desk.translators.ranking import BEGUN, MINE, RETURNED, SAFETY
from languages import registry
from science_content.models import ManualPage, SciencePage
from tests.desk.translators.test_claims import sent_back
from tests.science_content.pieces import piece
from translation.claims.actions import claim_page
from translation.engine.sources import segments, store_words, translation_of
from translation.engine.starting import start
from translation.models import Claim
from translation.release.handing_over import hand_over

pytestmark = pytest.mark.django_db
BO = registry.get("bo")


@pytest.fixture
def three(tree) -> list[SciencePage]:
    """Three pages of the tree's topic, each with one sentence of its own written in Tibetan and the others left."""
    SciencePage.objects.update(months=0)
    SciencePage.objects.filter(locale=tree.tibetan.locale).update(live=False, down_with_source=False)
    return [_begun(tree, name) for name in ("甲", "乙", "丙")]


def _begun(tree, title: str) -> SciencePage:
    page = piece(tree.topic, "article", slug=f"p{ord(title)}", title=title)
    start(page, tree.tibetan.locale)
    translation = translation_of(page.get_translation(tree.tibetan.locale))
    store_words(translation, {segments(translation)[0].string.data: "ཡི་གེ།"})
    return SciencePage.objects.get(pk=page.pk)


def steps(cast, who: str) -> dict[str, str]:
    """{title: what is told} of what the person is told to do with the three, in order."""
    [work] = work_of(cast[who])
    found = [step for step in work.steps if step.row.page.title in "甲乙丙"]
    assert {step.rank[0] for step in found} == {BEGUN}
    return {step.row.page.title: step.taken.said if step.taken else "" for step in found}


def test_ones_own_comes_first_and_what_another_has_last_of_the_same_rank(three, cast):
    first, _, third = three
    assert list(steps(cast, "yiyuan")) == ["甲", "乙", "丙"]
    claim_page(third, language=BO, user=cast["yiyuan"])
    claim_page(first, language=BO, user=cast["jiaodui"], due=localdate() + timedelta(days=20))
    told = steps(cast, "yiyuan")
    later = localdate() + timedelta(days=20)
    assert list(told) == ["丙", "乙", "甲"] and told["甲"] == f"扎西在译，到{later.month}月{later.day}日"
    assert list(steps(cast, "jiaodui")) == ["甲", "乙", "丙"]


def test_what_is_overdue_or_soon_due_is_told_on_the_first_screen(three, cast, as_):
    claim_page(three[1], language=BO, user=cast["yiyuan"], due=localdate() + timedelta(days=2))
    assert "您领的，后天到期" in as_("yiyuan").get("/cms/").text
    Claim.objects.update(due=localdate() - timedelta(days=2))
    assert "过了您定的日子" in as_("yiyuan").get("/cms/").text
    assert list(steps(cast, "jiaodui")) == ["甲", "乙", "丙"]


def test_nobody_is_sent_first_to_what_another_is_on(three, cast):
    pages = three + [row for row in SciencePage.objects.filter(locale__language_code="zh-hans", live=True)]
    for page in pages:
        claim_page(page, language=BO, user=cast["jiaodui"], releases=True)
    [work] = work_of(cast["yiyuan"])
    assert work.first is None and all(step.is_anothers for step in work.steps)


def test_a_page_that_one_has_taken_unbegun_is_told(tree, cast):
    SciencePage.objects.update(months=0)
    page = SciencePage.objects.get(pk=piece(tree.topic, "article", slug="unbegun", title="没开始的").pk)
    claim_page(page, language=BO, user=cast["yiyuan"])
    found = {step.row.page.title: step for step in work_of(cast["yiyuan"])[0].steps}
    assert found["没开始的"].rank[:2] == (BEGUN, MINE) and found["没开始的"].taken.is_mine
    assert "没开始的" not in {step.row.page.title for step in work_of(cast["jiaodui"])[0].steps}


def test_a_manual_that_one_has_taken_unbegun_stands_for_its_chapters_and_the_soonest_is_first(tree, cast):
    manual = ManualPage.objects.filter(locale__language_code="zh-hans", live=True).first()
    page = piece(tree.topic, "article", slug="unbegun", title="没开始的")
    lisu = registry.get("lis")
    claim_page(SciencePage.objects.get(pk=page.pk), language=lisu, user=cast["yiyuan-lisu"])
    claim_page(SciencePage.objects.get(pk=manual.pk), language=lisu, user=cast["yiyuan-lisu"], due=localdate())
    mine = [step.row.page.title for step in work_of(cast["yiyuan-lisu"])[0].steps if step.taken]
    assert mine == [manual.title, "没开始的"]


def test_what_came_back_is_not_left_to_a_reader_who_has_the_page(tree, cast):
    page = SciencePage.objects.get(pk=tree.article.pk)
    sent_back(tree.tibetan, cast["jiaodui"])
    claim_page(page, language=BO, user=cast["jiaodui"], due=localdate() + timedelta(days=60))
    [step] = [step for step in work_of(cast["yiyuan"])[0].steps if step.row.page.pk == page.pk]
    assert step.rank[0] == RETURNED and not step.is_anothers
    assert work_of(cast["yiyuan"])[0].first == step


def test_a_safety_change_is_told_first_where_the_page_came_back_or_was_handed_over(tree, cast):
    page = SciencePage.objects.get(pk=tree.article.pk)
    SciencePage.objects.filter(pk=tree.tibetan.pk).update(behind={"old": ["title"]}, safety_notice_at=now())
    claim_page(page, language=BO, user=cast["yiyuan"])
    hand_over([tree.tibetan], cast["yiyuan"])
    first = work_of(cast["jiaodui"])[0].first
    assert first.row.page.pk == page.pk and first.rank[0] == SAFETY and first.address.endswith("?read")
    assert "安全更新，有1处要看" in first.reason and "请您审" in first.reason
    sent_back(tree.tibetan, cast["jiaodui"])
    first = work_of(cast["yiyuan"])[0].first
    assert first.row.page.pk == page.pk and first.rank[0] == SAFETY
    assert "安全更新，有1处要看" in first.reason and "退回1句" in first.reason

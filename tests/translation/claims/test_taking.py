"""Taking a page, another day, putting it back: who may, until when, and what a manual and its chapters have in common."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from languages import registry
from science_content.models import ManualPage, SciencePage
from translation.claims import actions
from translation.claims.actions import NotClaimed, claim_page, give_back, set_due
from translation.claims.queries import claims_by_key, is_past
from translation.models import Claim

pytestmark = pytest.mark.django_db
BO, LIS = registry.get("bo"), registry.get("lis")


def days(number: int) -> date:
    return localdate() + timedelta(days=number)


@pytest.fixture
def page(tree) -> SciencePage:
    return SciencePage.objects.get(pk=tree.article.pk)


def holder(page: SciencePage, language=BO) -> str | None:
    claim = claims_by_key(language).get(page.translation_key)
    return claim.user.username if claim else None


def test_a_page_is_had_for_a_week_where_no_day_is_said(page, cast):
    claim = claim_page(page, language=BO, user=cast["yiyuan"])
    assert (claim.due, claim.person, holder(page)) == (days(7), "卓玛", "yiyuan")
    assert holder(page, LIS) is None


@pytest.mark.parametrize("number", [0, 90])
def test_a_day_between_today_and_ninety_days_ahead_is_taken(page, cast, number):
    assert claim_page(page, language=BO, user=cast["yiyuan"], due=days(number)).due == days(number)
    assert set_due(page, language=BO, user=cast["yiyuan"], due=days(90 - number)).due == days(90 - number)


@pytest.mark.parametrize("due", [days(-1), days(91), date(9999, 12, 31), date(1, 1, 1)])
def test_another_day_is_refused_and_changes_nothing(page, cast, due):
    with pytest.raises(NotClaimed, match="90天以内"):
        claim_page(page, language=BO, user=cast["yiyuan"], due=due)
    assert not Claim.objects.exists()
    claim_page(page, language=BO, user=cast["yiyuan"])
    with pytest.raises(NotClaimed, match="90天以内"):
        set_due(page, language=BO, user=cast["yiyuan"], due=due)
    assert Claim.objects.get().due == days(7)


def test_what_one_has_already_keeps_its_day_until_that_is_over(page, cast):
    claim_page(page, language=BO, user=cast["yiyuan"], due=days(30))
    assert claim_page(page, language=BO, user=cast["yiyuan"]).due == days(30)
    Claim.objects.update(due=days(-1))
    assert claim_page(page, language=BO, user=cast["yiyuan"]).due == days(7)
    assert Claim.objects.count() == 1


def test_what_another_has_is_not_taken_before_its_day_is_over(page, cast):
    claim_page(page, language=BO, user=cast["jiaodui"], due=days(0))
    with pytest.raises(NotClaimed, match="扎西已经领了"):
        claim_page(page, language=BO, user=cast["yiyuan"])
    with pytest.raises(NotClaimed, match="扎西"):
        give_back(page, language=BO, user=cast["yiyuan"])
    with pytest.raises(NotClaimed, match="不是您领的"):
        set_due(page, language=BO, user=cast["yiyuan"], due=days(3))
    assert holder(page) == "jiaodui" and not is_past(Claim.objects.get())
    Claim.objects.update(due=days(-1))
    claim_page(page, language=BO, user=cast["yiyuan"])
    assert holder(page) == "yiyuan"


def test_who_releases_takes_over_and_puts_back_for_others(page, cast):
    claim_page(page, language=BO, user=cast["yiyuan"])
    claim_page(page, language=BO, user=cast["jiaodui"], releases=True)
    assert holder(page) == "jiaodui"
    Claim.objects.all().delete()
    claim_page(page, language=BO, user=cast["yiyuan"])
    assert give_back(page, language=BO, user=cast["jiaodui"], releases=True)
    assert holder(page) is None and not give_back(page, language=BO, user=cast["jiaodui"])


def test_one_puts_back_what_one_has_and_another_takes_it(page, cast):
    claim_page(page, language=BO, user=cast["yiyuan"])
    assert give_back(page, language=BO, user=cast["yiyuan"])
    assert claim_page(page, language=BO, user=cast["jiaodui"]).user == cast["jiaodui"]


def test_it_is_told_until_a_week_past_its_day(page, cast):
    claim_page(page, language=BO, user=cast["yiyuan"])
    Claim.objects.update(due=days(-7))
    assert holder(page) == "yiyuan"
    Claim.objects.update(due=days(-8))
    assert holder(page) is None
    assert claim_page(page, language=BO, user=cast["jiaodui"]).due == days(7)


def test_what_an_account_had_that_is_switched_off_or_deleted_is_nobodys(page, cast):
    claim_page(page, language=BO, user=cast["jiaodui"])
    cast["jiaodui"].is_active = False
    cast["jiaodui"].save()
    assert holder(page) is None
    claim_page(page, language=BO, user=cast["yiyuan"])
    cast["yiyuan"].delete()
    claim = Claim.objects.get()
    assert (claim.user, claim.person, holder(page)) == (None, "卓玛", None)
    assert claim_page(page, language=BO, user=cast["admin"]).user == cast["admin"]


def test_a_manual_with_its_chapters_is_one_claim(cast):
    manual = ManualPage.objects.filter(locale__language_code="zh-hans", live=True).first()
    first, second = [SciencePage.objects.get(pk=page.pk) for page in manual.get_children()[:2]]
    claim = claim_page(first, language=BO, user=cast["yiyuan"])
    assert claim.page_key == manual.translation_key
    for page in (manual, second):
        with pytest.raises(NotClaimed, match="卓玛"):
            claim_page(page, language=BO, user=cast["jiaodui"])
    assert give_back(second, language=BO, user=cast["yiyuan"]) and not Claim.objects.exists()


def test_a_topic_and_what_stands_in_it_are_taken_apart(tree, page, cast):
    claim_page(SciencePage.objects.get(pk=tree.topic.pk), language=BO, user=cast["jiaodui"])
    assert claim_page(page, language=BO, user=cast["yiyuan"]).user == cast["yiyuan"]


def test_a_long_name_is_cut_and_a_name_of_spaces_is_the_accounts(page, cast):
    user = cast["yiyuan"]
    user.first_name, user.last_name = "长" * 150, "名" * 150
    assert len(claim_page(page, language=BO, user=user).person) <= 300
    Claim.objects.all().delete()
    user.first_name = user.last_name = "　"
    assert claim_page(page, language=BO, user=user).person == "yiyuan"


def test_of_two_at_once_the_second_is_told_who_the_first_is(page, cast, monkeypatch):
    """As where neither saw the other's row: the database keeps one, whatever was read before."""
    claim_page(page, language=BO, user=cast["jiaodui"])
    monkeypatch.setattr(actions, "_held", lambda place: None)
    with pytest.raises(NotClaimed, match="扎西已经领了"):
        claim_page(page, language=BO, user=cast["yiyuan"])
    assert claim_page(page, language=BO, user=cast["jiaodui"]).user == cast["jiaodui"]
    assert Claim.objects.count() == 1

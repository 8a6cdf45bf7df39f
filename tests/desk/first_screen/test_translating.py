"""What a translator does next: safety before everything, what is nearly done before what is begun, release for who may."""

import pytest

from desk.first_screen.translating import work_of
from desk.translators.ranking import BEGUN, CHANGED, OF_THE_MONTH, SAFETY, TO_READ, TO_RELEASE
from languages import registry
from science_content.models import SciencePage
from science_content.pages.months import bits_of
from science_content.withdrawal.actions import withdraw
from tests.science_content.pieces import piece
from tests.trees import read_all, with_amount
from translation.engine.drafts import write_draft
from translation.engine.sources import segments, store_words, translation_of
from translation.engine.starting import start

pytestmark = pytest.mark.django_db


@pytest.fixture
def alone(tree):
    """No page but those of the tree is in Tibetan, and none is asked for by the month."""
    SciencePage.objects.update(months=0)
    others = SciencePage.objects.filter(locale=tree.tibetan.locale).exclude(
        translation_key=tree.article.translation_key
    )
    others.update(live=False, down_with_source=False, withdrawn_reason="")
    return tree


def steps(cast, who: str, *titles: str) -> dict[str, int]:
    """{title: the first of the rank} of what the person is told to do."""
    found = {step.row.page.title: step.rank[0] for work in work_of(cast[who]) for step in work.steps}
    return {title: found[title] for title in titles if title in found}


def begun(tree, title: str, share: int) -> SciencePage:
    """A page of four sentences and more, so many of them translated."""
    page = piece(tree.topic, "article", slug=f"begun-{share}", title=title)
    start(page, tree.tibetan.locale)
    target = page.get_translation(tree.tibetan.locale)
    texts = [each.string.data for each in segments(translation_of(target))]
    store_words(translation_of(target), {text: "ཡི་གེ།" for text in texts[:share]})
    return target


def test_what_is_nearly_done_comes_before_what_was_only_begun(alone, cast):
    begun(alone, "刚开始", 1)
    begun(alone, "快完了", 2)
    [work] = work_of(cast["yiyuan"])
    titles = [step.row.page.title for step in work.steps if step.row.page.title in ("刚开始", "快完了")]
    assert titles == ["快完了", "刚开始"] and work.language == registry.LANGUAGES["bo"]
    assert work.first.address.startswith("/cms/translations/")


def test_a_dose_that_changed_comes_first(alone, cast):
    begun(alone, "快完了", 2)
    read_all(alone.tibetan)
    with_amount(alone.article, 20, substance="另一种试剂 10% 水剂").save_revision().publish()
    found = steps(cast, "yiyuan", alone.article.title, "快完了")
    assert found[alone.article.title] in (SAFETY, CHANGED) and found["快完了"] == BEGUN
    assert work_of(cast["yiyuan"])[0].steps[0].row.page.title == alone.article.title


def test_release_and_reading_are_for_who_may_release(alone, cast):
    whole = begun(alone, "译完了", 99)
    write_draft(translation_of(whole))
    told = ("译完了", alone.article.title)
    assert steps(cast, "jiaodui", *told)["译完了"] == TO_RELEASE
    assert "译完了" not in steps(cast, "yiyuan", *told)
    left = steps(cast, "jiaodui", alone.article.title)
    assert left.get(alone.article.title) in (BEGUN, TO_READ)


def test_a_page_that_the_month_asks_for_is_named_until_it_is_begun(alone, cast):
    page = piece(alone.topic, "article", slug="of-the-year", title="年年用得上")
    SciencePage.objects.filter(pk=page.pk).update(months=bits_of(range(1, 13)))
    assert steps(cast, "yiyuan", "年年用得上") == {"年年用得上": OF_THE_MONTH}
    start(page, alone.tibetan.locale)
    assert steps(cast, "yiyuan", "年年用得上") == {"年年用得上": BEGUN}


def test_nobody_is_sent_to_what_was_withdrawn_or_is_not_his(alone, cast):
    target = begun(alone, "撤回的", 1)
    withdraw(
        SciencePage.objects.get(translation_key=target.translation_key, locale__language_code="zh-hans"),
        reason="说法有误",
    )
    assert steps(cast, "yiyuan", "撤回的") == {}
    assert work_of(cast["bianji"]) == work_of(cast["admin"]) == work_of(cast["shengban"]) == []
    assert [work.language.code for work in work_of(cast["yiyuan-lisu"])] in ([], ["lis"])

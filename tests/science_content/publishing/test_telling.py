"""What changed is told so that nobody reads a dose wrongly: numbers of doses first, each amount in one line."""

from datetime import date
from decimal import Decimal

import pytest

from science_content.models import ArticlePage, PageException, PageSource
from science_content.pages.raw import raw_body
from science_content.publishing.telling import told
from tests.trees import RichTree, waits, with_amount

pytestmark = pytest.mark.django_db


def again(page: ArticlePage) -> ArticlePage:
    return ArticlePage.objects.get(pk=page.pk)


def sentences(before: ArticlePage, after: ArticlePage) -> list[str]:
    return [line.sentence for line in told(before, after)]


@pytest.mark.parametrize(
    "change, sentence",
    [
        ({"amount": 8, "amount_max": 10}, "用量 10 → 8–10 毫升/亩"),
        ({"amount": 100}, "用量 10 → 100 毫升/亩"),
        ({"amount": 10, "unit": "l"}, "用量 10 毫升/亩 → 10 升/亩"),
        ({"amount": 10, "per": "plant"}, "用量 10 毫升/亩 → 10 毫升/株"),
        ({"amount": None, "dilution": 800, "dilution_max": 1000}, "用量 10 毫升/亩 → （无）"),
        ({"amount": 10, "dilution": 800, "dilution_max": 1000}, "稀释 （无） → 800–1000 倍"),
        ({"amount": 10, "interval_days": 9}, "间隔 7 → 9 天"),
        ({"amount": 10, "max_times": 3}, "最多 2 → 3 次/季"),
        ({"amount": 10, "waits": waits(harvest=0)}, "安全间隔期 21 → 0 天"),
        ({"amount": 10, "waits": waits(harvest="unknown")}, "安全间隔期 21 天 → 不清楚"),
        ({"amount": 10, "waits": waits(harvest=21, reentry=2)}, "进地 （无） → 2 天"),
        ({"amount": 10, "times_per": "year"}, "最多 2 次/季 → 2 次/年"),
        ({"amount": 10, "never": ["fish", "bees"]}, "不能用 （无） → 鱼塘边、有蜜蜂的地方"),
        ({"amount": 10, "target": "potato"}, "用在什么上 玉米 → 马铃薯"),
        ({"amount": 10, "strength": Decimal("1.80"), "strength_unit": "percent"}, "含量 （无） → 1.8 %"),
    ],
)
def test_a_number_of_a_dose_is_one_sentence(tree, change, sentence):
    changed = with_amount(again(tree.article), **change)
    assert sentences(tree.article, changed)[0] == sentence
    assert {line.of for line in told(tree.article, changed)} == {"试剂 10% 水剂"}


def test_numbers_of_doses_stand_before_a_ban_and_wording_last(tree):
    changed = with_amount(again(tree.article), 30)
    body = raw_body(changed)
    body[0]["value"] = "<p>蚜虫，吸叶子的汁。</p><p>叶子会卷起来，不能吃。</p>"
    changed.body, changed.summary = body, "看叶背，早发现"
    assert [line.meaning for line in told(tree.article, changed)] == ["safety", "safety", "wording", "wording"]
    assert sentences(tree.article, changed)[0] == "用量 10 → 30 毫升/亩"


def test_a_new_dose_and_one_that_is_gone_are_told_whole(tree):
    without = again(tree.article)
    without.body = [block for block in raw_body(without) if block["type"] != "dose"]
    numbers = ["用量", "间隔", "最多", "安全间隔期", "农药还是兽药", "用在什么上"]
    numbers += ["用量凭什么", "标准号", "哪天看的", "谁看的"]
    assert [line.label for line in told(without, tree.article) if line.of] == numbers
    assert [line.after for line in told(tree.article, without) if line.of] == [""] * 10


def test_steps_that_are_swapped_are_told(tree):
    article = RichTree.below(tree.topic).article
    swapped = again(article)
    body = raw_body(swapped)
    steps = [block["value"]["steps"] for block in body if block["type"] == "steps"][-1]
    steps.reverse()
    swapped.body = body
    assert sentences(article, swapped) == ["步骤 · 顺序 “先放水。” → “再放药。” → “再放药。” → “先放水。”"]


def test_a_source_that_became_doubtful_is_told(tree):
    changed = again(tree.article)
    (source,) = changed.page_sources.all()
    doubtful = PageSource(title=source.title, standard=source.standard, in_full=True, unverified=True)
    changed.page_sources = [doubtful, PageSource(title="农技手册", standard="NY/T 1276")]
    assert [(line.label, line.after) for line in told(tree.article, changed)] == [
        ("出处", "农药合理使用准则 · GB/T 8321（所有部分） · 待核"),
        ("出处", "农技手册 · NY/T 1276 · 摘录"),
    ]


def test_the_same_page_tells_nothing(tree):
    assert told(tree.article, again(tree.article)) == []


def test_another_spelling_beside_another_sentence_is_told_too(tree):
    changed = again(tree.article)
    body = raw_body(changed)
    body[0]["value"] = "<p>蚜虫，吸叶子的汁。</p><p>叶子慢慢卷起来。</p>"
    changed.body = body
    assert [(line.meaning, line.before, line.after) for line in told(tree.article, changed)] == [
        ("content", "叶子会卷起来。", "叶子慢慢卷起来。"),
        ("wording", "蚜虫吸叶子的汁。", "蚜虫，吸叶子的汁。"),
    ]


def test_a_named_exception_is_told_to_whoever_reviews(tree):
    changed = again(tree.article)
    said = {"sentence": "每亩用药300毫升。", "reason": "教怎么算", "named_by": "杨编辑", "named_at": date(2026, 1, 5)}
    changed.page_exceptions = [PageException(**said)]
    assert [(line.label, line.after) for line in told(tree.article, changed)] == [
        ("例外", "“每亩用药300毫升。”：教怎么算（杨编辑，2026-01-05）")
    ]

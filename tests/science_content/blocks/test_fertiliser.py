"""Fertiliser says how much at which stage, and what that comes to; it has no waiting period and no box of a drug."""

from decimal import Decimal

import pytest

from science_content.blocks.fertiliser import FertiliserBlock, fertiliser_problems, totals
from science_content.models import SciencePage
from tests.doses import Amount, hidden, shown
from tests.science_content.pieces import in_tibetan, piece, read
from tests.trees import read_all
from translation.engine.sources import store_words, translation_of
from translation.release.actions import release

DUNG = {
    "substance": "腐熟农家肥",
    "nitrogen": None,
    "phosphorus": None,
    "potassium": None,
    "purpose": "养根",
    "method": "撒进浅沟，盖土",
    "applications": [
        {
            "stage": "萌芽前",
            "months": ["2"],
            "amount": "50",
            "amount_max": "100",
            "unit": "kg",
            "per": "plant",
            "times": 1,
        },
        {"stage": "采果后", "months": [], "amount": "20", "amount_max": None, "unit": "kg", "per": "plant", "times": 2},
    ],
}
WORDS = {"腐熟农家肥": "ལུད།", "养根": "རྩ་བ་གསོ།", "撒进浅沟，盖土": "ས་འགེབས།", "萌芽前": "མྱུ་གུ་སྔོན།"}


def value(**changes):
    return FertiliserBlock().to_python(DUNG | changes)


def row(**changes) -> dict:
    return DUNG["applications"][0] | changes


@pytest.fixture
def page(tree) -> SciencePage:
    return piece(tree.topic, "article", body=[{"key": "dung", "type": "fertiliser", "value": DUNG}])


def test_the_whole_of_several_applications_is_reckoned_by_measure():
    assert totals(value()) == [{"amount": 90, "amount_max": 140, "unit": "kg", "per": "plant"}]
    mixed = value(applications=[row(), row(per="mu", amount="0.5", amount_max=None, times=3), row(unit="g")])
    assert totals(mixed) == [{"amount": Decimal("1.5"), "amount_max": None, "unit": "kg", "per": "mu"}]
    assert totals(value(applications=[row()])) == []


REFUSED = {
    "no name": {"substance": ""},
    "a drug for insects": {"substance": "50%甲胺磷乳油"},
    "a drug against weeds": {"substance": "除草剂"},
    "a drug in powder": {"substance": "80%代森锰锌可湿性粉剂"},
    "lime sulfur": {"substance": "29%石硫合剂水剂"},
    "more than all": {"nitrogen": Decimal(60), "phosphorus": Decimal(60)},
    "less than nothing": {"nitrogen": Decimal(-1)},
    "no application": {"applications": []},
    "no amount": {"applications": [row(amount=None)]},
    "an amount of nothing": {"applications": [row(amount="0")]},
    "a range upside down": {"applications": [row(amount_max="5")]},
    "no unit": {"applications": [row(unit="")]},
    "a drug's unit": {"applications": [row(unit="iu")]},
    "by an animal": {"applications": [row(per="head")]},
    "a thirteenth month": {"applications": [row(months=["13"])]},
    "never": {"applications": [row(times=0)]},
    "every day": {"applications": [row(times=21)]},
}


@pytest.mark.parametrize("change", REFUSED.values(), ids=REFUSED)
def test_it_is_refused_with_one_sentence(change):
    assert len(list(fertiliser_problems(value(**change)))) == 1
    assert not FertiliserBlock.may_be_shown(value(**change))


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"substance": "复合微生物菌剂"},
        {"substance": "大量元素水溶肥"},
        {"substance": "生石灰"},
        {"purpose": "", "method": ""},
        {"nitrogen": Decimal(46)},
        {"applications": [row(stage="", months=[])]},
    ],
)
def test_it_passes(change):
    assert list(fertiliser_problems(value(**change))) == []


@pytest.mark.django_db
@pytest.mark.parametrize("dress", ["", "/e/533401"])
def test_it_is_shown_with_its_stages_and_total_and_without_a_wait(page, client, dress):
    html = read(client, page, dress)
    (fertiliser,) = shown(html)
    assert fertiliser.amounts == (Amount("每株", "50–100", "千克"), Amount("每株", "20", "千克"))
    assert fertiliser.limits == () and fertiliser.never == ()
    text = " ".join(html.select_one(".fertiliser").get_text(" ").split())
    for said in ("萌芽前", "2月", "采果后", "这时用 2 次", "合起来 每株 90–140 千克", "养根"):
        assert said in text
    assert not {"间隔", "休药期", "最多用"} & set(text.split())


@pytest.mark.django_db
def test_its_words_stand_in_another_language_once_all_of_them_were_read(page, client):
    tibetan = in_tibetan(page)
    store_words(translation_of(tibetan), WORDS)
    release(translation_of(tibetan))
    read_all(SciencePage.objects.get(pk=tibetan.pk))
    assert {tag for tag, _ in shown(read(client, tibetan))[0].words} == {"zh-Hans"}  # one stage has no words yet
    store_words(translation_of(tibetan), {"采果后": "འབྲས་བུ་བཏུས་རྗེས།"})
    release(translation_of(tibetan))
    read_all(SciencePage.objects.get(pk=tibetan.pk))
    html = read(client, tibetan)
    assert {tag for tag, _ in shown(html)[0].words} == {"bo"}
    assert "མྱུ་གུ་སྔོན།" in html.select_one(".application-when").text


@pytest.mark.django_db
def test_it_is_hidden_where_its_numbers_are_not_the_live_ones(page, client):
    tibetan = in_tibetan(page)
    SciencePage.objects.filter(pk=tibetan.pk).update(numbers_revision=1)
    html = read(client, tibetan)
    assert shown(html) == [] and hidden(html) == 1

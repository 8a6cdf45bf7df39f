"""Amounts in prose: the plain ones of manuals and of talk, and what reads like one and is none."""

import pytest

from science_content.quality.given import amounts_in

DOSES = {
    "每亩用10%吡虫啉30毫升，兑水喷雾。": ["10%", "30毫升"],
    "尿素每亩撒10公斤。": ["10公斤"],
    "用这种药800倍液喷叶背。": ["800倍"],
    "药和水按1:500兑。": ["1:500"],
    "一桶水里放二十毫升药。": ["二十毫升"],
    "牛每公斤体重灌0.2毫克药。": ["0.2毫克"],
    "每株施复合肥半斤。": ["半斤"],
    "隔7天再打一次药。": ["7天", "一次"],
}
NOT_DOSES = [
    "三月到五月打药。",
    "一瓶药25元。",
    "三个月大的牛犊不能灌药。",
    "离水塘50米远的地方配药。",
    "一亩地收了500公斤玉米。",
    "海拔2400米以上的地方少打药。",
    "核桃卖到12元一公斤。",
    "牛长到300公斤就能出栏。",
    "今年比去年多收了两倍。",
    "买一袋40公斤的肥，要看生产日期。",
]


@pytest.mark.parametrize("sentence", DOSES)
def test_an_amount_to_give_is_found_in(sentence):
    assert amounts_in(sentence) == DOSES[sentence]


@pytest.mark.parametrize("sentence", NOT_DOSES)
def test_no_amount_is_found_in(sentence):
    assert amounts_in(sentence) == []

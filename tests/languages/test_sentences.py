"""When two Chinese sentences are the same, and when words made for one may stand, marked as old, for the other."""

import random

import pytest

from languages.sentences import mark, may_stand_for, normal, says_the_same, sets_a_limit
from tests.languages.demo_sentences import demo_sentences

SAME = [
    ("打药后，7天内不能采。", "打药后7天内不能采"),
    ("每亩用10毫升。", "每亩用１０毫升．"),
    ("<b>先看</b>叶背。", "先看叶背。"),
    ("先看 叶背。", "先看叶背。"),
    ("用 10 毫升", "用10毫升"),
    ("10 ～ 20天", "10~20天"),
    ("10—20天", "10-20天"),
    ("“稀释”500倍；", "稀释500倍"),
    ("A &amp; B", "A ＆ B"),
    ('看<a id="a1">这里</a>。', "看这里。"),
    ("先看\u200b叶背\ufeff。", "先看叶背。"),
    ("打药!", "打药！"),
    ("（先）看", "先看"),
]
OTHER = [
    ("每亩用1.5升", "每亩用15升"),
    ("零下5度 -5℃", "零下5度 5℃"),
    ("第1，200克", "第1200克"),
    ("10<sup>6</sup>个", "106个"),
    ("H<sub>2</sub>O", "H2O"),
    ("10 20株", "1020株"),
    ("1:500", "1500"),
    ("5%", "5‰"),
    ("5%", "5"),
    ("3/4", "34"),
    ("10~20", "1020"),
    ("不能吃", "能吃"),
    ("≥5", "≤5"),
    (".5克", "5克"),
    ("5℃-8℃", "5℃、8℃"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_another_spelling_is_the_same_sentence(one, other):
    assert normal(one) == normal(other) and mark(one) == mark(other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_another_number_sign_or_word_is_another_sentence(one, other):
    assert normal(one) != normal(other)


def test_normal_is_its_own_normal_form():
    for text in demo_sentences():
        assert normal(normal(text)) == normal(text)


SPELLINGS = [
    lambda text: text.replace("。", ""),
    lambda text: text + "。",
    lambda text: "，" + text,
    lambda text: text.translate({ord(str(n)): chr(0xFF10 + n) for n in range(10)}),
    lambda text: f"<b>{text}</b>",
    lambda text: f"{text[:1]}<b>{text[1:2]}</b>{text[2:]}" if "<" not in text and "&" not in text else text,
    lambda text: f" {text}\u3000",
    lambda text: text.replace("，", ",").replace("；", ";").replace("：", ":"),
]


@pytest.mark.parametrize("spell", SPELLINGS)
def test_no_spelling_of_any_sentence_of_the_demo_makes_another_of_it(spell):
    assert [text for text in demo_sentences() if mark(spell(text)) != mark(text)] == []


def test_a_digit_changed_in_any_sentence_of_the_demo_makes_another_of_it():
    chance = random.Random(14)
    seen = 0
    for text in demo_sentences():
        places = [place for place, letter in enumerate(text) if letter.isdigit() and "<" not in text]
        for place in places:
            digit = str((int(text[place]) + chance.randint(1, 9)) % 10)
            changed = text[:place] + digit + text[place + 1 :]
            assert mark(changed) != mark(text) and not says_the_same(changed, text)
            seen += 1
    assert seen > 300


STANDS = [
    ("蚜虫吸叶子的汁。", "蚜虫专吸嫩叶的汁。"),
    ("把果子摘下来晒干。", "把果子摘下来晾干。"),
    ("每亩用10毫升。", "每亩地用 10 毫升药。"),
    ("每棵树浇一桶水。", "每株树浇一桶水。"),
]
FALLS = [
    ("每亩用10毫升。", "每亩用20毫升。"),
    ("打药后7天内不能采。", "打药后7天内能采。"),
    ("可以喂牛。", "禁止喂牛。"),
    ("饭前吃药。", "饭后吃药。"),
    ("选大的种。", "选小的种。"),
    ("打三遍药。", "打五遍药。"),
    ("7天内不能采。", "不能采。"),
    ("看叶背。", "明年再来赶集买苗木。"),
    ("每亩用10毫升。", "每公顷用10毫升。"),
    ("每头牛灌一瓶。", "每只牛灌一瓶。"),
    ("先看标签后打药。", "先打药后看标签。"),
    ("先兑10毫升，再兑20毫升。", "先兑20毫升，再兑10毫升。"),
]


@pytest.mark.parametrize(("one", "other"), STANDS)
def test_words_may_stand_where_only_words_changed(one, other):
    assert may_stand_for(one, other) and may_stand_for(other, one)


@pytest.mark.parametrize(("one", "other"), FALLS)
def test_words_fall_where_a_quantity_a_ban_or_the_contrary_changed(one, other):
    assert not may_stand_for(one, other) and not may_stand_for(other, one)


@pytest.mark.parametrize(
    "text",
    [
        "每亩30毫升",
        "兑水500倍",
        "隔三天再打",
        "第２次",
        "༣ 天",
        "不要下田",
        "勿用",
        "<b>禁</b>用",
        "没有干透",
        "只打一面",
        "必须戴手套",
    ],
)
def test_a_sentence_with_a_quantity_a_negation_or_a_ban_sets_a_limit(text):
    assert sets_a_limit(text)


@pytest.mark.parametrize("text", ["蚜虫怎么防", "看叶背", "早上浇水", "<b class='x9'>切开</b>", "&#39;好&#39;"])
def test_a_sentence_without_one_sets_none(text):
    assert not sets_a_limit(text)

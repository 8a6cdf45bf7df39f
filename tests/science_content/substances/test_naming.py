"""Names are found as people write them, and not inside other words; a sentence that tells to use one is told from one that warns."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from science_content.substances.listed import read_list
from science_content.substances.naming import Names, recommends

HERE = Path(__file__).parent
DATA = HERE.parents[2] / "science_content" / "data" / "substances.json"
CASES = [json.loads(line) for line in (HERE / "naming_cases.jsonl").read_text(encoding="utf-8").splitlines()]
LISTED = read_list(DATA.read_text(encoding="utf-8"))
NAMES = Names({each.key: [each.name, *each.names] for each in LISTED})


def keys(text: str) -> list[str]:
    return [found.key for found in NAMES.find(text)]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("甲 胺 磷", "methamidophos"),
        ("甲　胺　磷", "methamidophos"),
        ("甲\u200b胺磷", "methamidophos"),
        ("50%甲胺磷乳油", "methamidophos"),
        ("Methamidophos", "methamidophos"),
        ("ＭＥＴＨＡＭＩＤＯＰＨＯＳ", "methamidophos"),
        ("對硫磷", "parathion"),
        ("樂果", "dimethoate"),
        ("滅線磷", "ethoprophos"),
        ("呋喃丹", "carbofuran"),
        ("DDT", "ddt"),
        ("ddt粉", "ddt"),
        ("2,4-滴丁酯", "2-4-d-butyl"),
        ("2，4－滴丁酯", "2-4-d-butyl"),
        ("2.4—D丁酯", "2-4-d-butyl"),
        ("2,4-D 丁酯", "2-4-d-butyl"),
        ("methyl parathion", "parathion-methyl"),
        ("β-兴奋剂", "beta-agonists"),
        ("β兴奋剂", "beta-agonists"),
        ("瘦肉精", "beta-agonists"),
        ("买1605回来打", "parathion"),
        ("撒点666粉", "hch"),
        ("用比久喷花生", "daminozide"),
    ],
)
def test_a_name_is_found_however_it_is_written(text, key):
    assert keys(text) == [key]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("氧乐果", ["omethoate"]),
        ("氧化乐果", ["omethoate"]),
        ("乙酰甲胺磷", ["acephate"]),
        ("丁硫克百威", ["carbosulfan"]),
        ("甲基对硫磷", ["parathion-methyl"]),
        ("甲基1605乳油", ["parathion-methyl"]),
        ("丙体六六六", ["lindane"]),
        ("甲胺磷、对硫磷和乐果", ["methamidophos", "parathion", "dimethoate"]),
        ("甲拌·多菌灵", ["phorate"]),
        ("氧乐·氰戊", ["omethoate", "fenvalerate"]),
        ("甲胺磷+敌敌畏", ["methamidophos"]),
        ("苄嘧·甲磺隆", ["metsulfuron"]),
        ("阿维·毒死蜱", ["chlorpyrifos"]),
    ],
)
def test_the_longest_name_wins_and_a_mixture_is_taken_apart(text, expected):
    assert keys(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "水银体温计打碎了。",
        "重金属汞和砷超标。",
        "一个快乐果园",
        "可乐果",
        "根系的体内吸磷能力",
        "作物对硫磷钾的需要",
        "吉林丹东",
        "羽毛球冠军林丹",
        "磷酸二铵、磷铵",
        "持久效磷肥",
        "买了1605元的肥",
        "海拔1605米",
        "电话13911605888",
        "六六大顺",
        "维生素B9",
        "好比久旱逢雨",
        "甲基毒死蜱",
        "丙硫克百威",
        "addtion of water",
        "甲拌均匀",
        "敌敌畏、敌百虫、辛硫磷",
        "",
        "\x00\ud800",
    ],
)
def test_what_is_no_listed_name_is_not_found(text):
    assert keys(text) == []


@given(st.text(alphabet="甲胺磷乐果氧对硫 ·,-\u200b\n2Dd滴丁酯ａ用不", max_size=60))
def test_places_are_true_to_the_text_and_apart(text):
    end = 0
    for found in NAMES.find(text):
        assert text[found.start : found.end] == found.name and end <= found.start < found.end
        end = found.end


def test_every_name_of_the_list_is_found_as_itself():
    missed = [
        name
        for each in LISTED
        for name in (each.name, *each.names)
        if keys(f"用{name}乳油") != [each.key] and keys(name) != [each.key]
    ]
    assert missed == []


def _said(case: dict[str, object]) -> bool:
    start = str(case["text"]).index(str(case["name"]))
    return recommends(str(case["text"]), start, start + len(str(case["name"])))


@pytest.mark.parametrize("case", [case for case in CASES if case["recommends"]], ids=lambda case: case["text"])
def test_a_sentence_that_could_tell_to_use_it_is_refused(case):
    assert _said(case)


@pytest.mark.parametrize("case", [case for case in CASES if not case["recommends"]], ids=lambda case: case["text"])
def test_a_sentence_that_names_it_rightly_passes(case):
    assert not _said(case)


@pytest.mark.parametrize(
    ("context", "expected"),
    [("禁用农药", False), ("不能用的药", False), ("没有禁用的药", True), ("推荐药剂", True), ("", True)],
)
def test_a_bare_name_is_read_by_the_heading_above_it(context, expected):
    assert recommends("甲胺磷", 0, 3, context=context) is expected


def test_a_heading_answers_for_a_rumour_but_not_for_an_amount():
    assert not recommends("甲胺磷最管用", 0, 3, context="谣言一")
    assert recommends("甲胺磷1000倍最管用", 0, 3, context="谣言一")


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (0, 99), (5, 2)])
def test_places_that_are_none_count_as_telling(start, end):
    assert recommends("禁用甲胺磷", start, end)


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_sentence_gets_an_answer(before, after):
    assert recommends(f"{before}甲胺磷{after}", len(before), len(before) + 3) in (True, False)

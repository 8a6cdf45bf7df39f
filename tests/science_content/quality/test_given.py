"""An amount of a product is told by its form from every other number of a village; `given_cases.jsonl` names the kinds.

Its lines of the kind "given" are the sample that came with issue 14 (`cases/prose.jsonl` of its guides), copied.
"""

import json
from pathlib import Path

import pytest

from science_content.quality.given import amounts_in

CASES = [
    json.loads(line) for line in (Path(__file__).parent / "given_cases.jsonl").read_text(encoding="utf-8").splitlines()
]
FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")


def named(case: dict) -> str:
    return f"{case['kind']}: {case['text']} {case.get('context', '')}"


@pytest.mark.parametrize("case", [case for case in CASES if case["amount"]], ids=named)
def test_an_amount_is_found(case):
    assert amounts_in(case["text"], case.get("context", ""))


@pytest.mark.parametrize("case", [case for case in CASES if not case["amount"]], ids=named)
def test_another_number_passes(case):
    assert amounts_in(case["text"], case.get("context", "")) == []


@pytest.mark.parametrize(
    "number",
    ["300", "３００", "三百", "叁佰", "1 500", "1\u2009500", "1，500", "１，５００", "1,500", "0.5", "½", "卅"],
)
@pytest.mark.parametrize("sentence", ["每亩用药{}毫升。", "{}倍液喷雾。", "每千克体重灌服{}毫克。", "尿素{}公斤"])
def test_every_spelling_of_a_number_is_found_as_written(sentence, number):
    assert amounts_in(sentence.format(number))[0].startswith(number)


@pytest.mark.parametrize("dash", ["-", "～", "~", "—", "－", "至", "到"])
@pytest.mark.parametrize("sentence", ["每亩用药{}毫升。", "稀释{}倍。", "采收前{}天停药。", "一次喂{}片。"])
def test_a_range_is_one_piece(sentence, dash):
    (found,) = amounts_in(sentence.format(f"20{dash}30"))
    assert found.startswith(f"20{dash}30")


@pytest.mark.parametrize("hidden", ["\u200b", "\u2060", "\ufeff", "\u00ad", " ", "\u3000"])
def test_what_nobody_sees_parts_no_number_from_its_unit(hidden):
    text = f"每亩用药300{hidden}毫升。"
    assert amounts_in(text) == [f"300{hidden}毫升"]
    assert amounts_in(hidden.join("每亩用药三百毫升"))


def test_pieces_come_in_order_and_what_they_are_given_to_is_none():
    assert amounts_in("每10斤种子用药10毫升，隔7天再打。") == ["10毫升", "7天"]
    assert amounts_in("30mL对水45L，每亩喷两桶药水。") == ["30mL", "45L", "两桶"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("高产田每株尿素50克。", ["50克"]),
        ("结果树每株尿素1公斤。", ["1公斤"]),
        ("出血病，产奶牛每头土霉素10克。", ["10克"]),
        ("有病的牛，土霉素5片。", ["5片"]),
        ("体重180公斤的牛打5毫升。", ["5毫升"]),
        ("亩产600公斤的地撒尿素20公斤。", ["20公斤"]),
        ("病株率到5%时用800倍液喷。", ["800倍"]),
        ("一袋尿素50公斤，每亩撒15公斤。", ["15公斤"]),
        ("喷雾器装水15升，加药20毫升。", ["20毫升"]),
        ("卖了20公斤核桃，给牛灌药3支。", ["3支"]),
    ],
)
def test_of_two_numbers_in_a_sentence_only_the_amount_is_found(sentence, found):
    assert amounts_in(sentence) == found


@pytest.mark.parametrize("plain", ["每头牛每天喂草20公斤。", "每亩用种3公斤。", "一亩地撒五斤谷种。", "炒菜放3克盐。"])
def test_feed_seed_and_food_pass_alone_but_not_beside_a_product(plain):
    assert amounts_in(plain) == []
    assert amounts_in(plain[:-1] + "和药粉2克。")


def test_words_over_a_number_decide_and_are_never_returned():
    assert amounts_in("20公斤") == []
    assert amounts_in("20公斤", "春茶追肥 每亩 尿素") == ["20公斤"]
    assert amounts_in("20", "用药量（毫升/亩）") == ["20"]
    assert amounts_in("7天", "每亩用药300毫升 间隔") == ["7天"]
    assert amounts_in("晴天", "每亩用药300毫升") == []


@pytest.mark.parametrize(
    "piece",
    [
        "1克",
        "每亩",
        "1,500",
        "一",
        "药",
        "1:",
        "打药后",
        "隔7天",
        "1\u2009",
        "\u200b",
        "\ud800",
        "\n",
        "\t1",
        "每1",
        "盐1克",
        "🐄1片",
        "（",
        "%",
        "是的",
    ],
)
def test_a_hostile_text_raises_nothing_and_every_piece_stands_in_it(piece):
    text = (piece * 20_000)[:20_000]
    assert all(found in text for found in amounts_in(text, text))
    assert amounts_in(text + "。每亩用药300毫升。")[-1].endswith("300毫升")


@pytest.mark.parametrize("text", ["", " ", "。", "\u200b", "每", "/", "1", "毫升", "\x00", "第"])
def test_nothing_to_read_has_no_amount(text):
    assert amounts_in(text) == []
    assert amounts_in("", text) == []

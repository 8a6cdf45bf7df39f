"""Quantities: what is a number, what is a word that looks like one, and what is the same amount."""

import random
import time
from decimal import Decimal

import pytest

from languages.quantities import find_quantities, in_base, parse_quantity
from languages.registry import LANGUAGES


def read(text: str, language: str = "zh-hans") -> list[tuple]:
    """(value, unit), or (value, maximum, unit) for a range."""
    found = find_quantities(text, language)
    return [(str(q.value), q.unit) if q.maximum is None else (str(q.value), str(q.maximum), q.unit) for q in found]


def bases(text: str) -> list:
    return [in_base(quantity) for quantity in find_quantities(text, "zh-hans")]


@pytest.mark.parametrize(
    "text",
    ["10ml", "༡༠毫升", "᧑᧐ml", "᧚᧐ml", "၁၀ ml", "᪁᪀ml", "᪑᪐ml", "１０ｍｌ", "十毫升", "10 mL", "10㎖", "10\u2009ml"],
)
def test_digits_of_every_script_read_the_same(text):
    assert read(text, "bo") == [("10", "ml")]


@pytest.mark.parametrize("text", ["m²", "②", "༫", "H₂O", "克", "每亩"])
def test_signs_that_are_no_decimal_digits_are_no_numbers(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("半", "0.5"),
        ("两", "2"),
        ("十五", "15"),
        ("二十", "20"),
        ("三百五", "350"),
        ("三百零五", "305"),
        ("三百五十", "350"),
        ("一千二百", "1200"),
        ("一千二", "1200"),
        ("一千零二十", "1020"),
        ("一万二", "12000"),
        ("十二万三千", "123000"),
        ("一亿两千万", "120000000"),
        ("零点五", "0.5"),
        ("十二点二五", "12.25"),
        ("二〇二五", "2025"),
    ],
)
def test_chinese_numerals_before_a_unit(numeral, value):
    assert read(f"用{numeral}克") == [(value, "g")]
    assert find_quantities(f"用{numeral}克", "zh-hans")[0].in_words


WORDS = [
    "一些", "一样", "千万", "十分", "万一", "三七", "半夏", "百合", "一半", "一起", "一定", "唯一", "半半半", "一一", "十五",
    "三百五", "千万头", "万一头晕", "几十年", "四周用土", "三七株高", "百日咳", "半夏叶", "一次性", "统一天数", "一度停产",
    "一两层果", "二百百克", "十十天", "一二三天",
]  # fmt: skip


@pytest.mark.parametrize("text", WORDS)
def test_a_chinese_numeral_without_its_unit_is_a_word(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三七30克、半夏3克、百合2克", [("30", "g"), ("3", "g"), ("2", "g")]),
        ("二十多天", [("20", "day")]),
        ("十来斤", [("10", "jin")]),
        ("20余亩", [("20", "mu")]),
        ("两三天", [("2", "3", "day")]),
        ("十五六天", [("15", "16", "day")]),
        ("二三十斤", [("20", "30", "jin")]),
        ("三五天", [("3", "5", "day")]),
        ("一两天", [("1", "2", "day")]),
        ("二两", [("2", "liang")]),
        ("两三两", [("2", "3", "liang")]),
        ("1斤2两", [("1", "jin"), ("2", "liang")]),
        ("三斤半", [("3.5", "jin")]),
        ("一斤半夏", [("1", "jin")]),
        ("3天半斤", [("3", "day"), ("0.5", "jin")]),
        ("半个月", [("0.5", "month")]),
        ("两个半月", [("2.5", "month")]),
        ("三个半小时", [("3.5", "hour")]),
        ("3月施肥，隔3个月", [("3", "calendar_month"), ("3", "month")]),
        ("四周后", [("4", "week")]),
    ],
)
def test_ways_of_speaking(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每亩30克，兑水15公斤", [("30", "g"), ("15", "kg")]),
        ("2．5升", [("2.5", "l")]),
        ("1,000克", [("1000", "g")]),
        ("第1，200克", [("1", None), ("200", "g")]),
        (".5毫升", [("0.5", "ml")]),
        ("1½斤", [("1.5", "jin")]),
        ("1/4亩", [("0.25", "mu")]),
        ("四分之一亩", [("0.25", "mu")]),
        ("10万国际单位", [("100000", "iu")]),
        ("1.5万株", [("15000.0", "plant")]),
        ("3百克", [("300", "g")]),
        ("2百合", [("2", None)]),
        ("5千瓦", [("5", None)]),
        ("10 mg/kg", [("10", "mg")]),
        ("5mol", [("5", None)]),
        ("10m×20m", [("10", "m"), ("20", "m")]),
        ("666㎡，666 m2，666平方米", [("666", "m2")] * 3),
        ("由3升高到5，由5升至20℃", [("3", None), ("5", None), ("5", None), ("20", "celsius")]),
        ("25%，百分之25，百分之二十五，２５％", [("25", "percent")] * 4),
        ("2026-11-24", [("2026", "year"), ("11", "calendar_month"), ("24", "day")]),
        ("二〇二六年十一月二十四日", [("2026", "year"), ("11", "calendar_month"), ("24", "day")]),
        ("15-15-15", [("15", None)] * 3),
        ("24h，7d", [("24", "hour"), ("7", "day")]),
    ],
)
def test_digits_always_count(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "10–20毫升",
        "10~20毫升",
        "10至20ml",
        "10 - 20 ml",
        "１０～２０毫升",
        "10毫升到20毫升",
        "十至二十毫升",
        "༡༠–༢༠毫升",
    ],
)
def test_a_range_is_one_quantity(text):
    (quantity,) = find_quantities(text, "zh-hans")
    assert (quantity.value, quantity.maximum, quantity.unit) == (10, 20, "ml")
    assert (quantity.start, quantity.end) == (0, len(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20-10毫升", [("20", None), ("10", "ml")]),
        ("3天至5次", [("3", "day"), ("5", "times")]),
        ("统一到30克", [("30", "g")]),
        ("5%-10%", [("5", "10", "percent")]),
        ("百分之二十至三十", [("20", "30", "percent")]),
        ("3月到5月", [("3", "5", "calendar_month")]),
        ("38到39度", [("38", "39", "celsius")]),
    ],
)
def test_a_range_needs_one_unit_and_a_larger_end(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    "text", ["1:500", "1∶500", "1：500", "1比500", "500倍", "五百倍", "500倍液", "1:500倍", "༡:༥༠༠"]
)
def test_a_dilution_is_a_ratio_however_it_is_written(text):
    quantity = parse_quantity(text, "zh-hans")
    assert (quantity.value, quantity.unit, quantity.kind) == (500, "fold", "ratio")


@pytest.mark.parametrize("text", ["500~800倍", "1:500~800", "1:500-1:800"])
def test_a_range_of_dilutions(text):
    (quantity,) = find_quantities(text, "zh-hans")
    assert (quantity.value, quantity.maximum, quantity.kind) == (500, 800, "ratio")


@pytest.mark.parametrize("text", ["15:15:15", "1:2:3", "3:7", "1:05"])
def test_other_proportions_are_plain_numbers(text):
    assert {quantity.kind for quantity in find_quantities(text, "zh-hans")} == {"number"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("气温-5℃", [("-5", "celsius")]),
        ("零下5度", [("-5", "celsius")]),
        ("零下五摄氏度", [("-5", "celsius")]),
        ("-5~10℃", [("-5", "10", "celsius")]),
        ("5-10°C", [("5", "10", "celsius")]),
        ("-3克", [("3", "g")]),
        ("NPK-15", [("15", None)]),
    ],
)
def test_only_a_temperature_is_below_zero(text, expected):
    assert read(text) == expected


def test_the_span_is_that_of_the_original_text():
    text = "🐂每头༡༠ml，不超过２０毫升。"
    assert [text[q.start : q.end] for q in find_quantities(text, "bo")] == ["༡༠ml", "２０毫升"]


def test_the_first_quantity_or_none():
    assert parse_quantity("每亩30克或2两", "zh-hans").value == Decimal(30)
    assert parse_quantity("看说明书", "zh-hans") is None


HOSTILE = [
    "9" * 10_000, "1," * 5_000, "1,234" * 2_000, "1:" * 5_000, "1-" * 5_000, "1/" * 5_000, "1." * 5_000, "½" * 10_000,
    "半" * 10_000, "一" * 10_000, "一二" * 5_000, "一至" * 5_000, "一点" * 5_000, "一分之" * 3_000, "零下" * 5_000,
    "-" * 10_000, "\ud800" * 10_000, "🐂" * 10_000, "\x00\u200b" * 5_000, " " * 10_000,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:4]))
def test_hostile_text_is_read_quickly_and_raises_nothing(text):
    started = time.process_time()
    found = find_quantities(text, "bo")
    assert time.process_time() - started < 2  # seconds; a quadratic reader would need more
    assert len(found) <= len(text)


@pytest.mark.parametrize("language", [*LANGUAGES, "xx", ""])
def test_random_text_raises_nothing_and_spans_are_in_order(language):
    chance = random.Random(7)
    letters = "0123456789零一二两三半十百千万亿点分之倍克斤个月天至到-~:/.,%℃½༡᧑ mlgk第几\ud800🐂"
    for _ in range(300):
        text = "".join(chance.choices(letters, k=40))
        found = find_quantities(text, language)
        spans = [edge for quantity in found for edge in (quantity.start, quantity.end)]
        assert spans == sorted(spans) and all(q.start < q.end for q in found)
        assert len({*map(in_base, found)}) <= len(found)

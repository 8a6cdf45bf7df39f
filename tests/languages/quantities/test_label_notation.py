"""Notations of labels and standards: parted thousands, old numerals, shares of ten thousand, ratios in brackets.

`cases.jsonl` is the sample that came with issue 14 (`cases/quantities.jsonl` of its guides), copied.
"""

import itertools
import json
from decimal import Decimal
from pathlib import Path

import pytest

from languages.quantities import find_quantities
from languages.quantities.groups import with_commas
from languages.registry import LANGUAGES, SCRIPTS

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases.jsonl").read_text(encoding="utf-8").splitlines()]
ZEROS = sorted({script.zero for script in SCRIPTS.values()} | {"０", "၀", "᪀"})


def read(text: str, language: str = "zh-hans") -> list[tuple]:
    return [(found.value, found.maximum, found.unit) for found in find_quantities(text, language)]


def in_digits(text: str, zero: str) -> str:
    return text.translate({ord("0") + digit: ord(zero) + digit for digit in range(10)})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_given_notation_is_read(case):
    expected = [(Decimal(value), maximum and Decimal(maximum), unit) for value, maximum, unit in case["quantities"]]
    assert read(case["text"]) == expected


@pytest.mark.parametrize("sign, zero", itertools.product([",", " ", "\u00a0", "\u2009", "\u202f", "，"], ZEROS))
@pytest.mark.parametrize("written, value", [("1{}500", 1500), ("12{}000", 12000), ("1{}000{}000", 1_000_000)])
def test_thousands_parted_before_a_unit_are_one_number(sign, zero, written, value):
    text = in_digits(written.replace("{}", sign), zero) + "毫升"
    assert read(text) == [(value, None, "ml")]
    assert read(f"用{text}药") == [(value, None, "ml")]
    (found,) = find_quantities(text, "bo")
    assert (found.start, found.end) == (0, len(text))


@pytest.mark.parametrize("sign", [" ", "\u2009", "，"])
def test_both_ends_of_a_range_are_parted(sign):
    assert read(f"1{sign}000～1{sign}500倍") == [(1000, 1500, "fold")]


@pytest.mark.parametrize(
    "text, values",
    [
        ("第1，200克", [1, 200]),
        ("隔7 15克", [7, 15]),
        ("3 0005克", [3, 5]),
        ("1 5000克", [1, 5000]),
        ("1234 500克", [1234, 500]),
        ("电话 871 123", [871, 123]),
        ("1，200", [1, 200]),
        ("1.5 500克", [Decimal("1.5"), 500]),
    ],
)
def test_numbers_that_stand_beside_each_other_stay_two(text, values):
    assert [found.value for found in find_quantities(text, "zh-hans")] == values


@pytest.mark.parametrize("language", LANGUAGES)
def test_letter_for_letter_the_same_length(language):
    for text in ("1\u2009500 ml", "１，０００倍", "1 000 000毫升", "༡ ༥༠༠ ml", "x" * 50):
        assert len(with_commas(text, language)) == len(text)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("廿天", [(20, None, "day")]),
        ("卅五天", [(35, None, "day")]),
        ("壹斤", [(1, None, "jin")]),
        ("贰拾伍克", [(25, None, "g")]),
        ("伍佰倍", [(500, None, "fold")]),
        ("叁仟零伍拾克", [(3050, None, "g")]),
        ("收拾两天", [(2, None, "day")]),
        ("大陆天气", []),
        ("拾起来", []),
        ("3钱药", [(3, None, "qian")]),
        ("三钱", [(3, None, "qian")]),
        ("50ppm，50 PPM", [(50, None, "ppm"), (50, None, "ppm")]),
        ("2瓶、一袋", [(2, None, "bottle"), (1, None, "bag")]),
        ("3瓶盖", [(3, None, None)]),
        ("两瓶盖", []),
        ("万分之五", [(Decimal("0.05"), None, "percent")]),
        ("1:(500)", [(500, None, "fold")]),
        ("1：（500～800）倍", [(500, 800, "fold")]),
    ],
)
def test_old_and_rare_notation(text, expected):
    assert read(text) == expected

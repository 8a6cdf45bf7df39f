"""No wrong number passes and no right one is refused: given pairs, ways of writing, every demo sentence with planted errors."""

import json
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from languages.quantities import UNITS
from translation.checks.register import blocking, findings

from .sentences import WORD, chinese_sentences, numbers_in, said, words_for

# The sample that came with issue 14 (`cases/pairs.jsonl` of its guides), copied.
PAIRS = [json.loads(line) for line in (Path(__file__).parent / "pairs.jsonl").read_text(encoding="utf-8").splitlines()]
ZEROS = {"bo": "༠", "khb": "᧐", "tdd": "၀", "ii": "０", "za": "0"}
RIGHT = [
    ("3亩地", "0.2 ha"), ("3亩地", "2000 m2"), ("15亩", "1 hm²"), ("每亩用30毫升", "1 mu 30 ml"),
    ("每亩用30毫升", "450 ml/ha"), ("每亩用30~50毫升", "1 ha 450–750 ml"), ("用两斤盐", "1 kg gyu"), ("用两斤盐", "2 gaen"),
    ("1斤2两", "600 g"), ("1斤2两", "1 gaen 2 liengx"), ("含10⁶个", "1 000 000 aen"), ("含10⁶个", "10⁶ aen"),
    ("含10⁶个", "10<sup>6</sup> aen"),
    ("含10<sup>6</sup>个", "10⁶ aen"), ("H₂O 5%", "H<sub>2</sub>O 5%"),
    ("含10<sup>6</sup>个", "10<sup>6</sup> aen"), ("含1.5×10⁶个", "1500000 aen"), ("面积30 m<sup>2</sup>", "30 m<sup>2</sup>"),
    ("稀释1500倍", "1 500 : x"), ("稀释1500倍", "1\u2009500 : x"), ("稀释1500倍", "1:1500"), ("稀释1500倍", "1,500 x"),
    ("稀释1：500", "500 x"),
    ("稀释500倍", "1/500 x"), ("5立方米", "5000 L"), ("用三十毫升", "sam cib haux"),
    ("30~50毫升", "30 ml daengz 50 ml"), ("30~50毫升", "30 daengz 50"), ("30毫升到50毫升", "30–50 ml"),
    ("三十毫升", "30 ml"), ("30毫升", "三十 ml"), ("2026年11月24日", "24.11.2026"), ("2026年11月24日", "2026-11-24"),
    ("5立方米", "5 m3"), ("H₂O 5%", "H₂O 5%"), ("P₂O₅", "P2O5"), ("10万国际单位", "100 000 IU"), ("1.5万株", "1.5 fanh"),
    ("两瓶药", "2 bingz"), ("三四天", "3-4 ngoenz"), ("百分之五", "5%"), ("5%", "50‰"), ("1%", "10000 ppm"), ("零下5度", "-5 ℃"),
    ("每10天用1次", "10 ngoenz 1"), ("10克/千克", "1 kg 10 g"), ("每株2克", "1 go 2 g"), ("半斤", "250 g"), ("半斤", "0.5 gaen"),
    ("１，０００倍", "1000"), ("30克", "3\u200b0 g"), ("早上8:30", "8:30"), ("一周", "7 d"), ("30克&nbsp;盐", "30&nbsp;g gyu"),
    ("&lt;5克", "&lt;5 g"), ("第3步", "3"), ("10钱", "50 g"), ("两三天", "2–3 ngoenz"), ("先用10克，再用20毫升", "20 ml 10 g"),
    ("打3次", "3"), ("5立方米，隔5天", "5 m³ yw 5"), ("7天", "༧"), ("7天", "᧗"), ("½斤", "250 g"),
    ("1/4亩", "0.25 mu"), ("三分之一亩", "1/3 mu"),
]  # fmt: skip
WRONG = [
    ("3亩地", "0.3 ha"), ("15亩", "15 ha"), ("每亩用30毫升", "1 ha 30 ml"), ("每亩用30毫升", "30 ml/ha"), ("10⁶个", "106"),
    ("10⁶个", "10⁵"), ("10<sup>6</sup>个", "10<sup>5</sup>"), ("10<sup>6</sup>个", "106"), ("稀释1500倍", "1 5000 : x"),
    ("稀释1500倍", "500 : x"), ("稀释1500倍", "1 50 : x"), ("30~50毫升", "50–30 ml"), ("30~50毫升", "30 ml"),
    ("30~50毫升", "30–500 ml"), ("30~50毫升", "3–50 ml"), ("三十毫升", "300 ml"), ("三十毫升", "30 L"), ("两斤", "2 kg"),
    ("打药后10天内不能采摘，最多用14次", "14 yw 10"), ("头遍10克，二遍20克", "20 g yw 10 g"), ("水温7℃，泡7分钟", "7 ℃"),
    ("5%", "5‰"), ("30克", "30 ml"), ("水温-5℃", "5 ℃"), ("2~3次", "3 2"), ("隔7天，再隔14天", "14 yw 7"), ("7天用3次", "7 3 7"),
    ("1:500", "1:5000"), ("1:500", "1:50"), ("500倍", "1/50"), ("7天", "༨"), ("20克，共20天", "20 g"), ("每千克体重用8毫克", "1 g 8 mg"),
    ("10万国际单位", "10 IU"), ("2026年11月24日", "2025-11-24"), ("1斤2两", "700 g"), ("30克", "3 g"), ("30克", "x"),
    ("半斤", "2.5 g"), ("30克", "3&#48;0 g"), ("一周", "70 d"), ("20毫升", "20 ml 20 g"),
    ("1000~2000公斤，这里1000~1500公斤", "1000–1500 kg 1000–2000 kg"), ("8米，8棵", "8 mg 8"),
    ("30平方米", "30 m³"), ("用三十毫升", "yw ml"), ("百分之五", "% yw"),
]  # fmt: skip


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["id"])
def test_a_given_pair_is_refused_where_it_is_wrong(pair):
    found = blocking(pair["source"], pair["target"], pair["language"])
    assert bool(found) is bool(pair["wrong"]), [each.sentence for each in found]


@pytest.mark.parametrize("source, target", RIGHT)
def test_right_words_are_not_refused(source, target):
    assert [each.sentence for each in blocking(source, target, "za")] == []


@pytest.mark.parametrize("source, target", WRONG)
def test_wrong_words_are_refused(source, target):
    assert blocking(source, target, "za")


def test_the_sentence_names_both_sides():
    said = [each.sentence for each in blocking("稀释30倍，每亩用14毫升。", "yo 300 : xuix 14 L jid", "bca")]
    assert said == [
        "中文里的“30倍”，译文里没有。",
        "译文里的“300”，中文里没有。",
        "中文是“14毫升”，译文是“14 L”：单位不一样。",
    ]


def test_an_amount_in_chinese_numerals_without_a_digit_is_for_the_reader():
    (found,) = findings("用三十毫升。", "yw sam cib.", "za")
    assert (found.check, found.blocks) == ("number-in-words", False)
    assert findings("过三天。", "yw.", "za") == []


def test_there_are_enough_sentences_to_tell():
    assert len(chinese_sentences()) > 1_500
    assert sum(bool(numbers_in(sentence)) for sentence in chinese_sentences()) > 150


@pytest.mark.parametrize("language", ZEROS)
def test_no_demo_sentence_is_refused_with_its_own_numbers(language):
    refused = {
        (sentence, words): [each.sentence for each in found]
        for sentence in chinese_sentences()
        for words in {words_for(sentence, language, zero) for zero in ("0", ZEROS[language])}
        if (found := blocking(sentence, words, language))
    }
    assert refused == {}


def errors_in(sentence: str) -> list[tuple[str, list[str]]]:
    """(kind, the numbers as a hasty hand would write them) for each way of getting each number of the sentence wrong."""
    numbers = numbers_in(sentence)
    right = [said(found) for found in numbers]
    wrong = []
    for at, found in enumerate(numbers):
        wrong += [(kind, [*right[:at], each, *right[at + 1 :]]) for kind, each in _hasty(found)]
        wrong.append(("added", [*right[:at], f"{right[at]} × 9973", *right[at + 1 :]]))
    for at, (one, other) in enumerate(pairwise(numbers)):
        if not _is_told_apart(one, other):
            wrong.append(("exchanged", [*right[:at], *_exchanged(one, other), *right[at + 2 :]]))
    return wrong


def _hasty(found):
    number, _, sign = said(found).partition(" ")
    if found.value:
        yield "tenfold", said(found, 10)
    yield "dropped", sign
    if found.maximum is None:
        yield "widened", f"{number}–{found.value * 10 + 9973} {sign}"
    else:
        yield "cut", f"{found.value} {sign}"
        yield "turned", f"{found.maximum}–{found.value} {sign}"
    if sign:
        other = next(unit for unit in UNITS.values() if unit.symbols and sign not in unit.symbols)
        yield "other unit", f"{number} {other.symbols[0]}"


def _is_told_apart(one, other) -> bool:
    """Parts of a date follow the language; a number, and a range that it ends, are the same in any order."""
    dates = {one.unit, other.unit} <= {"year", "calendar_month", "day"} and other.start - one.end <= 1
    return dates or bool({one.value, one.maximum} & {other.value, other.maximum} - {None})


def _exchanged(one, other) -> tuple[str, str]:
    (first, _, sign), (second, _, other_sign) = said(one).partition(" "), said(other).partition(" ")
    return f"{second} {sign}", f"{first} {other_sign}"


@pytest.mark.parametrize("language", ["bo", "za"])
def test_every_error_planted_in_every_demo_sentence_is_found(language):
    passed, tried = [], Counter()
    for sentence in chinese_sentences():
        for kind, numbers in errors_in(sentence):
            tried[kind] += 1
            words = words_for(sentence, language, ZEROS.get(language, "0"), numbers)
            if not blocking(sentence, words, language):
                passed.append((kind, sentence, words))
    assert passed == []
    assert min(tried.values()) > 10 and len(tried) >= 7


def test_every_language_has_a_specimen_word():
    assert set(ZEROS) <= set(WORD)

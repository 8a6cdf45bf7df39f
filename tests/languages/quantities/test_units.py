"""Units: what is the same amount, where factors come from, and whose words they are read by."""

from fractions import Fraction

import pytest

from languages.quantities import DOSE_PER, DOSE_UNITS, UNITS, find_quantities, in_base, parse_quantity
from languages.quantities.patterns import unit_after, unit_words
from languages.quantities.units import TEAM_NAMES


def read(text: str, language: str = "zh-hans") -> list[tuple]:
    """(value, unit), or (value, maximum, unit) for a range."""
    found = find_quantities(text, language)
    return [(str(q.value), q.unit) if q.maximum is None else (str(q.value), str(q.maximum), q.unit) for q in found]


def bases(text: str) -> list:
    return [in_base(quantity) for quantity in find_quantities(text, "zh-hans")]


@pytest.mark.parametrize(
    "same",
    [
        ["1公斤", "1000克", "2斤", "二十两", "一千克", "1,000 g", "1000000mg"],
        ["0.5升", "半升", "500毫升", "1/2升"],
        ["15亩", "1公顷", "10000平方米", "1 hm²"],
        ["1天", "24小时", "1440分钟", "一日"],
        ["500倍", "1:500"],
        ["10–20毫升", "0.01升至0.02升", "10毫升~20毫升"],
        ["1年", "12个月"],
        ["5%", "百分之五", "50‰"],
    ],
    ids=lambda same: same[0],
)
def test_the_same_amount_in_other_units(same):
    assert len({tuple(bases(text)) for text in same}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("30克", "300克"),
        ("30克", "30毫升"),
        ("30克", "30"),
        ("10毫升", "10–20毫升"),
        ("500倍", "500"),
        ("3月", "3个月"),
        ("5℃", "-5℃"),
    ],
)
def test_different_amounts_stay_different(one, other):
    assert bases(one) != bases(other)


def test_factors_are_exact_and_say_where_they_come_from():
    assert UNITS["mu"].factor == Fraction(2000, 3)
    assert UNITS["jin"].factor == 500 and UNITS["liang"].factor == 50
    assert all(isinstance(unit.factor, Fraction) and unit.source and unit.key == key for key, unit in UNITS.items())


def test_every_word_belongs_to_one_unit():
    words = [word for unit in UNITS.values() for word in (*unit.symbols, *unit.names)]
    assert len(words) == len(set(words))


def test_the_labels_of_a_dose_are_read_as_its_units():
    for code, label in DOSE_UNITS.items():
        assert parse_quantity(f"5{label}", "zh-hans").unit == code
    assert {"mu", "ha", "plant", "head", "kg_weight", "litre_water", "kg_seed_100"} <= set(DOSE_PER)


def test_a_teams_own_unit_words_count_in_its_language_only(monkeypatch):
    monkeypatch.setitem(TEAM_NAMES, "bo", {"…word…": "kg"})
    for cached in (unit_after, unit_words):
        cached.cache_clear()
    try:
        assert read("༥…word…", "bo") == [("5", "kg")]
        assert read("5…word…", "za") == [("5", None)]
    finally:
        for cached in (unit_after, unit_words):
            cached.cache_clear()

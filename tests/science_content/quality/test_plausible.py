"""Whether a dose is plausible: planted slips are doubted or refused, right labels pass, and no value raises."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from languages.quantities import UNITS
from science_content.blocks.targets import TARGETS
from science_content.blocks.units import DOSE_PER, DOSE_UNITS, FERTILISER_PER, FERTILISER_UNITS
from science_content.quality.plausible import Doubt, doubts_of_dose, doubts_of_fertiliser, unlike
from science_content.quality.usual import BOUNDS
from tests.science_content.quality.planted_doses import DOUBTED, DRUG, REFUSED, RIGHT, SPRAY, of, waiting

DEMO = Path(__file__).resolve().parents[3] / "cms" / "demo" / "content"
MANURE = {"amount": Decimal(1000), "unit": "kg", "per": "mu", "times": 1}
HOSTILE: tuple[Any, ...] = (
    "x", "二", "1e999", "NaN", "１０", "1_0", float("nan"), float("inf"), -float("inf"), Decimal("NaN"), Decimal("sNaN"),
    Decimal("Infinity"), Decimal("1E+999999999"), Decimal("1E-999999999"), 10**5000, True, [], [1], {}, {"a": 1},
    b"1", object(),
)  # fmt: skip


def doubts(base: dict[str, Any], change: dict[str, Any]) -> list[Doubt]:
    return list(doubts_of_dose(base | change))


def fertilised(**row: Any) -> list[Doubt]:
    return list(doubts_of_fertiliser({"substance": "腐熟农家肥", "applications": [MANURE | row]}))


@pytest.mark.parametrize(("base", "change", "field", "words"), REFUSED)
def test_what_cannot_be_is_refused_at_its_field(base, change, field, words):
    found = [each for each in doubts(base, change) if each.is_refused and each.field == field]
    assert any(words in each.sentence for each in found), doubts(base, change)
    assert all("写明原因" not in each.sentence for each in found)


@pytest.mark.parametrize(("base", "change", "field", "words"), DOUBTED)
def test_what_is_odd_is_asked_a_reason_for(base, change, field, words):
    (found,) = doubts(base, change)
    assert (found.field, found.is_refused) == (field, False)
    assert words in found.sentence and "写明原因" in found.sentence


@pytest.mark.parametrize(("base", "change"), RIGHT)
def test_what_labels_say_is_not_doubted(base, change):
    assert doubts(base, change) == []


@pytest.mark.parametrize(
    ("amount", "expected"),
    [("999.9999", []), ("1000", []), ("1000.0001", [False]), ("9999", [False]), ("9999.9999", [False]),
     ("10000", [True]),
     ("1", []), ("0.9999", [False]), ("0.1001", [False]), ("0.1", [True])],
)  # fmt: skip
def test_the_bounds_are_exact_and_belong_to_what_is_usual(amount, expected):
    assert [each.is_refused for each in doubts(SPRAY, of(amount, "ml", "mu"))] == expected
    in_litres = {"amount": Decimal(amount) / 1000, "unit": "l"}
    assert [each.is_refused for each in doubts(SPRAY, in_litres)] == expected
    in_hectares = {"amount": Decimal(amount) * 15, "per": "ha"}
    assert [each.is_refused for each in doubts(SPRAY, in_hectares)] == expected


@pytest.mark.parametrize(("wait", "fits"), [(245, True), (246, False)])
def test_what_just_fills_a_season_fits(wait, fits):
    said = [each.sentence for each in doubts(SPRAY, {"max_times": 3, "interval_days": 60} | waiting(wait))]
    assert any("排不下" in each for each in said) is not fits


@pytest.mark.parametrize(
    ("row", "is_refused", "words"),
    [
        ({"amount": 5001}, False, "第1次：每亩 5001 千克，超过平常用量（0.5～5000 千克）：请对包装或施肥方案"),
        ({"amount": 50000}, True, "上限的 10 倍"),
        ({"amount": 50, "unit": "t"}, True, "平常用量（0.0005～5 吨）"),
        ({"amount": 50, "unit": "g"}, True, "只有平常用量（500～5000000 克）下限的 10 分之一"),
        ({"amount": 201, "per": "plant"}, False, "每株 201 千克"),
        ({"amount": 2000, "per": "pit"}, True, "每塘 2000 千克"),
        ({"amount": 75001, "per": "ha"}, False, "每公顷 75001 千克"),
        ({"amount": 8, "per": "m2"}, False, "平常用量（0.00075～7.5 千克）"),
        ({"amount": 5, "unit": "iu"}, True, "一般不这样算"),
        ({"amount": 5, "per": "kg_weight"}, True, "一般不这样算；平常按每亩、每株、每塘来算"),
        ({"amount": 100, "amount_max": 1000}, False, "每亩 100～1000 千克，两头差十倍"),
        ({"times": 21}, False, "这时用 21 次"),
        ({"times": 200}, True, "这时用 200 次"),
    ],
)
def test_a_fertiliser_is_asked_by_its_own_bounds(row, is_refused, words):
    (found,) = fertilised(**row)
    assert (found.field, found.is_refused) == ("applications", is_refused)
    assert words in found.sentence


@pytest.mark.parametrize(
    "row",
    [{"amount": "0.5"}, {"amount": 5000}, {"amount": 5, "unit": "t"}, {"amount": 3, "unit": "m3"},
     {"amount": 200, "per": "plant"},
     {"amount": 20, "unit": "g", "per": "pit"}, {"amount": 75000, "per": "ha"}, {"amount": "7.5", "per": "m2"},
     {"amount": 100, "unit": "ml"}, {"amount": 0.5, "amount_max": 1.0, "per": "plant"}],
)  # fmt: skip
def test_a_usual_fertiliser_is_not_doubted(row):
    assert fertilised(**row) == []


@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: type(value).__name__)
def test_what_is_no_number_is_refused_and_nothing_raises(value):
    fields = ("amount", "amount_max", "dilution", "dilution_max", "interval_days", "max_times", "strength")
    for field in fields:
        assert [each.field for each in doubts(SPRAY, {field: value}) if "不是数" in each.sentence] == [field]
    assert any("不是数" in each.sentence for each in doubts(SPRAY, waiting(value)) if each.is_refused)
    for field in ("amount", "amount_max", "times"):
        assert any("不是数" in each.sentence for each in fertilised(**{field: value}) if each.is_refused)


@pytest.mark.parametrize(
    "value", [*HOSTILE, None, "", 10**30, -(10**30), "1" * 10_000], ids=lambda value: type(value).__name__
)
def test_no_value_in_any_place_raises(value):
    for base in (SPRAY, DRUG):
        for field in base:
            list(doubts_of_dose(base | {field: value}))
            unlike(base | {field: value}, base | {field: value})
        for field in ("what", "answer", "number"):
            list(doubts_of_dose(base | {"waits": [waiting(1)["waits"][0] | {field: value}, value]}))
    for field in MANURE:
        fertilised(**{field: value})
    list(doubts_of_fertiliser({"substance": value, "nitrogen": value, "applications": value}))
    list(doubts_of_fertiliser({"applications": [value]}))
    list(doubts_of_dose(value))
    list(doubts_of_fertiliser(value))
    assert unlike(value, value) is False


def test_what_cannot_be_read_as_a_dose_or_a_row_is_refused():
    assert [each.is_refused for each in [*doubts_of_dose([1]), *doubts_of_fertiliser("x")]] == [True, True]
    assert [each.is_refused for each in doubts(SPRAY, {"waits": ["x", 5]})] == [True, True]
    assert [each.is_refused for each in doubts(SPRAY, {"waits": 5})] == [True]
    assert list(doubts_of_dose({})) == list(doubts_of_fertiliser({})) == []


def test_a_reason_is_kept_for_one_product_with_its_numbers():
    much = SPRAY | of(2000, "ml", "mu")
    (first,) = doubts_of_dose(much)
    assert first.subject == "80%代森锰锌可湿性粉剂 每亩 2000 毫升"
    changes = [of(2001, "ml", "mu"), of(2000, "g", "mu"), of(30000, "ml", "ha"), {"substance": "70%代森锰锌可湿性粉剂"},
               {"strength": 8}, {"strength": 0}, {"form": "suspension"}, {"active": "福美双"},
               {"registration": "PD20100677"}]  # fmt: skip
    subjects = [each.subject for change in changes for each in doubts(much, change)]
    assert len(subjects) == len(changes) and len({first.subject, *subjects}) == len(changes) + 1
    assert [each.subject for each in doubts(much, {"purpose": "另写", "amount": "2000.00"})] == [first.subject]
    for_yak, for_sheep = (
        [each.subject for each in doubts(DRUG, of(600, "g", "head", target=key))] for key in ("yak", "sheep")
    )
    assert for_yak != for_sheep


def advice(node: Any) -> list[dict[str, Any]]:
    """The doses, rows of dose tables and fertilisers in a file of the demo."""
    if isinstance(node, dict) and ("max_times" in node or "applications" in node):
        return [node]
    children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return [each for child in children for each in advice(child)]


def test_no_dose_of_the_demo_is_doubted():
    found = [
        each for file in sorted(DEMO.glob("*.json")) for each in advice(json.loads(file.read_text(encoding="utf-8")))
    ]
    assert len(found) >= 11
    said = [
        doubt for each in found for doubt in (doubts_of_fertiliser if "applications" in each else doubts_of_dose)(each)
    ]
    assert said == []


def test_every_bound_names_its_source_and_what_there_is():
    assert set(BOUNDS) == {"pesticide", "veterinary", "fertiliser"}
    for kind, bounds in BOUNDS.items():
        units, bases = (FERTILISER_UNITS, FERTILISER_PER) if kind == "fertiliser" else (DOSE_UNITS, DOSE_PER)
        for row in bounds["amounts"]:
            assert "待核" in row["source"] and 0 < Decimal(row["least"]) < Decimal(row["most"])
            assert row["unit"] in row["units"] and set(row["units"]) <= set(dict(units)) and row["per"] in dict(bases)
            assert len({UNITS[unit].dimension if unit in UNITS else unit for unit in row["units"]}) == 1
            assert set(row.get("targets", ())) <= set(TARGETS)
        assert json.dumps(bounds, ensure_ascii=False).count("待核") == json.dumps(bounds).count('"most"')

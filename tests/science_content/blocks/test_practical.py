"""What a hand measures is within its dose: forty doses and more reckoned by hand, thousands drawn, and how the table reads."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string

from languages import registry
from science_content.blocks.dose import DoseBlock
from science_content.blocks.practical import COUNTS, DATA, FORM_UNITS, NOT_MIXED, WEIGHTS, Amount, Row, practical
from science_content.blocks.product import FORMS, STRENGTH_UNITS
from science_content.blocks.targets import TARGETS
from science_content.blocks.units import DOSE_PER, DOSE_UNITS
from science_content.templatetags.practical import COUNTED, measure

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "practical_cases.jsonl").read_text(encoding="utf-8").splitlines()
]
DEMO = Path(__file__).parents[3] / "cms/demo/content"
MU = Fraction(2000, 3)  # square metres


def said(amount: Amount) -> str:
    return f"{amount.least:f}{'' if amount.most is None else f'–{amount.most:f}'} {amount.unit}"


def line(row: Row) -> str:
    water = f" + {said(row.water)}" if row.water else ""
    return f"{row.what} {row.count:f}: {said(row.product)}{water}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_dose_comes_to_what_was_reckoned_by_hand(case):
    assert [line(row) for row in practical(DoseBlock().to_python(case["dose"]))] == case["rows"], case["why"]


def demo_doses(node: object) -> Iterator[dict]:
    if isinstance(node, dict):
        if node.get("type") == "dose":
            yield node["value"]
        yield from (dose for child in node.values() for dose in demo_doses(child))
    elif isinstance(node, list):
        yield from (dose for child in node for dose in demo_doses(child))


def test_every_amount_of_the_demo_stands_among_the_cases():
    names = ("amount", "amount_max", "unit", "per", "dilution", "dilution_max", "strength", "strength_unit")
    files = sorted(DEMO.glob("*.json"))
    doses = [dose for path in files for dose in demo_doses(json.loads(path.read_text(encoding="utf-8")))]
    rows = {tuple(str(DoseBlock().to_python(case["dose"]).get(name)) for name in names[:6]) for case in CASES}
    assert doses and {tuple(str(DoseBlock().to_python(dose).get(name)) for name in names[:6]) for dose in doses} <= rows


def test_the_article_on_dilution_divides_as_the_table_does():
    article = (DEMO / "dilution.json").read_text(encoding="utf-8")
    sums = re.findall(r"<li>(\d+)倍：15000 ÷ \1 = ([\d.]+)", article)
    assert len(sums) == 5
    for dilution, exact in sums:
        (row,) = [row for row in practical({"dilution": int(dilution), "form": "solution"}) if row.count == 15]
        assert row.product.least <= Decimal(exact) <= row.product.least * Decimal("1.05")


def drawn(random: Random) -> dict:
    """A dose as a form stores one, sensible or not; up to four decimal places."""
    number = lambda most: Decimal(random.randint(1, most * 10_000)).scaleb(-4)  # noqa: E731
    amount, dilution = number(random.choice([1, 20, 300, 3000])), random.randint(2, random.choice([60, 200, 3000]))
    return {
        "amount": random.choice([amount, amount, None]),
        "amount_max": random.choice([None, amount * 2, amount + number(2)]),
        "unit": random.choice(DOSE_UNITS)[0],
        "per": random.choice(DOSE_PER)[0],
        "dilution": random.choice([dilution, dilution, None]),
        "dilution_max": random.choice([None, dilution + random.randint(1, 40), dilution * 2]),
        "form": random.choice([*dict(FORMS), "", None]),
        "strength": random.choice([number(100), Decimal(random.choice([1, 5, 10, 80])), None]),
        "strength_unit": random.choice([*dict(STRENGTH_UNITS), ""]),
        "target": random.choice(list(TARGETS)),
    }


def doses(count: int) -> list[dict]:
    random = Random(20261130)
    drawn_doses = [drawn(random) for _ in range(count)]
    for dose in drawn_doses:  # an upper end stands only beside a lower one
        for name in ("amount", "dilution"):
            if dose[name] is None:
                dose[f"{name}_max"] = None
    return drawn_doses


def in_small(value: Decimal, unit: str) -> Fraction:
    return Fraction(value) * (1000 if unit in ("l", "kg") else 1)


def ends_of(amount: Amount) -> tuple[Fraction, Fraction]:
    most = amount.least if amount.most is None else amount.most
    return in_small(amount.least, amount.unit), in_small(most, amount.unit)


def in_one(dose: dict, unit: str) -> Fraction:
    """How much of the dose's unit is in one ml, g, tablet or bottle of the product."""
    if dose["unit"] not in ("mg", "iu"):
        return {"l": Fraction(1, 1000), "kg": Fraction(1, 1000)}.get(dose["unit"], Fraction(1))
    grams_in_100 = {"percent": 10}
    return Fraction(dose["strength"]) * grams_in_100.get(dose["strength_unit"], 1)


def needed(dose: dict, row: Row) -> tuple[Fraction, Fraction]:
    """The ends of what the dose asks for, in the dose's own unit."""
    count = Fraction(row.count)
    of_its_own = {
        "ha": count * MU / 10_000,
        "m2": count * MU,
        "tank_15": count / 15,
        "tank_16": count / 16,
        "kg_seed_100": count / 100,
    }.get(dose["per"], count)
    most = dose["amount"] if dose["amount_max"] is None else dose["amount_max"]
    return Fraction(dose["amount"]) * of_its_own, Fraction(most) * of_its_own


def is_within(ends: tuple[Fraction, Fraction], wanted: tuple[Fraction, Fraction]) -> bool:
    """A single value may lose up to 5 %; of a range neither end is left, and neither moves by more."""
    (low, high), (least, most) = ends, wanted
    is_inside = 0 < low <= high <= most and (least == most or low >= least)
    return is_inside and abs(low - least) * 20 <= least and (most - high) * 20 <= most


def test_no_amount_leaves_its_dose():
    rows = [(dose, row) for dose in doses(6000) for row in practical(dose) if row.what != "tank"]
    assert len(rows) > 2000 and {row.what for _, row in rows} == set(COUNTED) - {"tank"}
    for dose, row in rows:
        low, high = ends_of(row.product)
        one = in_one(dose, row.product.unit)
        assert is_within((low * one, high * one), needed(dose, row)), (dose, row)


def test_no_mix_is_stronger_or_thinner_than_its_dilution():
    rows = [(dose, row) for dose in doses(6000) for row in practical(dose) if row.what == "tank"]
    assert len(rows) > 2000 and {bool(row.water) for _, row in rows} == {True, False}
    for dose, row in rows:
        tank, (low, high) = row.count * 1000, ends_of(row.product)
        thick, thin = dose["dilution"], dose["dilution_max"] or dose["dilution"]
        assert is_within((low, high), (Fraction(tank) / thin, Fraction(tank) / thick)), (dose, row)
        assert (row.water is not None) == (thick < 100)
        if row.water:
            least, most = ends_of(row.water)
            assert high * thick <= high + least <= tank, (dose, row, "too strong")
            assert low + most < tank + 1
            assert thick == thin or low * thin >= low + most, (dose, row, "thinner than the range allows")


def test_rows_are_decimals_and_the_same_every_time():
    first, second = ([practical(dose) for dose in doses(2000)] for _ in range(2))
    assert first == second
    amounts = [amount for rows in first for row in rows for amount in (row.product, row.water) if amount]
    numbers = [number for each in amounts for number in (each.least, each.most) if number is not None]
    assert numbers and all(type(number) is Decimal and number == round(number, 3) for number in numbers)


NO_NUMBERS = [
    *(0, -1, True, 10**12, 10**5000, 0.2, 1e300, float("nan"), float("inf"), "10", "很多", b"1", [], {}, object(), 1j),
    *map(Decimal, ["0", "-0", "-5", "NaN", "sNaN", "Infinity", "1E+999999999", "1E-999999999", "1000000000000"]),
]


@pytest.mark.parametrize("value", NO_NUMBERS, ids=lambda value: type(value).__name__)
def test_what_is_no_number_gives_no_rows(value):
    sound = {"amount": Decimal(10), "unit": "ml", "per": "mu", "form": "suspension", "dilution": 600}
    assert practical(sound)
    for name in ("amount", "amount_max", "dilution", "dilution_max"):
        assert practical(sound | {name: value}) == [], name
    injected = {"amount": Decimal(5), "unit": "mg", "per": "kg_weight", "target": "yak", "form": "injection"}
    assert practical(injected | {"strength": Decimal(5), "strength_unit": "percent"})
    assert practical(injected | {"strength": value, "strength_unit": "percent"}) == []


def test_a_dilution_that_is_no_whole_number_gives_no_rows():
    assert practical({"dilution": Decimal(35), "form": "solution"})
    assert practical({"dilution": Decimal("35.5"), "form": "solution"}) == []
    assert practical({"dilution": 35, "dilution_max": Decimal("50.5"), "form": "solution"}) == []


def test_whatever_a_dose_holds_nothing_is_raised():
    random = Random(7)
    names = list(drawn(random))
    for _ in range(3000):
        dose = drawn(random)
        for name in random.sample(names, 3):
            dose[name] = random.choice([*NO_NUMBERS, None, "", "mu", "ml", Decimal("1.5")])
        practical({name: dose[name] for name in random.sample(names, random.randint(0, len(names)))})
    assert [practical(each) for each in (None, [], "dose", 5, {})] == [[]] * 5  # type: ignore[arg-type]


def test_every_form_has_its_measure_and_every_per_its_rows():
    assert set(FORM_UNITS) == set(dict(FORMS)) and set(FORM_UNITS) > NOT_MIXED
    assert set(COUNTS) | {"kg_weight"} == set(dict(DOSE_PER))
    assert {what for what, _, _ in COUNTS.values()} | {"weight", "tank"} == set(COUNTED)


def test_ordinary_weights_are_of_animals_that_are_known_and_still_to_be_checked():
    rows = json.loads(DATA.read_text(encoding="utf-8"))
    assert [row["target"] for row in rows] == list(WEIGHTS) and {row["state"] for row in rows} == {"待核"}
    assert all(TARGETS[target].kind == "animal" for target in WEIGHTS)
    assert not WEIGHTS.keys() & {"other_animal", "fish", "bee"}
    for row in rows:
        weights = WEIGHTS[row["target"]]
        assert (weights[0], weights[-1]) == (Fraction(row["least_kg"]), Fraction(row["most_kg"]))
        assert all(0 < before < after for before, after in zip(weights, weights[1:], strict=False))


def table(language=None, **context) -> BeautifulSoup:
    language = language or registry.get("zh-hans")
    context = {"dose": {"language": language}, "language": language} | context
    html = render_to_string("science_content/components/dose_practical.html", context)
    return BeautifulSoup(html, "html.parser")


def numbers(name: str):
    (case,) = [case for case in CASES if case["name"].startswith(name)]
    return DoseBlock().to_python(case["dose"])


def cells(shown: BeautifulSoup) -> list[list[str]]:
    return [[" ".join(cell.get_text().split()) for cell in row.select("th, td")] for row in shown.select("tr")]


def test_a_table_says_for_what_how_much_and_how_much_water():
    shown = table(numbers=numbers("demo: lime sulphur"))
    assert cells(shown) == [
        ["用在", "取药", "加水"],
        ["满桶 15 升", "428 毫升", "14.57 升"],
        ["满桶 16 升", "457 毫升", "15.54 升"],
        ["满桶 20 升", "571 毫升", "19.42 升"],
    ]
    assert [caption.get_text(strip=True) for caption in shown.select("table > caption")] == ["一桶放多少"]
    assert {cell["scope"] for cell in shown.select("thead th")} == {"col"}
    assert {cell["scope"] for cell in shown.select("tbody th")} == {"row"}


def test_each_measure_has_a_table_of_its_own():
    shown = table(numbers=numbers("area and dilution"))
    assert [caption.get_text(strip=True) for caption in shown.select("caption")] == ["一共取多少", "一桶放多少"]
    assert [len(each.select("tbody tr")) for each in shown.select("table")] == [3, 3]
    assert "加水" not in shown.get_text()


@pytest.mark.parametrize("case", [case for case in CASES if case["rows"]], ids=lambda case: case["name"])
def test_a_table_shows_every_row_in_whole_words(case):
    shown = table(numbers=DoseBlock().to_python(case["dose"]))
    assert len(shown.select("tbody tr")) == len(case["rows"])
    assert all(re.search(r"[\d.] ?[毫升克千片瓶]+$", cell[1]) for cell in cells(shown) if cell[0] != "用在")


def test_a_weight_between_two_rows_is_told_what_to_do():
    assert "照轻的一行" in table(numbers=numbers("demo: ivermectin")).get_text()
    assert "照轻的一行" not in table(numbers=numbers("demo: lime sulphur")).get_text()


def test_a_dose_without_practical_amounts_shows_nothing():
    assert not table(numbers=numbers("demo: albendazole")).get_text(strip=True)


def test_the_way_to_the_article_on_measuring_stands_where_there_is_one():
    shown = table(numbers=numbers("demo: mancozeb"), measuring_url="/measuring/?a=1&b=2")
    assert [(link["href"], link.get_text()) for link in shown.select("a")] == [("/measuring/?a=1&b=2", "怎么量")]
    assert not table(numbers=numbers("demo: mancozeb")).select("a")


def test_every_number_is_in_the_digits_that_the_language_chose():
    tibetan = replace(registry.get("bo"), dose_digits="own")
    shown = table(tibetan, numbers=numbers("demo: lime sulphur"))
    assert not re.search(r"[0-9]", shown.get_text()) and shown.select_one("tbody span[lang=bo]").get_text() == "༡༥"
    assert shown.select_one(".practical")["lang"] == tibetan.interface_tag


def test_what_is_measured_has_a_word():
    assert [measure(unit) for unit in ("ml", "l", "g", "kg", "tablet", "bottle")] == [
        *("毫升", "升", "克", "千克", "片", "瓶")
    ]

"""What the days until a harvest or a slaughter are called: decided once, for readers and for the search index."""

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string

from languages import registry
from science_content.blocks.dose import WAITS, DoseBlock, kind_of_wait
from science_content.blocks.units import DOSE_PER

CALLED = {  # by what an amount is for: the kind, what readers are told, and what is searched for
    "mu": ("crop", "安全间隔期", {"安全间隔期"}),
    "ha": ("crop", "安全间隔期", {"安全间隔期"}),
    "plant": ("crop", "安全间隔期", {"安全间隔期"}),
    "head": ("animal", "休药期", {"休药期"}),
    "kg_weight": ("animal", "休药期", {"休药期"}),
    "litre_water": ("either", "安全间隔期或休药期", {"安全间隔期", "休药期"}),
    "": ("either", "安全间隔期或休药期", {"安全间隔期", "休药期"}),
}
TIMES = {"crop": "一季最多用", "animal": "一个疗程最多用", "either": "一季或一个疗程最多用"}
WORDS = {word for _, _, words in CALLED.values() for word in words}


def dose(per: str, **numbers):
    by = {"per": per, "amount": 10, "unit": "ml"} if per else {"amount": None, "unit": "", "per": "", "dilution": 800}
    return DoseBlock().to_python(DoseBlock().meta.preview_value | by | numbers)


def limits(value) -> BeautifulSoup:
    template, language = "science_content/components/dose_limits.html", registry.get("zh-hans")
    html = render_to_string(template, {"numbers": value, "dose": {"language": language}, "language": language})
    return BeautifulSoup(html, "html.parser")


def searched_for(value) -> set[str]:
    return set(DoseBlock().get_searchable_content(value)) & WORDS


def test_every_way_to_give_a_dose_is_in_the_table():
    assert set(CALLED) == {key for key, _ in DOSE_PER} | {""}
    assert {kind for kind, _, _ in CALLED.values()} == set(WAITS) == set(TIMES)


@pytest.mark.parametrize("per", CALLED)
def test_a_wait_is_of_the_kind_that_the_amount_is_for(per):
    assert kind_of_wait(per) == CALLED[per][0]


def test_a_wait_of_who_knows_what_may_be_of_either_kind():
    assert kind_of_wait(None) == kind_of_wait("barrel") == "either"


@pytest.mark.parametrize("per", CALLED)
def test_a_reader_and_the_index_are_told_the_same(per):
    kind, told, words = CALLED[per]
    shown = limits(dose(per))
    assert shown.select_one(".dose-fact-wait strong").string == told
    assert shown.select(".dose-fact dt")[1].get_text(strip=True) == TIMES[kind]
    assert searched_for(dose(per)) == words


@pytest.mark.parametrize("days", [0, None])
def test_where_no_wait_is_required_nobody_finds_one(days):
    assert searched_for(dose("mu", withdrawal_days=days)) == set()


@pytest.mark.parametrize(
    "numbers, told",
    [
        ({}, ["7 天", "2 次", "21 天"]),
        ({"interval_days": 0, "max_times": 1}, ["只用一次", "1 次", "21 天"]),
        ({"interval_days": 0, "withdrawal_days": 0}, ["没有要求", "2 次", "没有要求"]),
        ({"interval_days": None, "max_times": None, "withdrawal_days": None}, ["未填", "未填", "未填"]),
    ],
)
def test_each_limit_says_its_number_or_why_there_is_none(numbers, told):
    assert [" ".join(limit.get_text().split()) for limit in limits(dose("mu", **numbers)).select("dd")] == told

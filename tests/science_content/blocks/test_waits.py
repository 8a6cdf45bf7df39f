"""What is waited for after a product was used: each thing for itself, and nothing, none and unknown are three answers."""

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string

from languages import registry
from science_content.blocks.dose import DoseBlock, dose_problems
from science_content.blocks.targets import TARGETS
from science_content.blocks.waits import WAITS
from tests.trees import DOSE, waits

YAK = {"kind": "veterinary", "target": "yak", "per": "kg_weight", "unit": "mg"}


def dose(**fields):
    return DoseBlock().to_python(DOSE | fields)


def said(**fields) -> list[tuple[str, str]]:
    return list(dose_problems(dose(**fields)))


def limits(value) -> BeautifulSoup:
    template, language = "science_content/components/dose_limits.html", registry.get("zh-hans")
    html = render_to_string(template, {"numbers": value, "dose": {"language": language}, "language": language})
    return BeautifulSoup(html, "html.parser")


@pytest.mark.parametrize(
    "fields, told",
    [
        ({}, ["7 天", "2 次", "21 天"]),
        ({"interval_days": 0, "max_times": 1}, ["只用一次", "1 次", "21 天"]),
        ({"waits": waits(harvest=0)}, ["7 天", "2 次", "0 天"]),
        ({"waits": waits(harvest="none")}, ["7 天", "2 次", "没有要求"]),
        ({"waits": waits(harvest="unknown")}, ["7 天", "2 次", "不清楚，先看标签"]),
        ({"interval_days": None, "max_times": None, "waits": waits(harvest=None)}, ["未填", "未填", "未填"]),
        ({"waits": [{"what": "milk", "answer": "hours", "number": 60}]}, ["7 天", "2 次", "60 小时"]),
    ],
)
def test_each_limit_says_its_number_or_why_there_is_none(fields, told):
    assert [" ".join(limit.get_text().split()) for limit in limits(dose(**fields)).select("dd")] == told


@pytest.mark.parametrize("what", WAITS)
def test_a_reader_is_told_what_each_wait_is_for_and_finds_it_by_its_name(what):
    value = dose(waits=waits(**{what: 5}))
    assert " ".join(limits(value).select(".dose-fact-wait dt")[0].get_text().split()) == " ".join(WAITS[what])
    assert (WAITS[what][0] in DoseBlock().get_searchable_content(value)) == (what == "harvest")  # else it is refused


@pytest.mark.parametrize("times_per, words", [("season", "一季"), ("course", "一个疗程"), ("year", "一年")])
def test_the_times_say_in_how_long(times_per, words):
    assert limits(dose(times_per=times_per)).select(".dose-fact dt")[1].get_text(strip=True) == f"{words}最多用"


@pytest.mark.parametrize(
    "target", [each for each in TARGETS.values() if each.kind == "animal"], ids=lambda each: each.key
)
def test_an_animal_waits_for_all_that_it_gives(target):
    fields = YAK | {"target": target.key}
    assert not said(**fields, waits=waits(**dict.fromkeys(target.gives, 7)))
    for missing in target.gives:
        rows = waits(**{each: 7 for each in target.gives if each != missing} or {"reentry": 1})
        assert [(field, WAITS[missing][1] in sentence) for field, sentence in said(**fields, waits=rows)] == [
            ("waits", True)
        ]


@pytest.mark.parametrize(
    "target", [each for each in TARGETS.values() if each.kind == "plant"], ids=lambda each: each.key
)
def test_a_crop_waits_for_its_harvest_and_for_no_milk(target):
    assert not said(target=target.key)
    ((field, sentence),) = said(target=target.key, waits=waits(milk=7))
    assert field == "waits" and "采收" in sentence


def test_who_is_not_treated_is_not_waited_for():
    assert not said(**YAK, waits=waits(meat=28), never=["milking"])
    assert not said(**YAK, waits=waits(meat=28, milk="unknown"), never=["milking"])
    for answer in (35, 0, "none"):
        ((field, sentence),) = said(**YAK, waits=waits(meat=28, milk=answer), never=["milking"])
        assert field == "waits" and "正在挤奶的" in sentence and "弃奶期" in sentence


REFUSED = {
    "twice": waits(harvest=7) + waits(harvest=9),
    "no answer": [{"what": "harvest", "answer": "", "number": 7}],
    "days without a number": waits(harvest=None),
    "none with a number": [{"what": "harvest", "answer": "none", "number": 7}],
    "less than none": waits(harvest=-1),
    "years": waits(harvest=1001),
    "of nothing": waits(harvest=7) + [{"what": "", "answer": "days", "number": 7}],
    "of something unheard of": waits(harvest=7) + [{"what": "petting", "answer": "days", "number": 7}],
}


@pytest.mark.parametrize("rows", REFUSED.values(), ids=REFUSED)
def test_a_row_is_refused_that_says(rows):
    ((field, sentence),) = said(waits=rows)
    assert field == "waits" and sentence.endswith("。")


def test_a_crop_is_asked_of_no_milking():
    ((field, sentence),) = said(never=["milking"])
    assert field == "never" and "玉米" in sentence
    assert not said(never=["fish", "bees", "silkworms", "children"])


def test_no_page_is_found_by_the_names_of_choices():
    content = " ".join(DoseBlock().get_searchable_content(dose(never=["bees"])))
    assert "试剂 10% 水剂" in content and "每亩10毫升" in content
    assert not {each for each in ("多久", "蜜蜂", "一季", "玉米") if each in content}

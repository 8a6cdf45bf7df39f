"""Forty dangerous doses are refused with a sentence that says why; forty right ones pass, and so do sentences that rightly name a ban."""

import json
from pathlib import Path

import pytest

from science_content.content_files.building import build
from science_content.models import ArticlePage
from science_content.pages.gate import NotPublishable
from tests.trees import ARTICLE, DOSE
from tests.trees import waits as stored_waits

pytestmark = pytest.mark.django_db
CASES = Path(__file__).parents[1] / "substances" / "naming_cases.jsonl"


def waits(**rows) -> list[dict]:
    return [row["value"] for row in stored_waits(**rows)]


CROP = {"kind": "pesticide", "target": "tea"}
DRUG = {
    "kind": "veterinary",
    "target": "yak",
    "substance": "阿苯达唑片",
    "amount": "10",
    "unit": "mg",
    "per": "kg_weight",
    "times_per": "year",
    "registration": "",
    "evidence": "unproved",
    "seen_at": None,
    "seen_by": "",
    "waits": waits(meat=14, milk=3),
}


def article(tree, *body: dict) -> ArticlePage:
    piece = ARTICLE | {"key": "made", "title": "made", "slug": "made", "body": list(body)}
    return build(tree.topic, "article", piece, {}, {})


def dose(**changes) -> dict:
    return {"key": "dose", "type": "dose", "value": DOSE | changes}


DANGEROUS = [
    ({"substance": "50%甲胺磷乳油", "amount": "2000", **CROP}, "甲胺磷"),
    ({"substance": "50%甲胺磷乳油"}, "甲胺磷"),
    ({"substance": "别的", "active": "对硫磷"}, "对硫磷"),
    ({"substance": "3%克百威颗粒剂", **CROP}, "克百威"),
    ({"substance": "呋喃丹", "target": "vegetable"}, "克百威"),
    ({"substance": "40%氧乐果乳油", "target": "fruit"}, "氧乐果"),
    ({"substance": "甲拌磷", "target": "potato"}, "甲拌磷"),
    ({"substance": "灭多威可溶粉剂"}, "灭多威"),
    ({"substance": "涕灭威颗粒剂", "target": "peanut"}, "涕灭威"),
    ({"substance": "六六六粉", "target": "barley"}, "六六六"),
    ({"substance": "滴滴涕", "target": "other_plant"}, "滴滴涕"),
    ({"substance": "水胺硫磷乳油", "target": "fruit"}, "水胺硫磷"),
    ({"substance": "试剂", "rotate_with": "甲胺磷", "rotate_group": "IRAC 1B"}, "甲胺磷"),
    ({"substance": "试剂", "method": "兑水喷雾，再加甲胺磷"}, "甲胺磷"),
    ({"amount": "10000"}, "十倍"),
    ({"amount": "10", "unit": "kg"}, "倍"),
    ({"unit": "iu"}, "不这样算"),
    ({"unit": "tablet"}, "片"),
    ({"per": "m2", "amount": "300"}, "倍"),
    ({"per": "litre_water", "amount": "500"}, "倍"),
    ({"amount": "0.01"}, "倍"),
    ({"dilution": 99000}, "倍"),
    ({"max_times": 40}, "次"),
    ({"max_times": 4, "interval_days": 200}, "天"),
    ({"interval_days": 900}, "天"),
    ({"waits": waits(harvest=900)}, "天"),
    ({"waits": waits(harvest=0)}, "写明原因"),
    ({"waits": []}, "安全间隔期"),
    ({"kind": "veterinary"}, "不能用在"),
    ({"amount": "-500"}, "大于 0"),
    ({"amount": "20", "amount_max": "10"}, "上限"),
    (DRUG | {"waits": waits(meat=14)}, "弃奶期"),
    (DRUG | {"waits": waits(meat=14, milk=3), "never": ["milking"]}, "弃奶期"),
    (DRUG | {"amount": "10000"}, "倍"),
    (DRUG | {"unit": "l"}, "不这样算"),
    (DRUG | {"target": "maize"}, "不能用在"),
    (DRUG | {"max_times": 2, "interval_days": 90, "times_per": "course"}, "天"),
    (DRUG | {"target": "chicken", "waits": waits(meat=14)}, "弃蛋期"),
    (DRUG | {"amount": "3", "unit": "kg"}, "不这样算"),
    ({"evidence": "label", "registration": ""}, "登记证号"),
    ({"evidence": "label", "seen_by": ""}, "谁看的"),
    ({"evidence": "standard", "standard": ""}, "标准号"),
]


@pytest.mark.parametrize("changes, said", DANGEROUS, ids=lambda each: str(each)[:60])
def test_a_dangerous_dose_is_refused_with_a_sentence_that_names_block_and_reason(tree, changes, said):
    with pytest.raises(NotPublishable) as refusal:
        article(tree, dose(**changes))
    assert any(said in sentence and "正文第1块" in sentence for sentence in refusal.value.messages), (
        refusal.value.messages
    )


RIGHT = [
    {},
    {"amount": "1000"},
    {"amount": "8", "amount_max": "10"},
    {"per": "ha", "amount": "150"},
    {"per": "tank_15", "amount": "20"},
    {"per": "litre_water", "amount": "1.5"},
    {"unit": "g", "amount": "120", "amount_max": "180"},
    {"amount": None, "unit": None, "per": None, "dilution": 800, "dilution_max": 1000},
    {"amount": None, "unit": None, "per": None, "dilution": 35},
    {"waits": waits(harvest=60)},
    {"waits": waits(harvest=1)},
    {"max_times": 1, "interval_days": 0},
    {"max_times": 4, "interval_days": 7},
    {"per": "kg_seed_100", "amount": "300"},
    {"substance": "1.8%阿维菌素乳油"},
    {"substance": "5%丁硫克百威悬浮剂", "target": "maize"},
    {"substance": "40%乐果乳油", "target": "barley"},
    {"substance": "300克/升氯虫·噻虫嗪悬浮剂"},
    {"target": "walnut", "amount": "150", "unit": "g"},
    {"target": "rice"},
    {"evidence": "unproved", "registration": "", "seen_at": None, "seen_by": ""},
    {"evidence": "standard", "standard": "NY/T 1276-2007", "registration": ""},
    {"never": ["fish", "bees", "silkworms"]},
    {"rotate_with": "吡虫啉", "rotate_group": "IRAC 4A", "group": "IRAC 28"},
    DRUG,
    DRUG | {"never": ["milking"], "waits": waits(meat=14)},
    DRUG | {"target": "sheep", "amount": "7.5"},
    DRUG | {"target": "pig", "waits": waits(meat=28)},
    DRUG | {"target": "chicken", "waits": waits(meat=5, eggs=3)},
    DRUG | {"unit": "ml", "amount": "0.02"},
    DRUG | {"unit": "iu", "amount": "10000"},
    DRUG | {"waits": waits(meat=14, milk="unknown")},
    DRUG | {"waits": waits(meat=14, milk="none")},
    DRUG | {"interval_days": 90, "max_times": 2, "times_per": "year"},
    DRUG | {"max_times": 1, "interval_days": 0, "times_per": "course"},
    {"purpose": "防二化螟"},
    {"method": "兑水喷雾，打叶子背面"},
    {"method": "傍晚打，气温高时不打"},
    {"amount_max": "15.5"},
    {"strength": "10", "strength_unit": "percent", "form": "aqueous_solution", "active": "试剂"},
]


@pytest.mark.parametrize("changes", RIGHT, ids=lambda each: str(each)[:60])
def test_a_right_dose_passes(tree, changes):
    assert article(tree, dose(**changes)).live


SENTENCES = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]


def test_sentences_that_name_a_banned_substance_rightly_go_live_together(tree):
    right = [row["text"] for row in SENTENCES if not row["recommends"]]
    wrong = {row["text"] for row in SENTENCES if row["recommends"]}
    body = [
        {"key": f"t{n}", "type": "text", "value": f"<p>{said}</p>"} for n, said in enumerate(right) if said not in wrong
    ]
    assert len(body) >= 40
    reasons = []
    try:
        article(tree, *body)
    except NotPublishable as refusal:
        reasons = [each for each in refusal.messages if "像是叫人用" in each]
    assert reasons == []


@pytest.mark.parametrize(
    "said, passes",
    [
        ("谣言：茶树上喷甲胺磷最管用。真相：甲胺磷早就全面禁用了。", True),
        ("甲胺磷能用吗？不能，早就禁了。", True),
        ("甲胺磷早就禁用了。茶树上喷甲胺磷最管用。", False),
        ("谣言：甲胺磷有毒。茶树上喷甲胺磷最管用。", False),
    ],
)
def test_what_is_told_is_judged_with_its_refutation_alone(tree, said, passes):
    page = {"key": "why", "type": "text", "value": f"<p>{said}</p>"}
    if passes:
        assert article(tree, page).live
    else:
        with pytest.raises(NotPublishable, match="像是叫人用"):
            article(tree, page)

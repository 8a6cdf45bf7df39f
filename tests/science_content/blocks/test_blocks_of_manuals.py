"""Blocks of manuals: what each refuses, what a reader is shown, what falls with its number."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils.timezone import localdate

from science_content.blocks.body import BodyBlock
from science_content.blocks.costs import is_dated, sums
from science_content.pages.gate import NotPublishable, reasons_against
from tests.science_content.pieces import FACTS, image, in_tibetan, piece, read, with_old_numbers

pytestmark = pytest.mark.django_db
BODY = BodyBlock()
PEST = {
    "kind": "disease",
    "name": "晚疫病",
    "latin": "Phytophthora infestans",
    "recognise": "叶背有白霉。",
    "look_alikes": [{"name": "早疫病", "difference": "有同心轮纹。"}],
    "months": ["6", "7"],
    "when": "连阴雨以后。",
    "threshold_what": "中心病株",
    "threshold": "5",
    "threshold_max": "8",
    "threshold_unit": "percent",
    "actions": [{"way": "agronomic", "text": "拔掉病株。"}, {"way": "chemical", "text": "照框里的用。", "see": "#d"}],
}
CALENDAR = {
    "title": "一年的活",
    "rows": [
        {
            "stage": "萌芽前",
            "months": ["2", "3"],
            "altitude_from": 1800,
            "altitude_to": 2200,
            "tasks": [{"text": "清园。"}],
        }
    ],
}
VARIETIES = {
    "title": "品种",
    "rows": [
        {
            "name": "云核1号",
            "approval": "云审核桃2013001号",
            "altitude_from": 1500,
            "days": 120,
            "days_max": 130,
            "yield_from": "150.50",
            "resists": "抗炭疽。",
        }
    ],
}
COSTS = {
    "title": "一亩的账",
    "per": "mu",
    "priced_at": "2026-05-01",
    "market": "漾濞街",
    "rows": [
        {"side": "cost", "item": "种薯", "quantity": "150", "unit": "kg", "price": "3"},
        {"side": "cost", "item": "请工", "quantity": "6", "unit": "workday", "price": "120"},
        {"side": "income", "item": "鲜薯", "quantity": "1500", "unit": "kg", "price": "1.2"},
    ],
}
KEY = {
    "title": "叶子黄了",
    "rows": [
        {"when": "新叶先黄", "then": "看缺不缺铁。"},
        {"when": "老叶先黄", "go_to": 1},
        {"when": "人头晕", "then": "打120。", "level": "danger"},
    ],
}


def block(kind: str, value) -> dict:
    return {"key": kind, "type": kind, "value": value}


def shown(client, topic, *blocks, **changes):
    return read(client, piece(topic, "article", body=list(blocks), **changes))


def words(found) -> str:
    return " ".join(found.get_text(" ").split())


@pytest.mark.parametrize(
    "kind, value, sentence",
    [
        ("pest", PEST | {"actions": []}, "怎么办"),
        ("pest", PEST | {"name": " "}, "请写名称"),
        ("pest", PEST | {"threshold_unit": ""}, "选单位"),
        ("pest", PEST | {"threshold_what": ""}, "看什么"),
        ("pest", PEST | {"threshold": None, "threshold_max": None}, "到多少"),
        ("pest", PEST | {"threshold_max": "4"}, "防治指标的上限"),
        ("work_calendar", {"title": "x", "rows": []}, "还没有内容"),
        ("work_calendar", {"title": "x", "rows": [{"tasks": [{"text": "清园。"}]}]}, "几月"),
        ("work_calendar", {"title": "x", "rows": [{"stage": "冬", "tasks": []}]}, "做什么"),
        (
            "work_calendar",
            {
                "title": "x",
                "rows": [{"stage": "冬", "altitude_from": 9, "altitude_to": 8, "tasks": [{"text": "清园。"}]}],
            },
            "海拔上限",
        ),
        ("varieties", {"title": "x", "rows": []}, "没有品种"),
        ("varieties", {"title": "x", "rows": [{"name": "甲"}, {"name": "甲"}]}, "写了两次"),
        ("varieties", {"title": "x", "rows": [{"name": "甲", "days": 9, "days_max": 8}]}, "生育期的上限"),
        ("varieties", {"title": "x", "rows": [{"name": "甲", "yield_to": "8"}]}, "产量的上限"),
        ("varieties", {"title": "x", "rows": [{}]}, "品种的名称"),
        ("costs", COSTS | {"priced_at": None}, "哪一天的价"),
        ("costs", COSTS | {"priced_at": (localdate() + timedelta(days=2)).isoformat()}, "以后的日子"),
        ("costs", COSTS | {"market": ""}, "哪里的价"),
        ("costs", COSTS | {"rows": []}, "还没有内容"),
        ("costs", COSTS | {"rows": [{"side": "cost", "item": "甲", "quantity": "0", "price": "1"}]}, "数量"),
        ("costs", COSTS | {"rows": [{"side": "cost", "item": "", "quantity": "1", "price": "1"}]}, "是什么"),
        ("decisions", {"title": "x", "rows": [{"when": "黄"}]}, "怎么办"),
        ("decisions", {"title": "x", "rows": [{"when": "", "then": "看。"}]}, "没写“如果”"),
        ("decisions", {"title": "x", "rows": [{"when": "黄", "go_to": 1}]}, "没有那一条"),
        (
            "decisions",
            {"title": "x", "rows": [{"when": "黄", "go_to": 3}, {"when": "绿", "then": "好。"}]},
            "没有那一条",
        ),
        ("pictures", {"pictures": [{"caption": "一张", "alt": "一张"}]}, "2到6张"),
        ("contacts", {"offices": []}, "问谁"),
    ],
)
def test_what_would_mislead_a_reader_is_refused_by_the_gate_with_the_blocks_name(kind, value, sentence, tree):
    with pytest.raises(NotPublishable) as refused:
        piece(tree.topic, "article", body=[block(kind, value)])
    assert any(sentence in text and str(BODY.child_blocks[kind].label) in text for text in refused.value.messages)


@pytest.mark.parametrize(
    "kind, value",
    [("pest", PEST), ("work_calendar", CALENDAR), ("varieties", VARIETIES), ("costs", COSTS), ("decisions", KEY)],
)
def test_what_is_whole_goes_live(kind, value, tree):
    assert reasons_against(piece(tree.topic, "article", body=[block(kind, value)])) == []


@pytest.mark.parametrize("kind", ("figure", "pictures", "pest", "steps"))
@pytest.mark.parametrize("fault", ("consent", "alt"))
def test_a_picture_without_consent_or_alternative_is_refused_wherever_it_stands(kind, fault, tree):
    picture = image()
    if fault == "consent":
        type(picture).objects.filter(pk=picture.pk).update(consent="pending")
    row = {"image": "p", "alt": "" if fault == "alt" else "叶子", "caption": "叶"}
    value = {
        "figure": row,
        "pictures": {"pictures": [row, row]},
        "pest": PEST | {"pictures": [row], "actions": [{"way": "watch", "text": "看。"}]},
        "steps": {
            "steps": [{"text": "看。", "substeps": [{"text": "近看。"} | {k: row[k] for k in ("image", "alt")}]}]
        },
    }[kind]
    from science_content.content_files.building import build

    facts = {"key": kind, "title": "有图", "slug": "pictured", "is_demo": False, "body": [block(kind, value)]}
    with pytest.raises(NotPublishable):
        build(tree.topic, "article", facts, {"p": picture.pk}, {})


def test_a_pest_tells_how_it_is_known_and_its_threshold_beside_its_unit(client, tree):
    html = shown(client, tree.topic, block("pest", PEST), {"key": "d", "type": "heading", "value": "用药"})
    pest = html.select_one(".pest")
    assert pest.h2.get_text(strip=True) == "晚疫病"
    assert pest.select_one(".pest-latin")["lang"] == "la"
    assert "中心病株 5–8 %" in words(pest.select_one(".threshold"))
    assert "6月、7月" in words(pest.select_one(".months-line"))
    assert [words(way) for way in pest.select(".pest-way")] == ["管理上防", "用药防治"]


def test_a_threshold_and_all_numbers_hide_where_they_may_be_old(client, tree):
    blocks = [
        block("pest", PEST),
        block("work_calendar", CALENDAR),
        block("varieties", VARIETIES),
        block("costs", COSTS),
    ]
    tibetan = in_tibetan(piece(tree.topic, "article", body=blocks))
    now = words(read(client, tibetan).main)
    old = words(read(client, with_old_numbers(tibetan)).main)
    for number in ("5–8", "1800–2200", "120–130", "150.5", "450", "2月"):
        assert number in now and number not in old, number


def test_words_of_a_threshold_fall_with_its_number_and_the_others_stand():
    from science_content.blocks.together import group_of

    kinds = {"p": "pest", "c": "work_calendar"}
    groups = {path: group_of(BODY, kinds, f"body.{path}") for path in PATHS}
    assert groups == PATHS


PATHS = {
    "p.threshold_what": "p.threshold_what",
    "p.when": "p.when",
    "p.recognise": None,
    "p.name": None,
    "p.look_alikes.x.difference": "p.look_alikes.x",
    "p.actions.x.text": None,
    "p.pictures.x.caption": None,
    "c.title": None,
    "c.rows.x.stage": "c.rows.x",
    "c.rows.x.tasks.y.text": None,
}


def test_an_amount_hidden_in_a_threshold_a_task_or_a_cost_is_found(tree):
    spoilt = [
        block(
            "pest",
            PEST
            | {"threshold_what": "乐果乳油每亩", "threshold": "500", "threshold_max": None, "threshold_unit": "ml"},
        ),
        block("work_calendar", {"title": "x", "rows": [{"stage": "春", "tasks": [{"text": "每亩喷乐果50毫升。"}]}]}),
        block(
            "costs",
            COSTS | {"rows": [{"side": "cost", "item": "敌敌畏乳油", "quantity": "100", "unit": "ml", "price": "1"}]},
        ),
        block("decisions", {"title": "x", "rows": [{"when": "有虫", "then": "每亩喷乐果50毫升。"}]}),
        block("varieties", {"title": "x", "rows": [{"name": "甲", "note": "每亩喷乐果50毫升。"}]}),
        block("place_note", {"place": "532922", "text": "每亩喷乐果50毫升。"}),
        block("reference", {"see": "#x", "text": "每亩喷乐果50毫升。"}),
        block("contacts", {"offices": ["plant"], "text": "每亩喷乐果50毫升。"}),
        block("steps", {"steps": [{"text": "看。", "substeps": [{"text": "每亩喷乐果50毫升。"}]}]}),
        block(
            "fact_table",
            FACTS["value"] | {"rows": [{"cells": [{"text": "甲"}, {"text": ""}], "group": "每亩喷乐果50毫升"}]},
        ),
    ]
    for number, each in enumerate(spoilt):
        with pytest.raises(NotPublishable, match="用量|禁|像"):
            piece(tree.topic, "article", slug=f"spoilt-{number}", body=[each])


def test_sums_of_a_table_of_costs_are_reckoned(client, tree):
    html = shown(client, tree.topic, block("costs", COSTS))
    foot = words(html.select_one(".costs tfoot"))
    assert "一共花 1170" in foot and "一共收 1800" in foot and "收减去花 630" in foot
    assert "2026-05-01 的价 漾濞街" in words(html.select_one(".priced"))
    row = {"side": "cost", "quantity": Decimal("150"), "price": Decimal("3")}
    assert sums({"rows": [row]}) == {"cost": Decimal("450")}


def test_prices_of_more_than_a_year_ago_say_that_they_are_old():
    today = localdate()
    assert not is_dated({"priced_at": today - timedelta(days=365)})
    assert is_dated({"priced_at": today - timedelta(days=366)})
    assert is_dated({"priced_at": None})


def test_a_key_leads_on_inside_itself_and_marks_its_danger(client, tree):
    html = shown(client, tree.topic, block("decisions", KEY))
    (way,) = html.select(".decision a")
    assert html.find(id=way["href"].removeprefix("#")).select_one(".decision-when").get_text(strip=True) == "新叶先黄"
    assert "危险" in words(html.select_one(".decision-danger"))


def test_numbers_stand_over_a_picture_without_style_and_their_words_below_it(client, tree):
    picture = image()
    from science_content.content_files.building import build

    value = {
        "image": "p",
        "alt": "叶",
        "labels": [{"text": "病斑", "x": 50, "y": 25}, {"text": "叶脉", "x": 10, "y": 90}],
    }
    facts = {"key": "f", "title": "有图", "slug": "labels", "is_demo": False, "body": [block("figure", value)]}
    html = read(client, build(tree.topic, "article", facts, {"p": picture.pk}, {}))
    marks = html.select_one("svg.figure-marks")
    assert [text.get_text() for text in marks.select("text")] == ["1", "2"] and marks["aria-hidden"] == "true"
    assert f"translate({picture.width * 0.5} " in marks.g["transform"] and not html.select("[style]")
    assert [item.get_text() for item in html.select(".figure-labels li")] == ["病斑", "叶脉"]


def test_a_group_of_rows_is_a_heading_over_the_whole_table(client, tree):
    rows = [{"cells": [{"text": "甲"}, {"number": "1"}], "group": "苗期"}, {"cells": [{"text": "乙"}, {"number": "2"}]}]
    html = shown(client, tree.topic, block("fact_table", FACTS["value"] | {"rows": rows}))
    head = html.select_one(".table-group th")
    assert (head.get_text(), head["scope"], head["colspan"]) == ("苗期", "rowgroup", "2")


def test_a_place_note_says_first_where_it_holds(client, tree):
    html = shown(client, tree.topic, block("place_note", {"place": "532922", "level": "caution", "text": "雨季早。"}))
    assert words(html.select_one(".place-note")).startswith("只在漾濞彝族自治县")

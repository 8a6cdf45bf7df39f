"""A list that is not wholly as it should be is refused, with the row; the shipped one holds what the announcements say."""

import copy
import json
from datetime import date
from pathlib import Path

import pytest

from science_content.substances.listed import LIMIT_BYTES, BadList, issued_on, read_list

DATA = Path(__file__).resolve().parents[3] / "science_content" / "data" / "substances.json"
SHIPPED = DATA.read_text(encoding="utf-8")
RULE = {
    "status": "banned",
    "crops": [],
    "crops_said": "",
    "uses": "",
    "since": "2007-01-01",
    "announcement": "农业部公告第322号",
    "announcement_date": None,
    "opened": True,
    "seen": "转载全文",
}
ROW = {"key": "methamidophos", "name": "甲胺磷", "names": ["多灭磷"], "kind": "pesticide", "rules": [RULE]}


def written(rows: list[object] | None = None, **over: object) -> str:
    return json.dumps(
        {"issued": "2026-01-01", "substances": [ROW] if rows is None else rows} | over, ensure_ascii=False
    )


def with_row(**over: object) -> str:
    return written([copy.deepcopy(ROW) | over])


def with_rule(**over: object) -> str:
    return with_row(rules=[RULE | over])


def test_a_good_list_is_read_whole():
    (found,) = read_list(written())
    assert (found.key, found.names, found.rules[0].since, found.rules[0].is_everywhere) == (
        "methamidophos",
        ("多灭磷",),
        date(2007, 1, 1),
        True,
    )
    assert issued_on(written()) == date(2026, 1, 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "[" * 100_000,
        '{"issued": 1' + "0" * 5000 + "}",
        written(issued=None),
        written(issued="2026-02-30"),
        written(extra=1),
        written([]),
        written({}),
        '{"issued": "2026-01-01", "issued": "2026-01-02", "substances": []}',
    ],
    ids=range(12),
)
def test_what_is_no_list_is_refused(text):
    with pytest.raises(BadList):
        read_list(text)


@pytest.mark.parametrize(
    "over",
    [
        {"key": "甲胺磷"},
        {"key": "A"},
        {"name": ""},
        {"name": " 甲胺磷"},
        {"names": "多灭磷"},
        {"names": ["甲", "甲"]},
        {"names": ["甲胺磷"]},
        {"names": [""]},
        {"names": [1]},
        {"kind": "fertiliser"},
        {"rules": []},
        {"rules": {}},
        {"rules": [None]},
        {"note": "x"},
    ],
)
def test_a_bad_substance_is_refused_by_its_row(over):
    with pytest.raises(BadList, match="第 1 种"):
        read_list(with_row(**over))


@pytest.mark.parametrize(
    "over",
    [
        {"status": "forbidden"},
        {"status": None},
        {"crops": "tea"},
        {"crops": ["tea"]},  # without the words of the announcement
        {"crops": ["茶"], "crops_said": "茶"},
        {"uses": None},
        {"since": "2007-13-01"},
        {"since": "20070101"},
        {"since": 2007},
        {"announcement": ""},
        {"opened": "true"},
        {"opened": 1},
        {"seen": ""},
        {"status": "restricted"},  # without the use that is left
        {"status": "licensed", "crops": ["tea"], "crops_said": "茶"},
        {"page": 1},
    ],
)
def test_a_bad_rule_is_refused_by_its_row(over):
    with pytest.raises(BadList, match="甲胺磷.*第 1 条规定"):
        read_list(with_rule(**over))


@pytest.mark.parametrize("field", [*ROW, *RULE])
def test_a_field_that_is_missing_is_named(field):
    row = copy.deepcopy(ROW)
    (row if field in row else row["rules"][0]).pop(field)
    with pytest.raises(BadList, match=f"缺“{field}”"):
        read_list(written([row]))


@pytest.mark.parametrize("second", [{"key": "methamidophos"}, {"name": "多灭磷"}, {"names": ["甲 胺 磷"]}])
def test_a_key_or_name_stands_once(second):
    other = copy.deepcopy(ROW) | {"key": "other", "name": "乐果", "names": []} | second
    with pytest.raises(BadList, match="第 2 种.*重"):
        read_list(written([ROW, other]))


def test_a_list_that_is_too_large_is_not_read():
    with pytest.raises(BadList, match="2 MB"):
        read_list(written(issued="磷" * (LIMIT_BYTES // 3 + 1)))


def test_the_shipped_list_bans_fifty_four_pesticides_and_licenses_thirty_two():
    pesticides = [each for each in read_list(SHIPPED) if each.kind == "pesticide"]
    assert sum(any(rule.is_everywhere for rule in each.rules) for each in pesticides) == 54
    licensed = [rule for each in pesticides for rule in each.rules if rule.status == "licensed"]
    assert len(licensed) == 32
    assert sum("定点" in rule.uses for rule in licensed) == 22


def test_what_was_not_opened_says_so_for_people():
    rules = [rule for each in read_list(SHIPPED) for rule in each.rules]
    assert all(("待核" in rule.seen) is not rule.opened for rule in rules)


def test_a_veterinary_ban_of_a_pesticide_does_not_ban_it_on_every_crop():
    carbofuran = next(each for each in read_list(SHIPPED) if each.name == "克百威")
    of_animals = next(rule for rule in carbofuran.rules if "250" in rule.announcement)
    assert "pig" in of_animals.crops and not of_animals.is_everywhere

"""Fertiliser, manure and lime: how much of what at which stage. There is no waiting period, and no dose of a drug."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from wagtail import blocks

from .advice import Advice
from .choices import Choice
from .lengths import ShortText
from .seasons import MONTHS, months_block
from .units import FERTILISER_PER, FERTILISER_UNITS

NUTRIENTS = {"nitrogen": "氮", "phosphorus": "磷", "potassium": "钾"}
MOST_TIMES = 20
# What only a drug is called: it must not pass as fertiliser, which has no waiting period.
A_DRUG = re.compile("农药|兽药|除草|杀[虫菌螨鼠]|乳油|水剂|悬浮剂|可湿性|合剂|注射|驱虫")


def _share(name: str) -> blocks.DecimalBlock:
    return blocks.DecimalBlock(
        label=f"{NUTRIENTS[name]}（%）", required=False, min_value=0, max_value=100, max_digits=5, decimal_places=2
    )


def _amount(label: str, *, required: bool) -> blocks.DecimalBlock:
    return blocks.DecimalBlock(label=label, required=required, min_value=0, max_digits=12, decimal_places=4)


class ApplicationBlock(blocks.StructBlock):
    stage = ShortText(label="什么时候", max_length=100, required=False, help_text="生长时期，如：萌芽前。")
    months = months_block()
    amount = _amount("用量", required=True)
    amount_max = _amount("用量上限（写范围时）", required=False)
    unit = Choice(label="单位", choices=FERTILISER_UNITS)
    per = Choice(label="按什么算", choices=FERTILISER_PER)
    times = blocks.IntegerBlock(label="这时用几次", min_value=1, max_value=MOST_TIMES, default=1)

    class Meta:
        label = "一次施肥"
        icon = "calendar"
        label_format = "{stage}"


class FertiliserBlock(Advice):
    """One product and when it is given; what it comes to in a year is reckoned."""

    kinds = {"substance": "name"}

    substance = ShortText(label="施什么", max_length=300, help_text="如：腐熟农家肥、尿素、生石灰。")
    nitrogen = _share("nitrogen")
    phosphorus = _share("phosphorus")
    potassium = _share("potassium")
    purpose = ShortText(label="为了什么", max_length=300, required=False)
    method = ShortText(label="怎么施", max_length=300, required=False)
    applications = blocks.ListBlock(ApplicationBlock(), label="什么时候施多少")

    class Meta:
        label = "施肥"
        icon = "resubmit"
        label_format = "施肥：{substance}"
        template = "science_content/blocks/fertiliser.html"
        preview_value = {
            "substance": "示例复合肥",
            "nitrogen": 15,
            "phosphorus": 15,
            "potassium": 15,
            "purpose": "示例",
            "method": "撒进浅沟，盖土",
            "applications": [
                {"stage": "萌芽前", "months": ["2", "3"], "amount": 10, "unit": "kg", "per": "mu", "times": 1},
                {"stage": "果子长大时", "months": ["6"], "amount": 5, "unit": "kg", "per": "mu", "times": 1},
            ],
        }

    @staticmethod
    def refused(value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        return fertiliser_problems(value)

    @staticmethod
    def said_in_chinese(value: Mapping[str, Any]) -> Iterator[str]:
        per, units = dict(FERTILISER_PER), dict(FERTILISER_UNITS)
        for row in value["applications"]:
            for name in ("amount", "amount_max"):
                if row.get(name):
                    yield f"{per[row['per']]}{Decimal(row[name]).normalize():f}{units[row['unit']]}"


def fertiliser_problems(value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if not value.get("substance"):
        yield "substance", "请写施什么。"
    elif A_DRUG.search(value["substance"]):
        yield "substance", "这是药，不是肥料：药有安全间隔期，请用“用药用量”。"
    for name, label in NUTRIENTS.items():
        if value.get(name) is not None and not 0 <= value[name] <= 100:
            yield name, f"{label}要在 0 到 100 之间。"
    if sum(value.get(name) or 0 for name in NUTRIENTS) > 100:
        yield "nitrogen", "氮磷钾加起来不会超过 100%。"
    rows = list(value.get("applications") or ())
    if not rows:
        yield "applications", "请写什么时候施多少。"
    for count, row in enumerate(rows, start=1):
        yield from (("applications", f"第{count}次：{sentence}") for sentence in _row_problems(row))


def _row_problems(row: Mapping[str, Any]) -> Iterator[str]:
    amount, most = row.get("amount"), row.get("amount_max")
    if amount is None or amount <= 0:
        yield "用量应大于 0。"
    elif most is not None and most <= amount:
        yield "上限应比前面的数大。"
    if row.get("unit") not in dict(FERTILISER_UNITS):
        yield "请选单位。"
    if row.get("per") not in dict(FERTILISER_PER):
        yield "请选按什么算，如每亩、每株。"
    if not set(row.get("months") or ()) <= set(dict(MONTHS)):
        yield "月份只有 1 到 12。"
    if not 1 <= (row.get("times") or 0) <= MOST_TIMES:
        yield f"次数要在 1 到 {MOST_TIMES} 之间。"


def totals(value: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What the applications come to: {"amount", "amount_max" or None, "unit", "per"} for each measure that has several."""
    sums: dict[tuple[str, str], list[Decimal]] = defaultdict(lambda: [Decimal(0), Decimal(0), Decimal(0)])
    for row in value["applications"]:
        least, most = Decimal(row["amount"]), Decimal(row.get("amount_max") or row["amount"])
        entry = sums[row["unit"], row["per"]]
        entry[0] += least * row["times"]
        entry[1] += most * row["times"]
        entry[2] += row["times"]
    return [
        {"amount": least, "amount_max": most if most > least else None, "unit": unit, "per": per}
        for (unit, per), (least, most, times) in sums.items()
        if times > 1
    ]

"""What it costs and what comes in, at the prices of a day and a market: old prices say so."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils.timezone import localdate
from wagtail import blocks

from .answers import ShownLine
from .choices import Choice
from .lengths import ShortText
from .refusing import Refusing, is_empty
from .units import FACT_UNITS

COST, INCOME = "cost", "income"
SIDES = [(COST, "花"), (INCOME, "收")]
COST_PER = [("mu", "每亩"), ("plant", "每株"), ("head", "每头"), ("pit", "每窝"), ("once", "一次")]
GOOD_FOR = timedelta(days=365)  # a price is a year's: a season later it is another one


class CostBlock(Refusing):
    side = Choice(label="花还是收", choices=SIDES, default=COST)
    item = ShortText(label="项目", max_length=100)
    quantity = blocks.DecimalBlock(label="数量", min_value=0, max_digits=12, decimal_places=4)
    unit = Choice(label="单位", choices=[*FACT_UNITS, ("workday", "个工")], required=False)
    price = blocks.DecimalBlock(label="单价（元）", min_value=0, max_digits=12, decimal_places=4)

    class Meta:
        label = "一项"
        icon = "list-ul"
        label_format = "{item}"

    @staticmethod
    def refused(value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        if is_empty(value.get("item")):
            yield "item", "请写是什么。"
        for name, said in (("quantity", "数量"), ("price", "单价")):
            if value.get(name) is None or value[name] <= 0:
                yield name, f"请写{said}，要大于 0。"


class CostsBlock(Refusing):
    title = ShortText(label="标题", max_length=200)
    per = Choice(label="按什么算", choices=COST_PER)
    priced_at = blocks.DateBlock(label="哪天的价")
    market = ShortText(label="哪里的价", max_length=100)
    rows = blocks.ListBlock(CostBlock(), label="各项", min_num=1, max_num=40)
    note = ShortText(label="说明", max_length=300, required=False)

    class Meta:
        label = "成本表"
        icon = "table"
        label_format = "成本表：{title}"
        template = "science_content/blocks/costs.html"
        preview_value = {
            "title": "种一亩要花多少",
            "per": "mu",
            "priced_at": date(2026, 5, 1),
            "market": "示例街",
            "rows": [
                {"side": COST, "item": "种薯", "quantity": 150, "unit": "kg", "price": 3},
                {"side": INCOME, "item": "鲜薯", "quantity": 1500, "unit": "kg", "price": 1},
            ],
            "note": "",
        }

    @staticmethod
    def refused(value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        if value.get("priced_at") is None or value["priced_at"] > localdate():
            yield "priced_at", "请写是哪一天的价，不能是以后的日子。"
        if is_empty(value.get("market")):
            yield "market", "请写是哪里的价。"
        if not value.get("rows"):
            yield "rows", "表里还没有内容。"

    @staticmethod
    def past(value: Mapping[str, Any]) -> list[bool]:
        """Whether it says of itself that its day is over."""
        return [is_dated(value)]

    @staticmethod
    def lines(value: Mapping[str, Any], place: str) -> Iterator[ShownLine]:
        """Each row as it is read, under what it is reckoned by: what is bought may be what is given."""
        per = dict(COST_PER).get(value.get("per") or "", "")
        yield from (ShownLine(value.get(name) or "", "", place) for name in ("title", "market", "note"))
        units = dict(FACT_UNITS)
        for row in value["rows"].bound_blocks if value.get("rows") else ():
            said, number = row.value, row.value.get("quantity")
            quantity = "" if number is None else f"{number}{units.get(said.get('unit') or '', '')}"
            yield ShownLine(f"{said.get('item') or ''}{quantity}", per, row.id or place)


def sums(value: Mapping[str, Any]) -> dict[str, Decimal]:
    """{"cost", "income", "left"} in yuan, for those sides that have a row; "left" where both have."""
    found: dict[str, Decimal] = {}
    for row in value.get("rows") or ():
        sum_ = (row.get("quantity") or 0) * (row.get("price") or 0)
        found[row.get("side") or COST] = found.get(row.get("side") or COST, Decimal(0)) + sum_
    return found | ({"left": found[INCOME] - found[COST]} if len(found) == 2 else {})


def is_dated(value: Mapping[str, Any]) -> bool:
    """Whether the prices are older than they hold."""
    return value.get("priced_at") is None or value["priced_at"] + GOOD_FOR < localdate()

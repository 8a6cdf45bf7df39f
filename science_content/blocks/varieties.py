"""Varieties side by side: what each is called and under which number it was approved, for which altitude, with what yield."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.timezone import localdate
from wagtail import blocks

from .choices import Choice
from .lengths import ShortText
from .product import approval_datum, name_datum
from .refusing import Refusing, range_problem
from .seasons import altitude_block, altitude_problems

MOST_DAYS = 3650


def _days(label: str) -> blocks.IntegerBlock:
    return blocks.IntegerBlock(label=label, required=False, min_value=1, max_value=MOST_DAYS)


YIELD_PER = [("mu", "每亩"), ("plant", "每株")]


def _yield(label: str) -> blocks.DecimalBlock:
    return blocks.DecimalBlock(label=label, required=False, min_value=0, max_digits=12, decimal_places=4)


class VarietyBlock(Refusing):
    kinds = {"resists": "prose", "note": "prose"}

    name = name_datum("品种", "审定时的名称，各语种都照这样显示。")
    approval = approval_datum()
    approved_until = blocks.DateBlock(label="审定到哪天", required=False, help_text="认定有期限的才填；过了期会写明。")
    altitude_from = altitude_block("海拔从（米）")
    altitude_to = altitude_block("海拔到（米）")
    days = _days("生育期（天）")
    days_max = _days("生育期到（写范围时）")
    yield_from = _yield("产量（千克）")
    yield_to = _yield("产量到（写范围时）")
    yield_per = Choice(label="产量按什么算", choices=YIELD_PER, required=False, help_text="不选就是每亩。")
    resists = ShortText(label="抗什么、怕什么", max_length=200, required=False)
    note = ShortText(label="特点", max_length=300, required=False)

    class Meta:
        label = "品种"
        icon = "list-ul"
        label_format = "{name}"

    @staticmethod
    def refused(value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        if not value.get("name"):
            yield "name", "请写品种的名称。"
        yield from altitude_problems(value)
        yield from range_problem(value, "days", "days_max", "生育期")
        yield from range_problem(value, "yield_from", "yield_to", "产量")


def has_lapsed(variety: Mapping[str, Any]) -> bool:
    """Whether its approval ran out: it may no longer be sold as approved."""
    return variety.get("approved_until") is not None and variety["approved_until"] < localdate()


class VarietiesBlock(Refusing):
    title = ShortText(label="标题", max_length=200)
    rows = blocks.ListBlock(VarietyBlock(), label="品种", min_num=1, max_num=40)
    note = ShortText(label="说明", max_length=300, required=False)

    class Meta:
        label = "品种表"
        icon = "table"
        label_format = "品种表：{title}"
        template = "science_content/blocks/varieties.html"
        preview_value = {
            "title": "推荐品种",
            "rows": [
                {
                    "name": "示例1号",
                    "approval": "云审示例2026001号",
                    "altitude_from": 1800,
                    "altitude_to": 2600,
                    "days": 100,
                    "days_max": 120,
                    "yield_from": 1500,
                    "yield_to": 2000,
                    "resists": "抗示例病。",
                    "note": "薯皮光滑。",
                },
                {"name": "示例2号", "altitude_from": 1400, "days": 90, "resists": "", "note": "早熟。"},
            ],
            "note": "",
        }

    @staticmethod
    def past(value: Mapping[str, Any]) -> list[bool]:
        """Of each row whether it says of itself that its day is over."""
        return [has_lapsed(row) for row in value.get("rows") or ()]

    @staticmethod
    def refused(value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        if not value.get("rows"):
            yield "rows", "表里还没有品种。"
        names = [row.get("name") for row in value.get("rows") or ()]
        if len(set(names)) < len(names):
            yield "rows", "同一个品种写了两次。"

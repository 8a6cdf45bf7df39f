"""When and how high: months and bands of altitude, as blocks of a calendar, a pest and a variety say them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms
from wagtail import blocks

from .choices import Choice, Choices

MONTHS = [(str(month), f"{month}月") for month in range(1, 13)]
THIRDS = [("early", "上旬"), ("middle", "中旬"), ("late", "下旬")]
HIGHEST = 6740  # metres: Kawagarbo, the highest point of Yunnan


def months_block() -> Choices:
    return Choices(label="几月", choices=MONTHS, required=False, widget=forms.CheckboxSelectMultiple)


def third_block(label: str) -> Choice:
    return Choice(label=label, choices=THIRDS, required=False)


def in_order(months: Iterable[str] | None) -> list[str]:
    """As they come: a season that goes through the winter begins in autumn, 11 12 1 2."""
    chosen = sorted(int(month) for month in months or ())
    first = 12 if {1, 12} <= set(chosen) else 1
    while first > 1 and first - 1 in chosen:
        first -= 1
    return [str(month) for month in sorted(chosen, key=lambda month: (month < first, month))]


def is_one_season(months: list[str]) -> bool:
    """Whether `months`, in their order, follow one another without a gap."""
    return bool(months) and (int(months[-1]) - int(months[0])) % 12 == len(months) - 1


def season_problems(value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Of `months`, `from_third`, `to_third`: a third of a month says where a season begins or ends."""
    months, begins, ends = in_order(value.get("months") or ()), value.get("from_third"), value.get("to_third")
    if not (begins or ends):
        return
    if not is_one_season(months):
        yield "months", "写了旬，几月就要选一段连着的月份。"
    elif len(months) == 1 and begins and ends and _number(begins) > _number(ends):
        yield "to_third", "到的旬早于从的旬。"


def _number(third: str) -> int:
    return [key for key, _ in THIRDS].index(third)


def altitude_block(label: str) -> blocks.IntegerBlock:
    return blocks.IntegerBlock(label=label, required=False, min_value=0, max_value=HIGHEST)


def altitude_problems(value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Of `altitude_from` and `altitude_to`: either may be left open."""
    least, most = value.get("altitude_from"), value.get("altitude_to")
    if least is not None and most is not None and most < least:
        yield "altitude_to", "海拔上限低于下限。"

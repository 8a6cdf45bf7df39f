"""When and how high: months and bands of altitude, as blocks of a calendar, a pest and a variety say them."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from wagtail import blocks

MONTHS = [(str(month), f"{month}月") for month in range(1, 13)]
HIGHEST = 6740  # metres: Kawagarbo, the highest point of Yunnan


def months_block() -> blocks.MultipleChoiceBlock:
    return blocks.MultipleChoiceBlock(label="几月", choices=MONTHS, required=False, widget=forms.CheckboxSelectMultiple)


def altitude_block(label: str) -> blocks.IntegerBlock:
    return blocks.IntegerBlock(label=label, required=False, min_value=0, max_value=HIGHEST)


def altitude_problems(value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Of `altitude_from` and `altitude_to`: either may be left open."""
    least, most = value.get("altitude_from"), value.get("altitude_to")
    if least is not None and most is not None and most < least:
        yield "altitude_to", "海拔上限低于下限。"

"""What the templates of manuals' own blocks ask: words of choices, sums of money, names of places."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import template
from django.utils.translation import gettext

from places.regions import region_choices

from ..blocks.costs import is_dated, sums
from .science import label, unit

register = template.Library()
register.filter("cost_totals", sums)
register.filter("has_old_prices", is_dated)


@register.filter
def pest_kind(key: str | None) -> str:
    return label(f"pest {key}")


@register.filter
def pest_way(key: str | None) -> str:
    return label(f"way {key}")


@register.filter
def cost_per(key: str | None) -> str:
    return label(f"cost per {key}")


@register.filter
def cost_unit(key: str | None) -> str:
    return gettext("个工") if key == "workday" else unit(key)


@register.filter
def cost_sum(row: Mapping[str, Any]) -> Decimal:
    """What a row comes to, in yuan."""
    return (row.get("quantity") or Decimal(0)) * (row.get("price") or Decimal(0))


@register.filter
def verdict_of_picture(key: str | None) -> str:
    return label(f"picture {key}")


@register.filter
def place_name(code: str | None) -> str:
    """In Chinese, as places are named in every language."""
    return dict(region_choices()).get(code or "", "")

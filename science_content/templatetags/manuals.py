"""What the templates of manuals' own blocks ask: words of choices, sums of money, names of places."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import template
from django.utils.translation import gettext

from places.regions import region_choices

from ..blocks.costs import is_dated, sums
from ..blocks.seasons import in_order, is_one_season
from ..blocks.varieties import has_lapsed
from .science import label, unit

register = template.Library()
register.filter("cost_totals", sums)
register.filter("has_old_prices", is_dated)
register.filter(has_lapsed)
register.filter("in_season", in_order)


@register.filter
def any_has(rows: Iterable[Mapping[str, Any]], names: str) -> bool:
    """Whether any row says anything in one of the fields `names`: a column without a word in it is not drawn."""
    return any(row.get(name) not in (None, "") for row in rows for name in names.split())


@register.filter
def unit_of(column: Mapping[str, Any]) -> str:
    """The unit under the title of a column, without what it adds in brackets where the title says so: 海拔（米）."""
    said, _, added = unit(column.get("unit")).rstrip("）").partition("（")
    return f"{said}，{added}" if added and added not in (column.get("title") or "") else said


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
def yield_per(key: str | None) -> str:
    return label(f"yield {key or 'mu'}")


@register.simple_tag
def season(months: Iterable[str], from_third: str | None = "", to_third: str | None = "") -> str:
    """2月、3月; from three on 11月到2月; where thirds of months are said 2月下旬到3月上旬, and in one month 5月中旬."""
    chosen = in_order(months)
    named = [label(f"month {month}") for month in chosen]
    if not (from_third or to_third) and not (3 <= len(chosen) < 12 and is_one_season(chosen)):
        return gettext("、").join(named)
    if len(named) == 1:
        from_third, to_third = from_third or to_third, to_third or from_third
    first, last = (label(f"third {third}") if third else "" for third in (from_third, to_third))
    if len(named) == 1 and first == last:
        return f"{named[0]}{first}"
    words = {"first": f"{named[0]}{first}", "last": f"{named[-1]}{last}"}
    return gettext("%(first)s到%(last)s") % words


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

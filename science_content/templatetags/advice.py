"""What the templates of doses and fertilisers ask."""

from typing import Any

from django import template

from ..blocks.fertiliser import totals
from ..blocks.targets import TARGETS
from ..quality.given import amounts_in

register = template.Library()
register.filter(totals)


@register.filter
def target_name(key: str | None) -> str:
    """In Chinese, as crops and animals are named in every language; "" for any other crop or animal."""
    return TARGETS[key].name if key in TARGETS and not key.startswith("other_") else ""


@register.filter
def names_product(dose: Any) -> bool:
    """Whether a dose says more of its product than its name."""
    said = ("active", "strength", "form", "registration", "group", "rotate_with")
    return any(dose.get(name) for name in said)


@register.filter
def says_an_amount(text: str | None) -> bool:
    """Of Chinese words of a dose: an old page may say there what it must not show as a number."""
    return bool(amounts_in(text or ""))


@register.filter
def nth(rows: Any, place: int) -> Any:
    """The row at `place`, from 0; None where there is none."""
    return rows[place] if rows and place < len(rows) else None

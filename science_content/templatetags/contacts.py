"""Whom the reader of a page can ask: of his county, else of the places that the page is for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import template

from places.contacts import contacts_at, national
from places.models import Contact

from ..reader import Reader
from .science import label

register = template.Library()


@dataclass(frozen=True)
class Asked:
    found: list[Contact]
    national: list[Contact]


@register.simple_tag(takes_context=True)
def contacts_for(context: dict, value: Mapping[str, Any]) -> Asked:
    """Where no county of the reader's is known and the page is for all, national numbers alone."""
    place, page = Reader.within(context).place, context.get("page")
    offices = list(value.get("offices") or ())
    codes = [place.code] if place else [row.place_id for row in page.page_places.all()] if page and page.pk else []
    return Asked(contacts_at(codes, offices) if codes else [], national(offices))


@register.filter
def office(key: str) -> str:
    return label(f"office {key}")


@register.filter
def dialled(phone: str) -> str:
    """As a telephone dials it."""
    return re.sub(r"[^0-9+]", "", phone)

"""Whom people of a county can ask, and from which page each number was taken; national numbers hold everywhere."""

import json
from collections.abc import Iterable
from pathlib import Path

from django.db import transaction

from .models import OFFICES, Contact

DATA = Path(__file__).resolve().parent / "data" / "contacts.json"
OF_HEALTH = {"serum", "hospital"}


def national(offices: Iterable[str]) -> list[Contact]:
    """Those of the whole country for the offices: 120 for what is of health, 12316 for farming."""
    asked = set(offices)
    found = [Contact(office="hospital", name="急救", phone="120", state="in_full")] if asked & OF_HEALTH else []
    if asked - OF_HEALTH:
        found.append(Contact(office="agriculture", name="农业服务热线", phone="12316", state="in_full"))
    return found


def contacts_at(codes: Iterable[str], offices: Iterable[str]) -> list[Contact]:
    """Those of the places, in the order of OFFICES. One query."""
    order = [key for key, _ in OFFICES]
    rows = Contact.objects.filter(place__in=list(codes), office__in=list(offices)).select_related("place")
    return sorted(rows, key=lambda each: (order.index(each.office), each.place_id, each.name))


@transaction.atomic
def load_contacts() -> int:
    """Add what `data/contacts.json` says and no row says yet; what people wrote stays. The number of rows that are new."""
    rows = json.loads(DATA.read_text(encoding="utf-8"))
    known = set(Contact.objects.values_list("place_id", "office", "phone"))
    new = [Contact(**row) for row in rows if (row["place_id"], row["office"], row["phone"]) not in known]
    for contact in new:
        contact.full_clean()
        contact.save()
    return len(new)

"""Whose pages readers are led to as sources: offices, research, the press of record. `data/source_hosts.json`, and a setting."""

import json
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

DATA = Path(__file__).resolve().parents[1] / "data" / "source_hosts.json"


@cache
def _shipped() -> frozenset[str]:
    return frozenset(json.loads(DATA.read_text(encoding="utf-8"))["domains"])


def is_listed_host(url: str) -> bool:
    """Whether the address is one of http, on a domain of the list or below one; `SOURCE_HOSTS` names a site's own."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".").lower()
    except ValueError:
        return False
    names = host.split(".")
    above = {".".join(names[place:]) for place in range(len(names))}
    return parts.scheme in {"http", "https"} and bool(above & (_shipped() | set(settings.SOURCE_HOSTS)))

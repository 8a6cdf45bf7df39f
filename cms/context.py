"""Which shell a page stands in, and what every shell shows: decided by the address alone."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from science_content.reader import Reader

from .models import SiteFacts

SHELLS = {"public": "base.html", "kiosk": "kiosk.html"}  # by dress


def page_shell(request: HttpRequest) -> dict:
    """`reader`; `shell`: the template that pages extend; `language`; lazily `site_facts`."""
    reader = Reader.of(request)
    return {
        "reader": reader,
        "shell": SHELLS[reader.dress.name],
        "language": reader.language,
        "site_facts": SimpleLazyObject(_site_facts),
    }


def _site_facts() -> SiteFacts:
    return SiteFacts.objects.filter(site__is_default_site=True).first() or SiteFacts()

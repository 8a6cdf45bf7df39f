"""Which shell a page stands in, and what every shell shows: decided by the address alone."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from wagtail.models import Site

from languages import registry
from science_content.topics.queries import topics


def page_shell(request: HttpRequest) -> dict:
    """`shell`: the template that pages extend; `language`; `kiosk` (or None); lazily `site_facts`, `navigation`."""
    kiosk = getattr(request, "kiosk", None)
    code = (get_language() or registry.SOURCE).lower()
    return {
        "shell": "kiosk.html" if kiosk else "base.html",
        "kiosk": kiosk,
        "language": registry.LANGUAGES.get(code, registry.LANGUAGES[registry.SOURCE]),
        "site_facts": SimpleLazyObject(lambda: _site_facts(request)),
        "navigation": SimpleLazyObject(lambda: list(topics(_locale(code)))),
    }


def _site_facts(request: HttpRequest):
    from .models import SiteFacts

    site = Site.find_for_request(request)
    return SiteFacts.for_site(site) if site else SiteFacts()


def _locale(code: str):
    from wagtail.models import Locale

    return Locale.objects.filter(language_code=code).first()

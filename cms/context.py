"""Which shell a page stands in, and what every shell shows: decided by the address alone."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from wagtail.models import Locale

from languages import registry
from science_content.topics.queries import topics

from .models import SiteFacts


def page_shell(request: HttpRequest) -> dict:
    """`shell`: the template that pages extend; `language`; `kiosk` (or None); lazily `site_facts`, `navigation`."""
    kiosk = getattr(request, "kiosk", None)
    code = (get_language() or registry.SOURCE).lower()
    return {
        "shell": "kiosk.html" if kiosk else "base.html",
        "kiosk": kiosk,
        "language": registry.LANGUAGES.get(code, registry.LANGUAGES[registry.SOURCE]),
        "site_facts": SimpleLazyObject(_site_facts),
        "navigation": SimpleLazyObject(lambda: list(topics(_locale(code)))),
    }


def _site_facts() -> SiteFacts:
    return SiteFacts.objects.filter(site__is_default_site=True).first() or SiteFacts()


def _locale(code: str):
    return Locale.objects.filter(language_code=code).first()

"""Where a reader stands: a language, perhaps a place, perhaps a kiosk. Said by the address alone, and kept by links from there."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from wagtail.models import Locale

from languages import registry
from places.models import Place

HAS_A_FRONT = ("prefecture", "county")


@dataclass(frozen=True)
class Standing:
    """`start`: the address that links lead on from: "/bo/", "/bo/places/533401/" or "/e/533401/bo/".

    `rest`: what follows the language in a public address, the same in every language: "calendar/11/".
    """

    language: registry.Language
    locale: Locale
    place: Place | None
    start: str
    rest: str = ""

    @property
    def everywhere(self) -> str:
        """`start` without the place: where links to what knows no place lead on from."""
        return self.start.partition("places/")[0]


def standing(request: HttpRequest, code: str | None = None) -> Standing:
    """`code`: of the place in the address. Raises Http404 where there is no such place."""
    language = registry.get(get_language() or registry.SOURCE)
    locale = get_object_or_404(Locale, language_code=language.code)
    kiosk = getattr(request, "kiosk", None)
    if kiosk:
        return Standing(language, locale, kiosk.place, kiosk.home)
    rest = request.path_info.split("/", 2)[-1]
    if code is None:
        return Standing(language, locale, None, f"/{language.code}/", rest)
    return Standing(language, locale, place_at(code), f"/{language.code}/places/{code}/", rest)


def place_at(code: str) -> Place:
    """The prefecture or county of a six-digit code, with what it lies in; raises Http404."""
    place = Place.objects.select_related("parent").filter(pk=code, level__in=HAS_A_FRONT).first()
    if place is None:
        raise Http404
    return place

"""Who reads: a language, perhaps a place, and the dress that pages wear. Said by the address alone, and kept by links from there."""

import re
from dataclasses import dataclass, field
from typing import Any, Self

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import get_language
from wagtail.models import Locale

from languages import registry
from places.models import Place
from places.queries import places_with_a_front

IN_KIOSK = re.compile(r"/e/(?P<code>[0-9]{6})/(?:(?P<language>[^/]+)/)?")
AT_PLACE = re.compile(r"/[^/]+/places/(?P<code>[0-9]{6})/")


class Dress:
    """How pages stand before their readers. This one, the public site's, changes nothing; others say what differs.

    `is_closed`: nothing in it may lead out, neither to another host nor to the public site.
    """

    name = "public"
    is_closed = False

    def inside(self, address: str) -> str:
        """This dress's own address of a public one. To be asked once: the answer is no public address any more."""
        return address

    def way_to(self, place: Place | None) -> str:
        """What keeps the place in addresses, behind the language."""
        return f"places/{place.code}/" if place else ""

    @property
    def languages(self) -> list[registry.Language]:
        """Those that are offered to choose from."""
        return list(registry.LANGUAGES.values())


PUBLIC = Dress()


@dataclass(frozen=True)
class KioskDress(Dress):
    """A screen that stands in a place: `/bo/…` → `/e/533401/bo/…`. After `idle_seconds` it goes back to its first page."""

    place: Place
    idle_seconds: int = field(default_factory=lambda: settings.KIOSK_IDLE_SECONDS)

    name = "kiosk"
    is_closed = True

    @property
    def first_page(self) -> str:
        """Where a visit begins: the choice of a language."""
        return self.inside("/")

    def inside(self, address: str) -> str:
        return f"/e/{self.place.code}{address}"

    def way_to(self, place: Place | None) -> str:
        """The dress says it already."""
        return ""

    @property
    def languages(self) -> list[registry.Language]:
        """Chinese and the languages read at the place."""
        return [registry.LANGUAGES[registry.SOURCE], *self.place.languages_read]


@dataclass
class Reader:
    """`place`: None where the address names none, or none that is there: who serves a place answers 404 then.

    `rest`: what follows the language in the address, the same in every language: "calendar/11/".
    """

    language: registry.Language
    place: Place | None = None
    dress: Dress = PUBLIC
    rest: str = ""

    @classmethod
    def at(cls, path: str) -> Self:
        """The reader of the page at an address, whatever it is: one query where it names a place, none elsewhere.

        An unknown place or language leaves the public dress without a place.
        """
        language = registry.get(language_of(path))
        if kiosk := IN_KIOSK.match(path):
            place = Place.objects.filter(pk=kiosk["code"]).first()
            if place and kiosk["language"] in (None, language.code):
                return cls(language, place, KioskDress(place), path[kiosk.end() :])
            return cls(language)
        first, _, rest = path.removeprefix("/").partition("/")
        if first != language.code:
            return cls(language)
        named = AT_PLACE.match(path)
        return cls(language, named and places_with_a_front().filter(pk=named["code"]).first(), rest=rest)

    @classmethod
    def of(cls, request: HttpRequest | None) -> Self:
        """The request's reader; of a request made by hand, which met no middleware, the public one of the language in use."""
        found = getattr(request, "reader", None)
        code = (get_language() or "").lower()
        return found or cls(registry.LANGUAGES.get(code, registry.LANGUAGES[registry.SOURCE]))

    @classmethod
    def within(cls, context: dict[str, Any]) -> Self:
        """That of a template's context, also of a template drawn without a request."""
        return context.get("reader") or cls.of(context.get("request"))

    @cached_property
    def locale(self) -> Locale:
        """Raises Http404 where the language is not set up. To be set where it is known already."""
        return get_object_or_404(Locale, language_code=self.language.code)

    @property
    def everywhere(self) -> str:
        """`start` without the place: where links to what knows no place lead on from."""
        return self.inside(f"/{self.language.code}/")

    @property
    def start(self) -> str:
        """The address that links lead on from: "/bo/", "/bo/places/533401/" or "/e/533401/bo/"."""
        return self.everywhere + self.dress.way_to(self.place)

    @property
    def languages(self) -> list[registry.Language]:
        return self.dress.languages

    def href(self, page: Any) -> str:
        """Where this reader finds a page."""
        return self.inside(page.url_path)

    def about(self, page: Any, room: str) -> str:
        """Where this reader finds a room of the site that is about a page: `about(page, "feedback")`."""
        return self.inside(f"/{page.language.code}/{room}/{page.pk}/")

    def inside(self, address: str) -> str:
        return self.dress.inside(address)


def language_of(path: str) -> str:
    """The code of the language that an address names (`/bo/…`, `/e/533401/bo/…`), else Chinese."""
    parts = path.strip("/").split("/")
    candidate = parts[2] if parts[0] == "e" and len(parts) > 2 else parts[0]
    return candidate if candidate in registry.LANGUAGES else registry.SOURCE

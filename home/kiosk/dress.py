"""The kiosk dress of a request: which place the screen stands in, and how addresses look from there."""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404

from languages import registry
from places.models import Place


@dataclass(frozen=True)
class Kiosk:
    place: Place
    language: registry.Language | None
    idle_seconds: int

    @property
    def start(self) -> str:
        return f"/e/{self.place.code}/"

    @property
    def home(self) -> str:
        """The start of the chosen language, or the very start."""
        return self.inside(f"/{self.language.code}/") if self.language else self.start

    def inside(self, address: str) -> str:
        """The kiosk's own address of a public one: `/bo/…` → `/e/533401/bo/…`."""
        return f"/e/{self.place.code}{address}"

    @property
    def languages(self) -> list[registry.Language]:
        """Chinese and the languages read at the place, as the start page offers them."""
        return [registry.LANGUAGES[registry.SOURCE], *self.place.languages_read]


def dressed(code: str, language: str | None = None) -> Kiosk:
    """Raises Http404 where there is no such place, or nobody publishes in the language."""
    place = Place.objects.filter(pk=code).first()
    if place is None or (language and language not in registry.LANGUAGES):
        raise Http404
    chosen = registry.get(language) if language else None
    return Kiosk(place=place, language=chosen, idle_seconds=settings.KIOSK_IDLE_SECONDS)

"""The kiosk dress for the editor's preview: a page as the screen of one of its places shows it."""

from languages import registry
from places.models import Place
from science_content.models import SciencePage

from .dress import Kiosk

NEVER = 10**6  # seconds: a preview does not go back to the start by itself


def dress(page: SciencePage) -> dict:
    """`kiosk`, as `views.in_kiosk` sets it; a page for everywhere stands in the province."""
    named = [row.place for row in page.page_places.all()]
    place = named[0] if named else Place.objects.get(parent=None)
    return {"kiosk": Kiosk(place=place, language=registry.get(page.language.code), idle_seconds=NEVER)}

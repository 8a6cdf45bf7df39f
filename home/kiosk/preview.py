"""The kiosk dress for the editor's preview: a page as the screen of one of its places shows it."""

from languages import registry
from places.models import Place
from science_content.models import SciencePage
from science_content.reader import KioskDress, Reader

NEVER = 10**6  # seconds: a preview does not go back to the start by itself


def dress(page: SciencePage) -> dict:
    """`reader`, as the address of a kiosk would make it; a page for everywhere stands in the province."""
    named = [row.place for row in page.page_places.all()]
    place = named[0] if named else Place.objects.get(parent=None)
    return {"reader": Reader(registry.get(page.language.code), place, KioskDress(place, idle_seconds=NEVER))}

"""What readers hear of a page, at the place where it stands as words."""

from django import template

from ..recordings.models import Recording
from ..recordings.spoken import heard

register = template.Library()


@register.simple_tag(takes_context=True)
def heard_at(context: dict, place: str | None) -> list[Recording]:
    """Recordings of a block by its id, or of the page's head by "": those that say what stands there. One query a page."""
    reading = context.get("reading")
    if reading is None or place is None:
        return []
    if "heard" not in reading.__dict__:
        reading.heard = heard(reading)
    return reading.heard.get(place, [])

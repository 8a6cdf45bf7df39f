"""What readers hear of a page, at the place where it stands as words."""

from django import template

from ..media.models import ScienceMedia
from ..pages.reading import Reading
from ..recordings.models import Recording
from ..recordings.spoken import heard

register = template.Library()


@register.simple_tag(takes_context=True)
def heard_at(context: dict, place: str | None) -> list[Recording]:
    """Voices that read a block, by its id, or the page's head, by "": those that say what stands there. One query a page."""
    reading = context.get("reading")
    if reading is None or place is None:
        return []
    return [each for each in _heard(reading).get(place, ()) if each.media_id is None]


@register.simple_tag(takes_context=True)
def may_play(context: dict, media: ScienceMedia | None, place: str) -> bool:
    """Whether readers hear or see it beside the words of the block `place`; who looks at a draft always does."""
    reading = context.get("reading")
    if not media or not media.may_be_shown or reading is None:
        return False
    if reading.is_preview:
        return True
    return any(each.media_id == media.pk for each in _heard(reading).get(place, ()))


def _heard(reading: Reading) -> dict[str, list[Recording]]:
    found: dict[str, list[Recording]] | None = reading.__dict__.get("heard")
    if found is None:
        found = reading.__dict__["heard"] = heard(reading)
    return found

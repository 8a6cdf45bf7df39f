"""A picture in the sizes of its place: AVIF, WebP for older phones, width and height against jumping text."""

from django import template
from django.utils.safestring import SafeString
from wagtail.images.models import Filter, Picture
from wagtail.images.shortcuts import get_renditions_or_not_found

from ..media.pictures import SLOTS

register = template.Library()


@register.simple_tag
def picture(image, slot: str, eager=False, **attributes) -> SafeString | str:
    """`<picture>` of `image` for a key of SLOTS, loaded when it comes into view unless `eager`.

    "" without an image, and where the people in it have not agreed: also on a page that went live before they took it back.

    `eager="high"` also says that it is the first thing to fetch. Empty attributes are left out, save `alt`.
    """
    if not image or not image.may_be_shown:
        return ""
    place = SLOTS[slot]
    how = {"fetchpriority": "high"} if eager == "high" else {} if eager else {"loading": "lazy"}
    given = {name: str(value) for name, value in attributes.items() if value or name == "alt"}
    renditions = get_renditions_or_not_found(image, [Filter(spec=spec) for spec in place.specs])
    return Picture(renditions, {"sizes": place.sizes, "decoding": "async", **how, **given}).__html__()

"""Numbers drawn over a picture, where its parts are."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()
RADIUS = 4.2  # hundredths of the shorter side


@register.simple_tag
def labels_drawn(figure: Mapping[str, Any]) -> SafeString | str:
    """An SVG as large as the picture; the words stand in a list below it, so it says nothing itself."""
    image, labels = figure.get("image"), list(figure.get("labels") or ())
    if not image or not labels or not image.may_be_shown:
        return ""
    width, height = image.width or 1, image.height or 1
    radius = round(min(width, height) * RADIUS / 100, 1)
    marks = format_html_join(
        "",
        '<g transform="translate({} {})"><circle r="{}"/><text dy="0.36em">{}</text></g>',
        ((width * row["x"] / 100, height * row["y"] / 100, radius, number) for number, row in enumerate(labels, 1)),
    )
    return format_html(
        '<svg class="figure-marks" viewBox="0 0 {} {}" font-size="{}" aria-hidden="true">{}</svg>',
        width,
        height,
        round(radius * 1.3, 1),
        marks,
    )

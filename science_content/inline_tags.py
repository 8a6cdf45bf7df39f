"""Tells wagtail-localize that these tags stand inside a sentence; without it, H<sub>2</sub>O becomes three sentences."""

from wagtail_localize import strings

OURS = ("sub", "sup", "u", "mark")
strings.INLINE_TAGS.extend(tag for tag in OURS if tag not in strings.INLINE_TAGS)

"""Headings of the running text: what search weighs most, and what the shape of a page is made of."""

from .lengths import ShortText


class HeadingBlock(ShortText):
    kind = "heading"

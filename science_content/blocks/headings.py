"""Headings of the running text: what search weighs most, and what the shape of a page is made of."""

from wagtail import blocks


class HeadingBlock(blocks.CharBlock):
    kind = "heading"

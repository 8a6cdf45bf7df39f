"""A way to a part of another page: said once there, and only pointed to from here."""

from wagtail import blocks

from .lengths import ShortText
from .parts import PartLink


class ReferenceBlock(blocks.StructBlock):
    is_read_aloud = False  # part of it stands, and changes, in another place
    kinds = {"text": "prose"}

    see = PartLink(required=True)
    text = ShortText(label="为什么去看", max_length=200, required=False)

    class Meta:
        label = "看别处"
        icon = "link"
        label_format = "看别处：{text}"
        template = "science_content/blocks/reference.html"
        preview_value = {"see": "", "text": "修剪的手法，看这里。"}

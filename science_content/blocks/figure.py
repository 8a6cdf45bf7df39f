from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from .lengths import ShortText


class FigureBlock(blocks.StructBlock):
    image = ImageChooserBlock(label="图片")
    alt = ShortText(label="替代文字", max_length=500, help_text="给看不见图的人：图里有什么，说明什么。")
    caption = ShortText(label="图说", max_length=500, required=False)

    class Meta:
        label = "配图"
        icon = "image"
        template = "science_content/blocks/figure.html"
        preview_value = {"image": None, "alt": "", "caption": "受害叶片"}

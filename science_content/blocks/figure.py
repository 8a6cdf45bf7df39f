"""A picture, and what its parts are called: numbers in the picture, words below it in every language."""

from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from .lengths import ShortText


def _percent(label: str) -> blocks.IntegerBlock:
    return blocks.IntegerBlock(label=label, min_value=0, max_value=100)


class LabelBlock(blocks.StructBlock):
    text = ShortText(label="叫什么", max_length=100)
    x = _percent("离左边（%）")
    y = _percent("离上边（%）")

    class Meta:
        label = "标注"
        icon = "pick"
        label_format = "{text}"


class FigureBlock(blocks.StructBlock):
    image = ImageChooserBlock(label="图片")
    alt = ShortText(label="替代文字", max_length=500, help_text="给看不见图的人：图里有什么，说明什么。")
    caption = ShortText(label="图说", max_length=500, required=False)

    labels = blocks.ListBlock(
        LabelBlock(), label="标注", min_num=0, max_num=12, default=[], help_text="图上标数字，名称写在图下面。"
    )

    class Meta:
        label = "配图"
        icon = "image"
        template = "science_content/blocks/figure.html"
        preview_value = {"image": None, "alt": "", "caption": "受害叶片"}

    further_looks = [{"labels": [{"text": "病斑", "x": 40, "y": 35}, {"text": "叶脉", "x": 60, "y": 60}]}]

    @staticmethod
    def together(inside: list[str]) -> None:
        """Where a name stands in the picture says nothing about its words."""

"""Several pictures side by side: right and wrong, tools, what protects. What each means is said in words beside it."""

from collections.abc import Iterator, Mapping
from typing import Any

from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from .choices import Choice
from .lengths import ShortText
from .refusing import Refusing

FEWEST, MOST = 2, 6
VERDICTS = [("right", "对"), ("wrong", "错")]


class ComparedPictureBlock(blocks.StructBlock):
    picture_slot = "step"
    picture_name = "并排的第{number}张图"

    image = ImageChooserBlock(label="图片")
    alt = ShortText(label="替代文字", max_length=500)
    caption = ShortText(label="图说", max_length=200)
    verdict = Choice(label="对还是错", choices=VERDICTS, required=False, help_text="不是比对错，就不选。")

    class Meta:
        label = "图"
        icon = "image"
        label_format = "{caption}"


class PicturesBlock(Refusing):
    title = ShortText(label="标题", max_length=200, required=False)
    pictures = blocks.ListBlock(ComparedPictureBlock(), label="图片", min_num=FEWEST, max_num=MOST)

    class Meta:
        label = "几张图并排"
        icon = "image"
        label_format = "几张图：{title}"
        template = "science_content/blocks/pictures.html"
        preview_value = {
            "title": "哪样剪才对",
            "pictures": [
                {"image": None, "alt": "贴着枝领剪", "caption": "贴着枝领剪", "verdict": "right"},
                {"image": None, "alt": "留了长桩", "caption": "留了长桩", "verdict": "wrong"},
            ],
        }

    @staticmethod
    def refused(value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        if not FEWEST <= len(value.get("pictures") or ()) <= MOST:
            yield "pictures", f"并排的图要{FEWEST}到{MOST}张；只有一张，用“配图”。"

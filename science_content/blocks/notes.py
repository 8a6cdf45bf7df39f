from collections.abc import Mapping

from wagtail import blocks

from .choices import Choice
from .lengths import LongText, ShortText

LEVELS = [("information", "提示"), ("caution", "注意"), ("danger", "危险")]


class WarningBlock(blocks.StructBlock):
    level = Choice(label="程度", choices=LEVELS, default="caution")
    title = ShortText(label="标题", max_length=200, required=False)
    text = LongText(label="内容", max_length=2000)

    class Meta:
        label = "警示"
        icon = "warning"
        template = "science_content/blocks/warning.html"
        preview_value = {"level": "danger", "title": "", "text": "打药后洗手再吃饭。"}

    further_looks = [{"level": level} for level, _ in LEVELS if level != "danger"]

    @staticmethod
    def may_harm(value: Mapping) -> bool:
        return value.get("level") == "danger"

    @staticmethod
    def guards_words(value: Mapping) -> bool:
        return value.get("level") != "information"


class QuoteBlock(blocks.StructBlock):
    kinds = {"source": "source"}

    text = LongText(label="引文", max_length=2000)
    source = ShortText(label="出自", max_length=300)
    url = blocks.URLBlock(label="网址", required=False)

    class Meta:
        label = "引用"
        icon = "openquote"
        template = "science_content/blocks/quote.html"
        preview_value = {"text": "绿水青山就是金山银山。", "source": "示例", "url": ""}

"""Sound or film with everything said or shown in words beside it: for who cannot hear, cannot see, or has no line."""

from wagtail import blocks
from wagtailmedia.blocks import AbstractMediaChooserBlock

from .lengths import ShortText


class MediaChooserBlock(AbstractMediaChooserBlock):
    def render_basic(self, value, context=None) -> str:
        return value.title if value else ""


class MediaBlock(blocks.StructBlock):
    is_read_aloud = False  # it speaks itself
    title = ShortText(label="标题", max_length=200)
    media = MediaChooserBlock(label="音频或视频")
    transcript = blocks.RichTextBlock(
        label="文字稿", features=["bold", "ol", "ul"], help_text="说了什么、演示了什么，逐句写下来。"
    )

    class Meta:
        label = "音视频"
        icon = "media"
        label_format = "音视频：{title}"
        template = "science_content/blocks/media.html"
        preview_value = {"title": "怎么量牛的胸围", "media": None, "transcript": "<p>把皮尺绕过前腿后面。</p>"}

"""How long words may be: limits are made for Chinese; a script that writes a syllable with several signs has four times the room."""

from typing import Any

from django.utils.functional import cached_property
from wagtail import blocks

TIMES = 4  # code points of Tibetan to a character of Chinese


class Room:
    """`chinese_length`: the most characters in Chinese, which the editor's field takes and the publish gate asks.

    The block itself takes four times as many, as it cannot know in which language it stands. In migrations it is the
    stock block that it was before: words are stored in JSON, whose columns know no length.
    """

    chinese_length: int
    stock: str

    def __init__(self, *args: Any, max_length: int, **kwargs: Any) -> None:
        self.chinese_length = max_length
        super().__init__(*args, max_length=max_length * TIMES, **kwargs)  # type: ignore[call-arg]  # a block takes it

    def too_long(self, text: str, in_chinese: bool) -> str:
        """A Chinese sentence where `text` is longer than it may be, else ""."""
        most = self.chinese_length * (1 if in_chinese else TIMES)
        return f"{self.label}最多{most}个字，现在{len(text)}个。" if len(text) > most else ""  # type: ignore[attr-defined]

    def deconstruct(self) -> tuple[str, Any, Any]:
        path, args, kwargs = super().deconstruct()  # type: ignore[misc]
        return (self.stock if type(self) in (ShortText, LongText) else path), args, kwargs


class ShortText(Room, blocks.CharBlock):
    """One line."""

    stock = "wagtail.blocks.CharBlock"

    def __init__(self, *args: Any, max_length: int, **kwargs: Any) -> None:
        super().__init__(*args, max_length=max_length, **kwargs)
        self.field.widget.attrs["maxlength"] = str(max_length)


class LongText(Room, blocks.TextBlock):
    """Several lines."""

    stock = "wagtail.blocks.TextBlock"

    @cached_property
    def field(self) -> Any:
        field = blocks.TextBlock.field.func(self)
        field.widget.attrs["maxlength"] = str(self.chinese_length)
        return field

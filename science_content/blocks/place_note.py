"""What holds in one county or prefecture only, and says so."""

from typing import Any

from wagtail import blocks

from places.regions import region_choices

from .choices import Choice
from .lengths import LongText, ShortText
from .notes import LEVELS

NOTE_LEVELS = [level for level in LEVELS if level[0] != "danger"]


class PlaceChoice(Choice):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"choices": region_choices} | kwargs)

    def deconstruct(self) -> tuple[str, Any, Any]:
        """In migrations without the places, which are data."""
        path, args, kwargs = super().deconstruct()
        return path, args, {**kwargs, "choices": []}


class PlaceNoteBlock(blocks.StructBlock):
    is_read_aloud = False  # part of it stands, and changes, in another place
    place = PlaceChoice(label="哪个地方")
    level = Choice(label="程度", choices=NOTE_LEVELS, default="information")
    title = ShortText(label="标题", max_length=200, required=False)
    text = LongText(label="内容", max_length=2000)

    class Meta:
        label = "只在一个地方"
        icon = "site"
        template = "science_content/blocks/place_note.html"
        preview_value = {"place": "532922", "level": "caution", "title": "", "text": "这里的雨季来得早。"}

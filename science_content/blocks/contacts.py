"""Who to ask: of which offices the numbers are shown. The numbers themselves stand in the record of each county."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms

from places.models import OFFICES

from .choices import Choices
from .lengths import LongText, ShortText
from .refusing import Refusing


class ContactsBlock(Refusing):
    is_read_aloud = False  # part of it stands, and changes, in another place
    title = ShortText(label="标题", max_length=200, required=False)
    offices = Choices(label="问谁", choices=OFFICES, widget=forms.CheckboxSelectMultiple)
    text = LongText(label="什么时候去问", max_length=500, required=False)

    class Meta:
        label = "问谁"
        icon = "help"
        template = "science_content/blocks/contacts.html"
        preview_value = {"title": "拿不准就问", "offices": ["plant", "vet"], "text": ""}

    @staticmethod
    def refused(value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        if not value.get("offices"):
            yield "offices", "请选问谁。"

"""A link to one block of a page, the same in every language: the page's translation key and the block's id."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.forms.widgets import Script
from django.utils.functional import cached_property
from django.utils.html import format_html
from wagtail import blocks
from wagtail.admin.telepath import register
from wagtail.blocks.field_block import FieldBlockAdapter
from wagtail.models import Page

UUID_FORM = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
STORED = re.compile(rf"(?P<page>(?:{UUID_FORM})?)#(?P<part>[0-9A-Za-z-]{{1,64}})")
ANCHOR = "b-"
CHOOSE = "选这一页的哪一块"
HOW = "这一页的，从名单里选；别处的，在读者的页面上找到那一部分，复制带“#b-”的链接，粘贴在下面。"


@dataclass(frozen=True)
class PartAddress:
    """`page`: a translation key, None for the page on which the link stands; `part`: id of a block or row of its body."""

    page: UUID | None
    part: str

    @classmethod
    def of(cls, stored: Any) -> "PartAddress | None":
        """None where nothing, or nothing known, is stored."""
        found = STORED.fullmatch(str(stored or ""))
        return found and cls(UUID(found["page"]) if found["page"] else None, found["part"])


class PartInput(forms.TextInput):
    """Above the field the blocks of the page that is being written, by name: `part_links.js` lists them and fills the field."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> Any:
        field = super().render(name, value, attrs, renderer)
        chosen = format_html(
            '<select data-part-choices aria-label="{0}"><option value="">{0}</option></select>', CHOOSE
        )
        return format_html('<div class="part-input">{}{}</div>', chosen, field)


class PartLink(blocks.FieldBlock):
    """Stored as `<translation key>#<block id>`, "" for none; the form also takes the address of a part as a reader sees it."""

    def __init__(self, label: str = "看哪一部分", required: bool = False, **kwargs: Any) -> None:
        self.field = forms.CharField(required=required, max_length=500, help_text=HOW, widget=PartInput)
        super().__init__(label=label, help_text=HOW, **kwargs)

    def clean(self, value: Any) -> str:
        return link_of(super().clean(value))

    def deconstruct(self) -> tuple[str, Any, Any]:
        """In migrations a field of a kind that is always there: what is stored is a text."""
        return "wagtail.blocks.RegexBlock", (), {"regex": "", "required": False}


def link_of(typed: Any) -> str:
    """Of an address of a part, or of what is stored already. Raises ValidationError where it leads to no page."""
    text = re.sub(rf"#{ANCHOR}", "#", str(typed or "").strip())
    if not text or STORED.fullmatch(text):
        return text
    try:
        parts = urlsplit(text)
    except ValueError:
        parts = urlsplit("")
    part = parts.fragment
    if not re.fullmatch(r"[0-9A-Za-z-]{1,64}", part):
        raise ValidationError(f"认不出这个链接。{HOW}")
    if not parts.path:
        return f"#{part}"
    path = re.sub(r"\A/e/[0-9]{6}(?=/)", "", unquote(parts.path))
    key = Page.objects.filter(url_path=path).values_list("translation_key", flat=True).first()
    if key is None:
        raise ValidationError(f"这个链接里的页面找不到。{HOW}")
    return f"{key}#{part}"


class PartLinkAdapter(FieldBlockAdapter):
    @cached_property
    def media(self) -> forms.Media:
        module: Any = Script("science_content/part_links.js", type="module")  # the stubs know of paths only
        return super().media + forms.Media(js=[module])


register(PartLinkAdapter(), PartLink)

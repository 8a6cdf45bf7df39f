"""Links to parts of pages, in the dress of the request."""

from dataclasses import dataclass

from django import template

from ..pages.models import SciencePage
from ..pages.parts import name_of
from ..pages.reading import Reading
from ..reader import Reader

register = template.Library()


@dataclass(frozen=True)
class Way:
    """`name` of the part and `of`, the page it stands on where that is another; `tag`: of the language of that other page."""

    href: str
    name: str
    of: str
    tag: str


@register.simple_tag(takes_context=True)
def part_at(context: dict, stored: str | None) -> Way | None:
    """Where a link to a part leads; None where there is none, or it cannot be read now."""
    page = context.get("page")
    if not stored or page is None:
        return None
    reading = context.get("reading") or Reading(page)
    part = reading.parts.get(stored)
    if part is None:
        return None
    anchor = f"#b-{part.block_id}"
    if part.is_here:
        return Way(anchor, part.name, "", "")
    tag = "" if part.page.language == page.language else part.page.language.tag
    return Way(Reader.within(context).href(part.page) + anchor, part.name, part.page.title, tag)


@register.simple_tag
def part_name(page: SciencePage | None, block_id: str) -> str:
    """What a block of the page is called, for its source; "" where there is none."""
    found = next((block for block in page.body if block.id == block_id), None) if page and block_id else None
    return name_of(found.block, found.value) or str(found.block.label) if found else ""

"""What content templates ask: addresses by dress, doses by what may be shown, words marked with their language."""

import re
from datetime import datetime

from django import template
from django.conf import settings
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext
from wagtail.rich_text import RichText

from languages import registry
from languages.scripts import split_han, with_line_breaks
from places.models import OFFICES

from ..blocks.costs import COST_PER
from ..blocks.dose import TIMES_PER
from ..blocks.evidence import PROOFS, proof_of
from ..blocks.fertiliser import NUTRIENTS
from ..blocks.notes import LEVELS
from ..blocks.pest import KINDS as PEST_KINDS
from ..blocks.pest import WAYS
from ..blocks.pictures import VERDICTS as VERDICTS_OF_PICTURES
from ..blocks.product import FORMS, KINDS, STRENGTH_UNITS
from ..blocks.seasons import MONTHS, THIRDS
from ..blocks.units import DOSE_PER, DOSE_UNITS, FACT_UNITS, FERTILISER_UNITS
from ..blocks.varieties import YIELD_PER
from ..blocks.waits import NEVER, WAITS
from ..factchecks.models import VERDICTS
from ..pages.audience import AUDIENCES
from ..pages.bits import keys_in
from ..pages.reading import DoseReading, Reading
from ..pages.streams import STREAMS
from ..pages.types import listed_types
from ..reader import Reader

register = template.Library()
BY_GROUP = {
    "kind": KINDS,
    "form": FORMS,
    "strength": STRENGTH_UNITS,
    "times": [(key, f"{name}最多用") for key, name in TIMES_PER],
    "never": NEVER,
    "proof": PROOFS,
    "wait name": [(key, name) for key, (name, _) in WAITS.items()],
    "wait meaning": [(key, meaning) for key, (_, meaning) in WAITS.items()],
    "month": MONTHS,
    "third": THIRDS,
    "nutrient": list(NUTRIENTS.items()),
    "pest": PEST_KINDS,
    "way": WAYS,
    "cost per": COST_PER,
    "picture": VERDICTS_OF_PICTURES,
    "office": OFFICES,
    "yield": YIELD_PER,
}
LABELS = {
    **dict(FACT_UNITS),
    **dict(DOSE_UNITS),
    **dict(FERTILISER_UNITS),
    **dict(DOSE_PER),
    **dict(LEVELS),
    **dict(VERDICTS),
    **dict(AUDIENCES),
    **dict(STREAMS),
    **{f"unit {key}": name for key, name in FACT_UNITS},  # "mu" is 亩 over a column, 每亩 in a dose
    **{f"{group} {key}": name for group, choices in BY_GROUP.items() for key, name in choices},
}
TAGS = re.compile(r"(<[^>]*>)")
HREF = re.compile(r'<a\b[^>]*\bhref="([^"]*)"[^>]*>')


def _in_chinese() -> bool:
    return (get_language() or registry.SOURCE).lower() == registry.SOURCE


@register.filter
def words(text: str | None, around: str = "") -> SafeString:
    """`text`, escaped, with soft breaks between Dai syllables; on a page in another language Chinese says `lang="zh-Hans"`.

    `around`: the tag of the element that holds it, where that is not the page's; Chinese in Chinese goes unmarked.
    """
    if not text or _in_chinese() or around == "zh-Hans":
        return _breakable(conditional_escape(text or ""))
    return mark_safe("".join(_marked(piece, is_han) for is_han, piece in split_han(str(text))))


@register.filter
def is_chinese(text: str | None) -> bool:
    """Whether `text` holds Chinese on a page that is in another language: for attributes, which cannot hold marks."""
    return bool(text) and not _in_chinese() and any(is_han for is_han, _ in split_han(str(text)))


@register.filter
def after(text: str | None, mark: str) -> SafeString | str:
    """`text` behind `mark`, nothing where there is no text: for a list on one line in which no gap may stand."""
    return format_html("{}{}", mark, text) if text else ""


@register.simple_tag
def written_languages() -> list[registry.Language]:
    """Every language of the registry, in its order."""
    return list(registry.LANGUAGES.values())


def _marked(piece: str, is_han: bool) -> str:
    return format_html('<span lang="zh-Hans">{}</span>', piece) if is_han else _breakable(conditional_escape(piece))


def _breakable(escaped: str) -> SafeString:
    return mark_safe(with_line_breaks(escaped, "<wbr>"))


@register.simple_tag(takes_context=True)
def rich_words(context: dict, value: RichText | str) -> SafeString:
    """Rich text with its Chinese marked; in a closed dress its links stay inside, and what would lead out is plain text."""
    html = str(value if isinstance(value, RichText) else RichText(value or ""))
    reader = Reader.within(context)
    if reader.dress.is_closed:
        html = HREF.sub(lambda match: _inside(match, reader), html)
    return mark_safe("".join(part if part.startswith("<") else _marked_html(part) for part in TAGS.split(html)))


def _inside(match: re.Match, reader: Reader) -> str:
    address = match.group(1)
    stays = address.startswith("/") and address.lstrip("/").split("/")[0] in registry.LANGUAGES
    return f'<a href="{reader.inside(address)}">' if stays else "<a>"


def _marked_html(escaped: str) -> str:
    if _in_chinese():
        return _breakable(escaped)
    pieces = split_han(escaped)
    return "".join(f'<span lang="zh-Hans">{piece}</span>' if is_han else _breakable(piece) for is_han, piece in pieces)


@register.simple_tag(takes_context=True)
def page_href(context: dict, page) -> str:
    """The page's address in the dress of this request."""
    return Reader.within(context).href(page)


@register.simple_tag(takes_context=True)
def about_href(context: dict, page, room: str) -> str:
    """The address of a room of the site that is about the page, such as "feedback", in the dress of this request."""
    return Reader.within(context).about(page, room)


@register.simple_tag
def canonical(page) -> str:
    """The page's one full address, the same from a kiosk."""
    return settings.WAGTAILADMIN_BASE_URL + page.url_path


@register.simple_tag(takes_context=True)
def dose_for(context: dict, value, block_id: str | None):
    """The `DoseReading` of a dose block, or None where its numbers must not be shown."""
    reading = context.get("reading")
    if reading is None:
        page = context.get("page")
        if page is None:  # the editor's preview of a single block
            return DoseReading(value, value, "zh-Hans", registry.get(registry.SOURCE), value, proof_of(value))
        reading = Reading(page)
    return reading.dose(value, block_id or "")


@register.simple_tag(takes_context=True)
def numbers_shown(context: dict) -> bool:
    """Whether numbers outside a dose may be shown here: not where they may be older than the Chinese page's."""
    reading = context.get("reading")
    return reading is None or reading.numbers_are_current


@register.simple_tag
def hidden_block(page, block_id: str | None) -> dict | None:
    """{"reason", "at", "by"} of a block that was hidden on `page` or its Chinese page; None where it may be shown."""
    if page is None or not block_id:
        return None
    source = page.source_page if page.pk else None
    said = page.hidden_blocks.get(block_id) or (source and source.hidden_blocks.get(block_id))
    return said and said | {"at": datetime.fromisoformat(said["at"])}


@register.filter
def label(key: str | None) -> str:
    """The word of a dose's unit or per-what, a warning level, a verdict, a stream, in the interface's language."""
    return gettext(LABELS[key]) if key in LABELS else ""


@register.filter
def unit(key: str | None) -> str:
    """The word of a unit that stands over a column of numbers."""
    return label(f"unit {key}")


@register.filter
def month(key: str) -> str:
    """3月, in the interface's language."""
    return label(f"month {key}")


@register.filter
def kind(page) -> str:
    """What readers call this kind of page, as it goes to gettext; `page` need not be in its own type."""
    return page.specific_class.kind


@register.filter
def list_word(slug: str) -> str:
    """What readers call the page type whose list has this slug, in the interface's language."""
    return gettext(listed_types()[slug].kind)


@register.filter
def list_drawing(slug: str) -> str:
    """The symbol of pictures/kinds.svg that stands for the page type whose list has this slug."""
    return listed_types()[slug].drawing or ""


@register.filter
def audiences(page) -> list[str]:
    """For whom a page is written, in the interface's language; empty for everybody."""
    return [label(key) for key in keys_in(AUDIENCES, page.audience)]


@register.simple_tag
def verdict_scale() -> list[tuple[int, str]]:
    """(step, verdict) from 1, not true at all, to 5."""
    return list(enumerate((key for key, _ in reversed(VERDICTS)), start=1))


@register.filter
def number(value) -> str:
    """A number without superfluous zeros: 10.0000 → 10."""
    if value is None:
        return ""
    text = f"{value:f}" if hasattr(value, "as_tuple") else str(value)
    return text.rstrip("0").rstrip(".") if "." in text else text


@register.filter
def in_dose(value, language: registry.Language) -> str:
    """A number, or numbers as text, in the digits that a dose shows in `language`; others than ASCII say whose they are."""
    text = value if isinstance(value, str) else number(value)
    shown = language.in_dose(text)
    return text if shown == text else format_html('<span lang="{}">{}</span>', language.tag, shown)

"""What a page says of itself to other machines, and to the phone of whoever stands before it."""

import json
from urllib.parse import urljoin

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.images.shortcuts import get_rendition_or_not_found

from languages import registry

from ..media.pictures import SLOTS
from ..pages.structured import graph
from .science import canonical

register = template.Library()
IN_SCRIPT = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.simple_tag(takes_context=True)
def structured_data(context: dict, page) -> SafeString:
    """The page's JSON-LD as a block of data, which no policy has to allow: nothing in it can run or end it."""
    said = graph(page, canonical, image=cover_address(page), chapters=context.get("chapters") or ())
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":")).translate(IN_SCRIPT)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))


@register.simple_tag
def cover_address(page) -> str:
    """The absolute address of the page's cover; "" where it has none, it must not be shown, or the file is lost."""
    shown = page.cover and page.cover.may_be_shown
    rendition = shown and get_rendition_or_not_found(page.cover, SLOTS["cover"].fallback)
    return urljoin(settings.WAGTAILADMIN_BASE_URL, rendition.url) if rendition and rendition.width else ""


@register.simple_tag
def alternates(page) -> list[tuple[str, str]]:
    """(hreflang, absolute address) of the page in every language where it stands, Chinese also as x-default; [] for one alone."""
    versions = page.versions
    if len(versions) < 2:
        return []
    found = [(registry.get(code).tag, canonical(each)) for code, each in versions.items()]
    source = versions.get(registry.SOURCE)
    return [*found, ("x-default", canonical(source))] if source else found


@register.filter
def territory_tag(language: registry.Language) -> str:
    """As Open Graph spells a locale: bo_CN."""
    return f"{language.code.partition('-')[0]}_CN"

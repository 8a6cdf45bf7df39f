"""A sentence as the engine holds it, on a screen of staff."""

from bs4 import BeautifulSoup
from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from translation.engine.typed import as_typed

register = template.Library()
register.filter("typed", as_typed)
MEANT = {"sup", "sub", "b", "strong", "i", "em"}  # 10<sup>6</sup> is another number without its tag


@register.filter
def inline(html: str) -> SafeString:
    """What changes the sense of a sentence; links and whatever else lose their tags."""
    if "<" not in html and "&" not in html:
        return escape(html)
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup.find_all(True):
        tag.attrs = {}
        if tag.name not in MEANT:
            tag.unwrap()
    return mark_safe(soup.decode(formatter="html"))  # noqa: S308 -- only tags of MEANT are left, without attributes

"""Addresses of pages. A front page's slug is its language's code, so the address of a page is its `url_path`: "/bo/…"."""

import re

from languages import registry

from .models import SciencePage


def page_at(address: str) -> SciencePage | None:
    """The page at an address such as "/bo/topic/manual/chapter/", in its own type and with its trail; None elsewhere.

    It is live, or was public and then withdrawn: who serves it answers 410.
    Two queries and one for the cover's renditions, however deep the page lies: Wagtail's walk down the tree takes two a level.
    """
    parts = [part for part in address.split("/") if part]
    above = ["/".join(["", *parts[:end], ""]) for end in range(2, len(parts) + 1)]
    line = SciencePage.objects.filter(slug__in=parts[1:], url_path__in=above).select_related("locale").order_by("path")
    *trail, found = [*line.without_body()] or [None]
    if found is None or found.url_path != address or not (found.live or _was_withdrawn(found)):
        return None
    rows = found.specific_class.objects.select_related("locale", "cover").prefetch_related("cover__renditions")
    page = rows.get(pk=found.pk)
    page.trail = trail
    return page


def source_at(asked: str) -> SciencePage | None:
    """The Chinese page, live or not, that a keeper names by its number or by the address that readers see."""
    pages = SciencePage.objects.filter(locale__language_code=registry.SOURCE)
    found = pages.filter(pk=int(asked)) if re.fullmatch("[0-9]{1,9}", asked) else pages.filter(url_path=asked)
    page = found.first()
    return page and page.specific


def _was_withdrawn(page: SciencePage) -> bool:
    """Unpublished or expired besides: its readers are told why it is gone, as before."""
    return page.withdrawn_at is not None and page.first_published_at is not None

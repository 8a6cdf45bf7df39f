"""Makes a plain page that says the same as a page of ours."""

from collections.abc import Iterator
from html import escape

from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Site

from tools.bench.plain.models import PlainPage


def copy_as_plain(*, address: str, slug: str) -> PlainPage:
    """Publish `slug` below the site's root with the words of the page at `address`, paragraph by paragraph."""
    answer = Client(headers={"host": "127.0.0.1"}).get(address)
    main = BeautifulSoup(answer.content, "html.parser").find("main")
    page = PlainPage(title=main.h1.get_text(strip=True), slug=slug, body="".join(_paragraphs(main)))
    Site.objects.get(is_default_site=True).root_page.add_child(instance=page)
    page.save_revision().publish()
    return page


def _paragraphs(main) -> Iterator[str]:
    """Every piece of text once, so that the two pages hold the same letters."""
    for text in main.find_all(string=True):
        if text.strip() and not text.find_parent("h1"):
            heading = text.find_parent(["h2", "h3"])
            name = heading.name if heading else "p"
            yield f"<{name}>{escape(text.strip())}</{name}>"

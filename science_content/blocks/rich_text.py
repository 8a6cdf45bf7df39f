"""What stands in a rich text as it is stored: its paragraphs and its links."""

from collections.abc import Iterator
from functools import lru_cache

from bs4 import BeautifulSoup

PARAGRAPHS = ("p", "li", "h2", "h3", "h4", "blockquote")


@lru_cache(maxsize=128)  # each draft and each index of a page asks for the same
def paragraphs(html: str) -> tuple[str, ...]:
    """The text of each paragraph and list item, without markup."""
    soup = BeautifulSoup(html, "html.parser")
    for line_break in soup.find_all("br"):
        line_break.replace_with("\n")
    found = [tag.get_text() for tag in soup.find_all(PARAGRAPHS) if not tag.find(PARAGRAPHS)]
    return tuple(found) or (soup.get_text(),)


def anchors(html: str) -> Iterator[tuple[dict[str, str], str]]:
    """(attributes, words) of each `<a>`."""
    if "<a" in html:
        for tag in BeautifulSoup(html, "html.parser").find_all("a"):
            yield {name: str(value) for name, value in tag.attrs.items()}, tag.get_text()

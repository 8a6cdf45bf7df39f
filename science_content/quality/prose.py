"""The words of a page, piece by piece, each with the block or field that it stands in."""

from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup

PARAGRAPHS = ("p", "li", "h2", "h3", "h4", "blockquote")
APART = {"title", "summary", "body", "seo_title", "search_description"}


@dataclass(frozen=True)
class Prose:
    """`kind`: "heading", "label" (alt texts, captions, cells, purposes) or "prose", whose sentences are read in one go."""

    text: str
    kind: str
    block: str = ""
    field: str = ""

    @property
    def place(self) -> dict[str, str]:
        return {"block": self.block, "field": self.field}


def words_of(page) -> Iterator[Prose]:
    """Everything that readers see of `page`, save what a product's label says (a dose's substance)."""
    yield Prose(page.title or "", "heading", field="title")
    yield Prose(page.summary or "", "prose", field="summary")
    for name in sorted(page.translated_fields - APART):
        yield Prose(getattr(page, name) or "", "prose", field=name)
    for block in page.body:
        for text, kind, block_id in _words_of_block(block):
            yield Prose(text or "", kind, block=block_id)


def prose_of(page) -> Iterator[Prose]:
    return (piece for piece in words_of(page) if piece.kind == "prose")


def paragraphs(html: str) -> list[str]:
    """The text of each paragraph and list item of a rich text, without markup."""
    soup = BeautifulSoup(html, "html.parser")
    for line_break in soup.find_all("br"):
        line_break.replace_with("\n")
    found = [tag.get_text() for tag in soup.find_all(PARAGRAPHS) if not tag.find(PARAGRAPHS)]
    return found or [soup.get_text()]


def _words_of_block(block) -> Iterator[tuple[str, str, str]]:
    """(text, kind, id): a step is its own place; else the block is."""
    value = block.value
    match block.block_type:
        case "heading":
            yield value, "heading", block.id
        case "text":
            yield from ((text, "prose", block.id) for text in paragraphs(value.source))
        case "steps":
            yield value.get("title"), "heading", block.id
            for item in value["steps"].bound_blocks:
                yield item.value.get("text"), "prose", item.id
                yield item.value.get("alt"), "label", item.id
        case "warning":
            yield value.get("title"), "heading", block.id
            yield value.get("text"), "prose", block.id
        case "quote":
            yield value.get("text"), "prose", block.id
        case "figure":
            yield value.get("alt"), "label", block.id
            yield value.get("caption"), "prose", block.id
        case "dose":
            yield value.get("purpose"), "label", block.id
            yield value.get("method"), "label", block.id
        case "fact_table":
            yield value.get("title"), "heading", block.id
            yield value.get("note"), "prose", block.id
            yield from ((cell.get("text"), "label", block.id) for row in value["rows"] for cell in row["cells"])
        case "media":
            yield value.get("title"), "heading", block.id
            transcript = value.get("transcript")
            yield from ((text, "prose", block.id) for text in paragraphs(transcript.source if transcript else ""))

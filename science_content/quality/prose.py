"""The words of a page, piece by piece, each with the block or field that it stands in."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..blocks import answers

LABELLED = "name"  # what a product's label says is not ours to word
APART = {"title", "summary", "body", "seo_title", "search_description"}


@dataclass(frozen=True)
class Prose:
    """`kind`: as `blocks.leaves.Leaf.kind` says; the sentences of "prose" are read in one go."""

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
    for said in answers.words(page.body.stream_block, page.body):
        if said.kind != LABELLED:
            yield Prose(said.text, said.kind, block=said.place)


def shown_lines(page) -> Iterator[tuple[answers.ShownLine, str]]:
    """(line, name of its field) of every text that is shown of `page`, in lists and to machines too; see `answers.lines`."""
    for name in sorted(page.translated_fields - {"body"}):
        yield answers.ShownLine(getattr(page, name) or "", "", ""), name
    yield from ((line, "") for line in answers.lines(page.body.stream_block, page.body))


def prose_of(page) -> Iterator[Prose]:
    return (piece for piece in words_of(page) if piece.kind == "prose")

"""The Chinese page of a step, fetched and taken apart once for all that is compared with it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from science_content.blocks import answers
from science_content.models import ArticlePage
from science_content.pages.raw import raw_body

from .reading import Read, read

Words = list[tuple[str, str]]  # (path, Chinese)


@dataclass
class Original:
    """`page` as it is stored, and what its address answers."""

    page: ArticlePage
    status: int
    html: str

    @property
    def is_open(self) -> bool:
        return self.page.live and not self.page.withdrawn_at

    @property
    def read(self) -> Read:
        return read(self.html)

    @cached_property
    def says(self) -> list[str]:
        """Its title, its summary and each sentence, without hidden blocks."""
        said = answers.words(self.page.body.stream_block, self.page.shown_body)
        return [self.page.title, self.page.summary, *(each.text for each in said if each.text)]

    @cached_property
    def places(self) -> list[tuple[str, Words]]:
        """(id, its words) of every dose and fertiliser that is not hidden, in the order of the page."""
        found = []
        for item in raw_body(self.page):
            if item["id"] in self.page.hidden_blocks or item["type"] not in ("dose", "dose_table", "fertiliser"):
                continue
            inside, path = item["value"], f"body.{item['id']}"
            if item["type"] == "dose_table":
                found += [(row["id"], _words(row["value"], f"{path}.rows.{row['id']}")) for row in inside["rows"]]
            else:
                found.append((item["id"], _words(inside, path)))
        return found


def _words(value: dict[str, Any], path: str) -> Words:
    own = [(f"{path}.{name}", value.get(name) or "") for name in ("substance", "purpose", "method")]
    for row in value.get("applications", ()):
        own.append((f"{path}.applications.{row['id']}.stage", row["value"]["stage"]))
    return own

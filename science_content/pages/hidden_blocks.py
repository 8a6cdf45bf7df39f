"""A block that was hidden at once stays in the body, which is content, and leaves whatever readers and machines get of it."""

from typing import Any

from wagtail.blocks import StreamValue
from wagtail.search import index


class HidesBlocks:
    """Mixed into `SciencePage`. What is hidden is state: no publication and no old revision brings it back."""

    body: Any
    hidden_blocks: dict[str, dict[str, str]]

    @property
    def shown_body(self) -> StreamValue:
        """The body without its hidden blocks: for search, excerpts, structured data. Pages themselves say what is missing."""
        if not self.hidden_blocks:
            return self.body
        raw = [block for block in self.body.raw_data if block.get("id") not in self.hidden_blocks]
        return StreamValue(self.body.stream_block, raw, is_lazy=True)


class ShownBody(index.SearchField):
    """The words of the body for an index, without hidden blocks."""

    def get_value(self, obj: Any) -> Any:
        return self.get_field(type(obj)).get_searchable_content(obj.shown_body)

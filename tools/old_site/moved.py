"""Names of an earlier commit in today's words, so that a model may move to another part without its rows seeming lost."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Moved:
    """`models`: "science_content.place" → "places.place", in lower case, as content types have it.

    A table that is named by its model follows; any other stands in `tables`. `columns`: "table.column" of today's table → column.
    """

    models: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)

    def model(self, label: str) -> str:
        return self.models.get(label, label)

    def table(self, name: str) -> str:
        if name in self.tables:
            return self.tables[name]
        for then, now in self.models.items():
            stem = then.replace(".", "_")
            if name == stem or name.startswith(f"{stem}_"):  # the second: its relations to many
                return now.replace(".", "_") + name.removeprefix(stem)
        return name

    def column(self, table: str, name: str) -> str:
        """`table` by today's name."""
        return self.columns.get(f"{table}.{name}", name)


NOTHING = Moved()

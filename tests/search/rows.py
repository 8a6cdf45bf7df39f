"""What people type, the language they type it in, and the page that must then come first: the rows of queries.tsv."""

from pathlib import Path
from typing import NamedTuple


class Row(NamedTuple):
    """`why` names a miss that is known; else it is empty."""

    question: str
    language: str
    slug: str
    why: str = ""


def rows() -> list[Row]:
    lines = (Path(__file__).parent / "queries.tsv").read_text(encoding="utf-8").splitlines()
    return [Row(*line.split("\t")) for line in lines if not line.startswith("#")]


def first_hit(row: Row) -> str:
    """The slug of the page that comes first; "" where nothing is found."""
    from languages import registry
    from science_content.models import SciencePage
    from search.queries import find

    found = find(row.question, registry.get(row.language)).all
    return SciencePage.objects.get(pk=found[0]).slug if found else ""

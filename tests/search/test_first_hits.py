"""First hits on the demo: what people type, and the page that must then come first. The rows stand in queries.tsv."""

from pathlib import Path

import pytest

from languages import registry
from science_content.models import SciencePage
from search.queries import find

pytestmark = pytest.mark.django_db



def row(line: str):
    question, code, slug, *why = line.split("\t")
    marks = [pytest.mark.xfail(reason=why[0], strict=True)] if why else []
    return pytest.param(question, code, slug, marks=marks, id=f"{code}:{question}")


ROWS = [
    row(line)
    for line in (Path(__file__).parent / "queries.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("question", "code", "slug"), ROWS)
def test_the_right_page_comes_first(question, code, slug):
    found = find(question, registry.get(code))
    slugs = dict(SciencePage.objects.values_list("pk", "slug"))
    assert [slugs[page_id] for page_id in found.all][:1] == [slug]


def test_there_are_enough_rows_and_no_row_twice():
    assert len(ROWS) >= 150
    assert len({row.id for row in ROWS}) == len(ROWS)
    assert sum(bool(row.marks) for row in ROWS) <= 0.05 * len(ROWS)

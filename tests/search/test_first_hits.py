"""First hits on the demo: what people type, and the page that must then come first. The rows stand in queries.tsv.

The other engines are asked the same by `make bench ARGS=rows`.
"""

import pytest

from tests.search.rows import Row, first_hit, rows

pytestmark = pytest.mark.django_db

ROWS = [
    pytest.param(
        row,
        marks=[pytest.mark.xfail(reason=row.why, strict=True)] if row.why else [],
        id=f"{row.language}:{row.question}",
    )
    for row in rows()
]


@pytest.mark.parametrize("row", ROWS)
def test_the_right_page_comes_first(row: Row):
    assert first_hit(row) == row.slug


def test_there_are_enough_rows_and_no_row_twice():
    assert len(ROWS) >= 150
    assert len({row.id for row in ROWS}) == len(ROWS)
    assert sum(bool(row.marks) for row in ROWS) <= 0.05 * len(ROWS)

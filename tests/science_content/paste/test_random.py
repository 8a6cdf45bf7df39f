"""Whatever is put together of seen and unseen pieces: seen numbers arrive in their order, unseen ones never."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.science_content.paste.test_filter import HIDDEN, SEEN, STRUCK

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("paste")]
INLINE = [piece for piece in SEEN if "<div" not in piece and "<style" not in piece]
FRAMES = [
    "<p>{}</p>",
    "<div><b>{}</b></div>",
    "<ul><li>{}</li></ul>",
    "<h2>{}</h2>",
    "<table><tr><td>{}</td><td>甲</td></tr><tr><td>乙</td><td>丙</td></tr></table>",
    "<blockquote><p>{}<p></blockquote>",
    "<section><div>{}</section>",
]
PIECES = [(piece, True) for piece in INLINE] + [(piece, False) for piece in STRUCK + HIDDEN]
documents = st.lists(
    st.tuples(st.sampled_from(FRAMES), st.lists(st.sampled_from(PIECES), min_size=1, max_size=6)),
    min_size=1,
    max_size=8,
)


def built(document: list) -> tuple[str, list[str]]:
    """The HTML, and the numbers that its reader sees; each number is another."""
    html, seen, number = "", [], 10_000
    for frame, pieces in document:
        inside = ""
        for piece, is_seen in pieces:
            number += 1
            inside += f"、{piece.format(number)}"
            seen += [str(number)] if is_seen else []
        html += frame.replace("{}", inside)
    return html, seen


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(documents)
def test_seen_numbers_arrive_and_unseen_ones_never(alone, document):
    html, seen = built(document)
    said = alone.evaluate("html => { const { html: out, text } = clean(html, ''); return { out, text }; }", html)
    assert re.findall(r"\d{5,}", said["text"]) == seen
    assert re.findall(r"\d{5,}", said["out"]) == seen


@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(st.lists(st.lists(st.integers(0, 99_999), min_size=2, max_size=6), min_size=2, max_size=6))
def test_cells_never_touch(alone, rows):
    width = max(map(len, rows))
    rows = [[str(number) for number in row + [0] * (width - len(row))] for row in rows]
    html = "<table>" + "".join("<tr><td>" + "<td>".join(row) for row in rows) + "</table>"
    for clipboard in ([html, ""], ["", "\n".join("\t".join(row) for row in rows)]):
        said = alone.evaluate("([html, plain]) => clean(html, plain)", clipboard)
        assert said["tables"] == [rows]
        assert re.findall(r"\d+", said["text"]) == [number for row in rows for number in row]

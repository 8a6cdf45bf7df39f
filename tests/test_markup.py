"""Templates, styles and scripts stand one thing a line, so that a reviewer sees what changed in the limits of a dose."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NO_PART = {"tests", "tools"}  # no part of the product
PARTS = sorted(path.parent for path in ROOT.glob("*/__init__.py") if path.parent.name not in NO_PART)
MOST_COLUMNS = 120  # a Chinese letter counts as one
MOST_LINES = 60  # of a template

VOID = "area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr"
TEMPLATE_TAG = re.compile(r"{[%#{].*?[%#}]}")
OPENED, CLOSED = re.compile(rf"<(?!(?:{VOID})\b)[a-z]"), re.compile(r"</[a-z]|/>")
NOT_CSS = re.compile(r"/\*.*?\*/|\"[^\"]*\"|'[^']*'", re.DOTALL)
CROWDED = re.compile(r"[;{][^\S\n]*[^\s;]|\S[^\S\n]*}|}[^\S\n]*\S")


def files(*kinds: str) -> list[Path]:
    return [path for part in PARTS for kind in kinds for path in sorted(part.rglob(f"*.{kind}"))]


def wide(text: str) -> Iterator[int]:
    """Numbers of lines over MOST_COLUMNS."""
    return (number for number, line in enumerate(text.splitlines(), start=1) if len(line) > MOST_COLUMNS)


def nested(html: str) -> Iterator[int]:
    """Numbers of lines that open two elements and leave them open, or close two that others opened."""
    for number, line in enumerate(html.splitlines(), start=1):
        bare = TEMPLATE_TAG.sub("", line)
        if abs(len(OPENED.findall(bare)) - len(CLOSED.findall(bare))) > 1:
            yield number


def crowded(css: str) -> Iterator[int]:
    """Numbers of lines with a second declaration, or with a declaration beside a bracket."""
    bare = NOT_CSS.sub(lambda found: re.sub(r"[^\n]", " ", found[0]) if found[0][0] == "/" else '""', css)
    return (number for number, line in enumerate(bare.splitlines(), start=1) if CROWDED.search(line))


def found_in(paths: list[Path], fault: Callable[[str], Iterator[int]]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number}" for path in paths for number in fault(path.read_text(encoding="utf-8"))
    ]


def test_every_part_is_looked_through():
    assert {"cms", "desk", "home", "languages", "science_content", "search", "translation"} <= {
        part.name for part in PARTS
    }
    assert len(files("html")) > 150 and len(files("css")) > 20 and len(files("js")) > 4


def test_no_line_is_wider_than_a_reviewer_sees():
    assert found_in(files("html", "css", "js"), wide) == []


def test_no_template_is_longer_than_a_screen():
    lengths = {path.relative_to(ROOT): len(path.read_text(encoding="utf-8").splitlines()) for path in files("html")}
    assert {path: length for path, length in lengths.items() if length > MOST_LINES} == {}


def test_a_template_opens_and_closes_elements_one_a_line():
    assert found_in(files("html"), nested) == []


def test_a_style_says_one_thing_a_line():
    assert found_in(files("css"), crowded) == []


@pytest.mark.parametrize(
    "fault, text, lines",
    [
        (wide, "字" * 120 + "\n" + "字" * 121, [2]),
        (nested, '<ul class="x">\n  <li><a href="{{ a }}">b</a></li>\n</ul>', []),
        (nested, "<ul><li>\n<p>a</p>\n</li></ul>", [1, 3]),
        (nested, "<p>\n<img><br>{# <b><b> #}\n<b>a</b><i>b</i></p>", []),
        (nested, '<a\n  href="{% url "x" %}">b</a>', []),
        (crowded, "a,\nb {\n  color: red;\n\n  /* c; d: e; { } */\n}\n", []),
        (crowded, 'a::after {\n  content: "; }";\n  --x: url("a;b");\n}', []),
        (crowded, "a {\n  color: red; top: 0;\n}", [2]),
        (crowded, "a { color: red; }", [1]),
        (crowded, "a {\n  color: red; }", [2]),
        (crowded, "a { color: red;\n}", [1]),
        (crowded, "@media print {\n  a {\n    top: 0;\n  } b {\n    top: 0;\n  }\n}", [4]),
        (crowded, "a {\n  top: 0;\n}}", [3]),
    ],
)
def test_a_planted_fault_is_named(fault, text, lines):
    assert list(fault(text)) == lines


def test_a_fault_is_named_with_its_file(tmp_path, monkeypatch):
    monkeypatch.setattr("tests.test_markup.ROOT", tmp_path)
    planted = tmp_path / "planted.css"
    planted.write_text("a {\n  color: red; top: 0;\n}\n", encoding="utf-8")
    assert found_in([planted], crowded) == ["planted.css:2"]

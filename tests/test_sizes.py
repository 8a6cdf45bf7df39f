"""Files and functions stay small enough to be read at once, and a public name means one thing in a part."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.layout import ROOT, names

LONGEST_FILE, LONGEST_FUNCTION = 300, 40  # lines
OURS = (*names(), "tests", "tools")
# Where a name is looked up by what holds it: hooks and tags register themselves, engines share one interface.
OWN_NAMES = {"engines", "templatetags", "settings", "commands", "evaluation"}
REGISTERS = {"hooks.py", "wagtail_hooks.py", "urls.py", "apps.py"}


def modules(*folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from (path for path in sorted((ROOT / folder).rglob("*.py")) if "migrations" not in path.parts)


def too_long(text: str) -> list[str]:
    """Names of the functions of a module that are too long, and "the file" where it is."""
    found = ["the file"] if text.count("\n") > LONGEST_FILE else []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            found += [node.name] * ((node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION)
    return found


def public_names(text: str) -> list[str]:
    """Functions and classes at the top of a module that others may ask for."""
    body = ast.parse(text).body
    found = [node.name for node in body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    return [name for name in found if not name.startswith("_")]


def said_twice(texts: dict[Path, str]) -> dict[str, list[str]]:
    """Name → the modules that define it, of one part."""
    found: dict[str, list[str]] = defaultdict(list)
    for path, text in texts.items():
        if not OWN_NAMES & set(path.parts) and path.name not in REGISTERS:
            for name in public_names(text):
                found[name].append(str(path))
    return {name: paths for name, paths in found.items() if len(paths) > 1}


@pytest.mark.parametrize("folder", OURS)
def test_files_and_functions_are_short(folder):
    found = {str(path.relative_to(ROOT)): too_long(path.read_text(encoding="utf-8")) for path in modules(folder)}
    assert {path: names for path, names in found.items() if names} == {}


@pytest.mark.parametrize("part", names())
def test_a_public_name_stands_once_in_a_part(part):
    texts = {path.relative_to(ROOT): path.read_text(encoding="utf-8") for path in modules(part)}
    assert said_twice(texts) == {}


def test_what_is_too_long_or_said_twice_is_named():
    lines = "    x = 1\n"
    assert too_long("def f():\n" + lines * 39) == [] and too_long("def f():\n" + lines * 40) == ["f"]
    assert too_long("x = 1\n" * 300) == [] and too_long("x = 1\n" * 301) == ["the file"]
    one, other = Path("search/a.py"), Path("search/rows/b.py")
    assert said_twice({one: "class Row: ...\n", other: "def Row(): ...\n"}) == {"Row": [str(one), str(other)]}
    assert said_twice({one: "def _row(): ...\n", other: "def _row(): ...\n"}) == {}

"""Every library is pinned where it is needed, and decision 0006 says of each why it is here."""

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(__file__).parents[1]
DECISION = ROOT / "docs" / "decisions" / "0006-libraries.md"
PIN = re.compile(r"([\w.-]+)(?:\[[\w,]+\])?==[\w.]+")
NOT_THE_SITE = {"tests", "tools", "docs", "locale", "var"}
RUN_BY_HAND = {"languages/fonts/make_fonts.py"}  # with the libraries of the tests


def plain(name: str) -> str:
    """The name of a distribution as registries compare it: Pillow is pillow, a_b is a-b."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(text: str) -> tuple[list[str], list[str]]:
    """(names pinned, lines that pin no exact version) of a file of requirements."""
    lines = [line.partition("#")[0].strip() for line in text.splitlines()]
    lines = [line for line in lines if line and not line.startswith("-r ")]
    matches = [(line, PIN.fullmatch(line)) for line in lines]
    return [plain(found[1]) for _, found in matches if found], [line for line, found in matches if not found]


def pinned(name: str) -> list[str]:
    return pins((ROOT / name).read_text(encoding="utf-8"))[0]


def rows(text: str) -> dict[str, list[str]]:
    """Library → the other cells of its row, of every table in the decision."""
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|")
    ]
    return {plain(name): rest for name, *rest in cells if name != "library" and set(name) != {"-"}}


def unlike(decision: str, libraries: Iterable[str]) -> list[str]:
    """Sentences about libraries without a whole row, and rows of libraries that nobody requires."""
    told, required = rows(decision), set(libraries)
    found = [f"{name}: no row in decision 0006" for name in sorted(required - told.keys())]
    found += [f"{name}: decision 0006 names it, no file requires it" for name in sorted(told.keys() - required)]
    return found + [
        f"{name}: a cell of its row is empty" for name, rest in told.items() if len(rest) != 4 or not all(rest)
    ]


def site_files(root: Path) -> Iterator[Path]:
    """Python of every part that the site runs; a part made later counts at once."""
    for folder in sorted(root.iterdir()):
        if folder.is_dir() and not folder.name.startswith(".") and folder.name not in NOT_THE_SITE:
            yield from sorted(path for path in folder.rglob("*.py") if str(path.relative_to(root)) not in RUN_BY_HAND)
    yield from root.glob("*.py")


def imported(paths: Iterable[Path], root: Path) -> dict[str, set[str]]:
    """Top module of others → the files that import it, in functions and migrations too."""
    ours, found = {path.name for path in root.iterdir()}, {}
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) and not node.level else []
            for top in {name.partition(".")[0] for name in names} - ours - sys.stdlib_module_names:
                found.setdefault(top, set()).add(str(path.relative_to(root)))
    return found


def unpinned(modules: dict[str, set[str]], libraries: Iterable[str]) -> list[str]:
    """Sentences about modules of which no distribution is among `libraries`."""
    distributions, allowed = packages_distributions(), set(libraries)
    return [
        f"{module}: imported by {', '.join(sorted(files))}, not pinned"
        for module, files in sorted(modules.items())
        if not {plain(name) for name in distributions.get(module, [])} & allowed
    ]


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-test.txt"])
def test_every_line_pins_an_exact_version_once(name):
    names, loose = pins((ROOT / name).read_text(encoding="utf-8"))
    assert loose == [] and len(names) == len(set(names)) and names


def test_no_library_of_the_site_is_pinned_for_tests_again():
    assert set(pinned("requirements.txt")) & set(pinned("requirements-test.txt")) == set()


def test_the_decision_has_a_row_for_every_library_and_for_no_other():
    libraries = pinned("requirements.txt") + pinned("requirements-test.txt")
    assert unlike(DECISION.read_text(encoding="utf-8"), libraries) == []


def test_what_the_site_imports_is_pinned_for_the_site():
    assert unpinned(imported(site_files(ROOT), ROOT), pinned("requirements.txt")) == []


def test_what_the_settings_name_is_pinned_for_the_site():
    named = {name.partition(".")[0] for name in [*settings.INSTALLED_APPS, *settings.MIDDLEWARE]}
    others = {name: {"the settings"} for name in named if not (ROOT / name).is_dir()}
    assert {"django", "axes"} <= others.keys() and unpinned(others, pinned("requirements.txt")) == []


def test_what_tests_and_tools_import_is_pinned():
    paths = [path for name in ("tests", "tools") for path in (ROOT / name).rglob("*.py")] + [
        ROOT / name for name in RUN_BY_HAND
    ]
    assert unpinned(imported(paths, ROOT), pinned("requirements.txt") + pinned("requirements-test.txt")) == []


TABLE = "| library | licence | for | instead of | size |\n| --- | --- | --- | --- | --- |\n"


@pytest.mark.parametrize(
    "table, sentence",
    [
        ("", "a-b: no row in decision 0006"),
        (
            "| A_b | MIT | x | - | 1 MB |\n| gone | MIT | x | - | 1 MB |\n",
            "gone: decision 0006 names it, no file requires it",
        ),
        ("| A_b | MIT | | - | 1 MB |\n", "a-b: a cell of its row is empty"),
        ("| A_b | MIT | x |\n", "a-b: a cell of its row is empty"),
    ],
)
def test_a_row_that_is_missing_left_over_or_empty_is_named(table, sentence):
    assert unlike(TABLE + table, ["a-b"]) == [sentence]


def test_an_import_in_a_new_part_is_named_and_one_by_hand_or_of_ours_is_not(tmp_path):
    for name, text in {
        "desk/views.py": "def f():\n    import hypothesis.strategies\n    from desk import forms\n",
        "desk/forms.py": "from . import views\nimport re\nfrom django import forms\nfrom nowhere.at import all\n",
        "languages/fonts/make_fonts.py": "import fontTools\n",
        "tests/test_x.py": "import pytest\n",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    assert unpinned(imported(site_files(tmp_path), tmp_path), pinned("requirements.txt")) == [
        "hypothesis: imported by desk/views.py, not pinned",
        "nowhere: imported by desk/forms.py, not pinned",
    ]


@pytest.mark.parametrize("line", ["Django>=5.2", "Django", "Django==5.*", "git+https://example.org/x.git"])
def test_a_line_without_an_exact_version_is_named(line):
    assert pins(f"# note\n-r other.txt\npsycopg[binary]==3.3.9\n{line}\n") == (["psycopg"], [line])

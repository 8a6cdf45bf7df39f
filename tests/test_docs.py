"""What the documents for developers name is there: paths, links, pictures, commands, names of our packages."""

import importlib
import re
from pathlib import Path

import pytest

from tests.layout import ROOT, names

PARTS = names()
DOCUMENTS = sorted(
    path.relative_to(ROOT)
    for path in [
        ROOT / "README.md",
        *ROOT.glob("docs/**/*.md"),
        *(ROOT / part / "README.md" for part in PARTS),
        ROOT / "languages/fonts/README.md",
        ROOT / "tools/README.md",
    ]
    if "handbook" not in path.parts
)
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)\)")
FENCES = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
PATH = re.compile(
    r"(?:[\w.-]+/)*[\w.-]+(?:\.(?:py|json|tsv|txt|css|html|md|toml|po|svg)|/)|Makefile|\.ci/run|\.env\.example"
)
MADE = ("var/", "images/", "original_images/", "__init__.py")  # by the site, or a name for many


def text(document: Path) -> str:
    return (ROOT / document).read_text(encoding="utf-8")


def named_paths(document: Path) -> list[str]:
    """Backticked words that look like files or folders of ours; addresses begin with a slash."""
    words = [word for word in CODE.findall(FENCES.sub("", text(document))) if PATH.fullmatch(word)]
    return [word for word in words if not word.startswith(MADE)]


def is_there(word: str, document: Path) -> bool:
    """From the top, from the document's folder, or a file of that name inside the part that it describes."""
    here = (ROOT / document).parent
    return (
        (ROOT / word).exists() or (here / word).exists() or (here != ROOT and any(here.glob(f"**/{word.rstrip('/')}")))
    )


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_every_path_is_there(document):
    assert [word for word in named_paths(document) if not is_there(word, document)] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_every_link_and_picture_is_there(document):
    links = [link for link in LINK.findall(text(document)) if not link.startswith(("http://", "https://", "mailto:"))]
    assert [link for link in links if not ((ROOT / document).parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_every_command_of_make_is_there(document):
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"(?:`|^)make ([a-z-]+)", text(document), re.MULTILINE)) <= targets


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_every_command_of_manage_is_there(document):
    from django.core.management import get_commands

    assert set(re.findall(r"manage\.py ([a-z_]+)", text(document))) <= set(get_commands())


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_every_name_of_our_packages_imports(document):
    names = [
        word
        for word in CODE.findall(text(document))
        if re.fullmatch(rf"(?:{'|'.join(PARTS)})(?:\.\w+)+", word) and not PATH.fullmatch(word)
    ]
    assert [name for name in names if not _imports(name)] == []


def _imports(name: str) -> bool:
    """Also true of the id of a check at start-up and of a follower's name."""
    if re.fullmatch(r"\w+\.[EW]\d{3}", name):
        return any(name in path.read_text(encoding="utf-8") for part in PARTS for path in (ROOT / part).glob("**/*.py"))
    from science_content.followers import actions as followers

    if name in {follower.name for follower in followers.registered()}:
        return True
    module, _, attribute = name.rpartition(".")
    for path, last in ((name, ""), (module, attribute)):
        try:
            return not last and bool(importlib.import_module(path)) or hasattr(importlib.import_module(path), last)
        except ModuleNotFoundError:
            continue
    return False


def test_a_path_that_is_gone_is_seen():
    assert not is_there("science_content/quality/no_such_file.py", Path("docs/architecture.md"))
    assert "docs/design.md" in named_paths(Path("README.md"))
    assert not _imports("science_content.quality.nothing.at_all")

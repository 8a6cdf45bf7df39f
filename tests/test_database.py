"""The template databases follow from what the code means: a comment makes none anew, a change makes what depends on it."""

from pathlib import Path

import pytest

from tests.database import key_of, meaning

FILES = {
    "docs/design.md": "## Parts\n```\ncms  wiring\nscience_content  pages\n```\n\n## Rooms\n",
    "requirements.txt": "Django==5.2\n",
    "cms/seed.py": "from science_content.pages import actions\n",
    "cms/views.py": "from science_content.pages import actions\n",
    "cms/templates/a.html": "<p>",
    "cms/demo/content/a.json": "{}",
    "science_content/__init__.py": "",
    "science_content/models.py": "SIZE = 1\n",
    "science_content/migrations/0001_initial.py": "operations = []\n",
    "science_content/pages/__init__.py": "",
    "science_content/pages/actions.py": "def act():\n    from science_content.pages import late\n\n    return 1\n",
    "science_content/pages/late.py": "STEP = 4\n",
    "science_content/data/crops.json": "[]",
}
MEANT = {
    "what a seed calls": ("science_content/pages/actions.py", "return 1", "return 2"),
    "what it imports inside a function": ("science_content/pages/late.py", "STEP = 4", "STEP = 5"),
    "a model": ("science_content/models.py", "SIZE = 1", "SIZE = 2"),
    "a migration": ("science_content/migrations/0001_initial.py", "[]", "[1]"),
    "data": ("science_content/data/crops.json", "[]", "[{}]"),
    "content": ("cms/demo/content/a.json", "{}", '{"a": 1}'),
    "a version": ("requirements.txt", "5.2", "5.3"),
}
NOT_MEANT = {
    "a comment": ("science_content/pages/actions.py", "return 1", "return 1  # one"),
    "a docstring": ("science_content/pages/actions.py", "def act():\n", 'def act():\n    """Act."""\n'),
    "another layout": ("science_content/models.py", "SIZE = 1", "SIZE = (\n    1\n)"),
    "a view": ("cms/views.py", "actions\n", "actions\n\nview = actions.act\n"),
    "a template": ("cms/templates/a.html", "<p>", "<div>"),
}


@pytest.fixture
def tree(tmp_path) -> Path:
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


def key_with(tree: Path, path: str, old: str, new: str) -> str:
    text = (tree / path).read_text()
    assert old in text
    (tree / path).write_text(text.replace(old, new))
    return key_of("cms/seed.py", root=tree)


@pytest.mark.parametrize("name", MEANT)
def test_a_change_of_meaning_makes_another_template(tree, name):
    assert key_of("cms/seed.py", root=tree) != key_with(tree, *MEANT[name])


@pytest.mark.parametrize("name", NOT_MEANT)
def test_what_means_nothing_to_a_seed_makes_none(tree, name):
    assert key_of("cms/seed.py", root=tree) == key_with(tree, *NOT_MEANT[name])


def test_a_docstring_alone_is_no_meaning():
    assert meaning('def f():\n    """Say."""\n    return 1\n') == meaning("def f():\n    return 1\n")

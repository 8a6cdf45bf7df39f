"""The order of parts holds, and each way of breaking it is caught by name."""

from pathlib import Path

import pytest

from tests.architecture import PARTS, violations

ROOT = Path(__file__).resolve().parents[1]

PLANTED = {
    "an upward import": (
        "science_content/articles/models.py",
        "from home.models import FrontPage\n",
        "imports home.models upwards",
    ),
    "a relative import of a part above": ("search/queries.py", "import cms.urls\n", "imports cms.urls upwards"),
    "Django in languages": ("languages/registry.py", "from django.conf import settings\n", "languages is plain Python"),
    "an upward load": (
        "science_content/templates/science_content/article_page.html",
        "{% load language_choices %}",
        "loads language_choices upwards",
    ),
    "an upward extends": (
        "science_content/templates/science_content/article_page.html",
        '{% extends "base.html" %}',
        "extends base.html upwards",
    ),
    "an upward include": (
        "search/templates/search/results.html",
        '{% include "home/tiles.html" %}',
        "includes home/tiles.html upwards",
    ),
    "an upward page rule": (
        "science_content/articles/models.py",
        'subpage_types = ["home.FrontPage"]\n',
        "page rule names home upwards",
    ),
    "an unlisted room": ("science_content/gossip/models.py", "", "science_content/gossip: a room"),
    "a forbidden engine import": (
        "home/kiosk/views.py",
        "from wagtail_localize.models import Translation\n",
        "only translation/engine acts",
    ),
}


def test_the_tree_keeps_the_order():
    assert violations(ROOT) == []


@pytest.fixture
def small_root(tmp_path):
    for part in PARTS:
        (tmp_path / part).mkdir()
    (tmp_path / "translation" / "templatetags").mkdir()
    (tmp_path / "translation" / "templatetags" / "language_choices.py").touch()
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "design.md").write_text("## Rooms\n| science_content | articles |\n| home | kiosk |\n")
    return tmp_path


def test_an_empty_tree_has_no_violations(small_root):
    assert violations(small_root) == []


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_violation_is_named(small_root, name):
    path, text, sentence = PLANTED[name]
    (small_root / path).parent.mkdir(parents=True, exist_ok=True)
    (small_root / path).write_text(text)
    found = violations(small_root)
    assert len(found) == 1 and sentence in found[0], found


def test_locale_is_no_package():
    assert not (ROOT / "locale" / "__init__.py").exists()

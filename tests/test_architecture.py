"""The order of parts and the floors of rooms hold, and each way of breaking them is caught by name."""

from pathlib import Path

import pytest

from tests.architecture import violations
from tests.layout import ROOT, names, parts, reasons

ROOMS = """
## Parts, and who may import whom
```
cms              wiring
desk             screens
home             what readers meet
network          later: Django apps of its own
search           engines
translation      releases
science_content  pages
languages        registry
```

## Rooms, and their floors
| part | rooms |
| --- | --- |
| cms | settings |
| home | kiosk |
| network | messages > sync > packs > stations |
| search | queries |
| translation | templatetags > release > engine |
| science_content | publishing > articles, stories > pages > blocks |
| languages | registry |

- `apps are ready`: there is a list
"""
FILES = {
    "home/kiosk.py": "",
    "search/queries.py": "",
    "translation/release/queries.py": "",
    "translation/templatetags/language_choices.py": "",
    "translation/engine/sources.py": "",
    "science_content/publishing.py": "",
    "science_content/articles/models.py": "",
    "science_content/stories/models.py": "",
    "science_content/pages/models.py": "",
    "science_content/blocks/dose.py": "",
    "languages/registry.py": "",
    "cms/templates/base.html": "",
    "cms/urls.py": 'path("", page, name="page_languages")\n',
    "home/templates/home/tiles.html": "",
    "cms/settings/base.py": 'INSTALLED_APPS = ["cms", "desk", "home", "search", "translation", "science_content"]\n',
    "desk/wagtail_hooks.py": "",
}
MESSAGES = "network/messages/models.py"
ARTICLE = "science_content/templates/science_content/article_page.html"
LATE = "def ready():\n    from . import pages{}\n"

PLANTED = {
    "an upward import": (
        "science_content/pages/a.py",
        "from home.models import FrontPage\n",
        "imports home.models.FrontPage upwards",
    ),
    "an upward import inside a function": (
        "science_content/pages/a.py",
        "def f():\n    import home.kiosk  # noqa: PLC0415 -- apps are ready\n",
        "imports home.kiosk upwards",
    ),
    "an import of a part above": ("search/queries.py", "import cms.urls\n", "imports cms.urls upwards"),
    "an import of the desk": ("home/kiosk.py", "import desk.quality\n", "imports desk.quality upwards"),
    "Django in languages": ("languages/registry.py", "from django.conf import settings\n", "languages is plain Python"),
    "a low room importing a high one": (
        "science_content/blocks/dose.py",
        "from ..pages.models import SciencePage\n",
        "imports science_content.pages.models.SciencePage from a higher floor",
    ),
    "a room importing its neighbour": (
        "science_content/stories/models.py",
        "from ..articles.models import ArticlePage\n",
        "from the same floor",
    ),
    "a room importing a register": (
        "science_content/stories/models.py",
        "from ..models import ArticlePage\n",
        "imports science_content.models.ArticlePage, a register",
    ),
    "a late import without a reason": (
        "science_content/apps.py",
        LATE.format(""),
        "science_content/apps.py:2: imports",
    ),
    "a late import with a reason of its own": (
        "science_content/apps.py",
        LATE.format("  # noqa: PLC0415 -- because"),
        "without a permitted reason",
    ),
    "a network app importing a later one": (
        "network/packs/models.py",
        "import network.sync.models\n",
        "from a higher floor",
    ),
    "a network app importing the desk": (MESSAGES, "import desk.quality\n", "imports desk.quality upwards"),
    "an upward load": (ARTICLE, "{% load language_choices %}", "loads language_choices upwards"),
    "an upward extends": (ARTICLE, '{% extends "base.html" %}', "extends base.html upwards"),
    "an upward include": (
        "search/templates/search/results.html",
        '{% include "home/tiles.html" %}',
        "includes home/tiles.html upwards",
    ),
    "an upward address": (ARTICLE, "{% url 'page_languages' page.pk %}", "urls page_languages upwards"),
    "an upward page rule": (
        "science_content/articles/models.py",
        'subpage_types = ["home.FrontPage"]\n',
        "names home.FrontPage upwards",
    ),
    "an upward key of a model": ("science_content/pages/a.py", 'key = "desk.Row"\n', "names desk.Row upwards"),
    "an upward template": (
        "science_content/pages/a.py",
        'template = "home/tiles.html"\n',
        "names home/tiles.html upwards",
    ),
    "an upward name of an address": (
        "science_content/pages/a.py",
        'reverse("page_languages")\n',
        "names page_languages upwards",
    ),
    "an unlisted room": (
        "science_content/gossip/models.py",
        "",
        "science_content/gossip: a room that docs/design.md does not list",
    ),
    "an unlisted module": (
        "science_content/gossip.py",
        "",
        "science_content/gossip: a room that docs/design.md does not list",
    ),
    "an emptied folder": ("science_content/pages/old/__init__.py", "", "science_content/pages/old: emptied"),
    "a forbidden engine import": (
        "translation/release/queries.py",
        "from wagtail_localize.models import Translation\n",
        "only translation/engine acts",
    ),
    "a part listed as a folder only": ("gossip/models.py", "", "gossip: a folder with code"),
    "an app that the list of apps lacks": ("languages/apps.py", "", "INSTALLED_APPS does not have"),
}


def test_the_tree_keeps_the_order():
    assert violations(ROOT) == []


@pytest.fixture
def house(tmp_path) -> Path:
    for path, text in {**FILES, "docs/design.md": ROOMS}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


def write(root: Path, path: str, text: str) -> list[str]:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text)
    return violations(root)


def test_a_small_house_has_no_violations(house):
    assert violations(house) == []


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_violation_is_named(house, name):
    path, text, sentence = PLANTED[name]
    found = write(house, path, text)
    assert len(found) == 1 and sentence in found[0], found


def test_a_low_template_cannot_load_a_library_two_levels_down(house):
    write(house, "home/kiosk_tags/templatetags/kiosk_words.py", "")
    found = write(house, ARTICLE, "{% load kiosk_words %}")
    assert any("loads kiosk_words upwards" in each for each in found)
    assert not any("kiosk_words upwards" in each for each in write(house, ARTICLE, "{% load i18n %}"))


def test_a_cycle_is_named(house):
    write(house, "science_content/pages/a.py", "from . import b\n")
    found = write(house, "science_content/pages/b.py", "from .a import x\n")
    assert found == ["science_content.pages.a → science_content.pages.b → science_content.pages.a: a cycle"]


def test_a_permitted_reason_is_enough(house):
    assert write(house, "science_content/apps.py", LATE.format("  # noqa: PLC0415 -- apps are ready")) == []


@pytest.mark.parametrize(
    "path, old, new, sentence",
    [
        (
            "docs/design.md",
            "search           engines\n",
            "",
            "search: an app of ours that docs/design.md does not list",
        ),
        (
            "docs/design.md",
            "languages        registry\n",
            "gossip  a part\nlanguages        registry\n",
            "gossip: a part that",
        ),
        (
            "docs/design.md",
            "articles, stories",
            "articles, stories, songs",
            "science_content/songs: docs/design.md lists it",
        ),
        (
            "cms/settings/base.py",
            '"desk", "home"',
            '"home", "desk"',
            "INSTALLED_APPS: our parts stand in another order",
        ),
    ],
)
def test_a_part_or_room_listed_in_one_place_only_is_named(house, path, old, new, sentence):
    text = (house / path).read_text()
    assert old in text
    assert any(sentence in each for each in write(house, path, text.replace(old, new)))


def test_the_document_is_read_as_it_is_written():
    found = {part.name: part for part in parts()}
    assert list(found)[0] == "cms" and list(found)[-1] == "languages"
    assert [name for name, part in found.items() if part.is_later] == [
        name for name in found if not (ROOT / name).is_dir()
    ]
    assert found["science_content"].floor("pages") < found["science_content"].floor("blocks")
    assert "desk" in names() and "apps are ready" in reasons()


def test_every_permitted_reason_is_in_use():
    said = "\n".join(path.read_text(encoding="utf-8") for name in names() for path in (ROOT / name).rglob("*.py"))
    assert [reason for reason in reasons() if f"PLC0415 -- {reason}" not in said] == []


def test_locale_is_no_package():
    assert not (ROOT / "locale" / "__init__.py").exists()

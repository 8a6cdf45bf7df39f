"""Live is not readable: a withdrawn page is live for Wagtail, and no list, search, feed or kiosk may lead to it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.layout import ROOT, names

READABLE = "readable"  # the method of `SciencePageQuerySet` that is meant almost always
ALLOWED = {
    "science_content/pages/querysets.py": "says what readable is",
    "science_content/quality/links.py": "asks a withdrawn page itself why nobody may be led there",
    "translation/engine/starting.py": "a chapter that is withdrawn for a while is translated with its manual",
    "science_content/withdrawal/bans.py": "what is withdrawn comes back one day, and not with what is banned by then",
    "science_content/withdrawal/files.py": "tells what readers see from what was withdrawn",
    "science_content/publishing/with_source.py": "a withdrawn translation goes and comes with its Chinese page too",
    "desk/translators/queries.py": "a withdrawn page stays on the translators' desk, with the reason",
    "home/front_page/views.py": "front pages cannot be withdrawn",
    "cms/demo/seed.py": "nothing of a demo that is being made is withdrawn",
}


def lives(text: str) -> Iterator[int]:
    """Lines that ask for what is live: `.live()`, `live=True` in a filter, `.not_live()` and `~Q(live=…)` apart."""
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        filters = called in {"filter", "get", "exclude"} or (isinstance(node.func, ast.Name) and node.func.id == "Q")
        if called == "live" or (filters and any(each.arg == "live" for each in node.keywords)):
            yield node.lineno


def live_by_file(root: Path = ROOT) -> dict[str, list[int]]:
    found = {}
    for part in names(root):
        for path in sorted((root / part).rglob("*.py")):
            if "migrations" not in path.parts and (lines := list(lives(path.read_text(encoding="utf-8")))):
                found[str(path.relative_to(root))] = lines
    return found


def test_live_is_asked_for_only_where_withdrawn_pages_are_meant_too():
    found = live_by_file()
    assert {path: lines for path, lines in found.items() if path not in ALLOWED} == {}
    assert set(ALLOWED) == set(found), "an exception that nobody needs"


@pytest.mark.parametrize(
    "text, count",
    [
        ("SciencePage.objects.live()", 1),
        ("pages.filter(live=True)", 1),
        ("pages.filter(Q(live=True) & other)", 1),
        ("page.get_children().live().specific()", 1),
        (f"SciencePage.objects.{READABLE}()", 0),
        ("pages.not_live()", 0),
        ("page.live and page.title", 0),
        ("Page(live=False)", 0),
        ("# .live()", 0),
    ],
)
def test_the_walk_sees(text, count):
    assert len(list(lives(text))) == count


@pytest.mark.django_db
def test_readable_is_live_and_not_withdrawn(tree):
    from science_content.models import SciencePage
    from science_content.withdrawal.actions import withdraw

    def readable() -> set[int]:
        return set(getattr(SciencePage.objects, READABLE)().values_list("pk", flat=True))

    assert {tree.article.pk, tree.tibetan.pk} <= readable()
    withdraw(tree.tibetan, reason="说法有误")
    assert not {tree.article.pk, tree.tibetan.pk} & readable()

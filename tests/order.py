"""In which order several workers begin tests: nobody waits for the template database, and nothing long is left for the end."""

import pytest

ENGINES = "engines"  # of these tests few read the demo
KILLS_A_NODE = "tests/search/engines/test_outage.py"  # the last of them, when the others have asked it
ASK_DATABASE = {"db", "transactional_db", "tree", "site", "stand_by", "browser", "own_demo"}
LONG = (
    "tests/tools/test_walk.py",
    "tests/tools/test_old_site.py",
    "tests/safety/test_matrix.py",
    "tests/cms/test_workers.py",
    "tests/site/test_admin_words.py",
    "tests/site/test_pages.py",
    "tests/search/test_hostile.py",
)


def rank(item: pytest.Item) -> int:
    """Lower begins sooner: what needs no demo while it is made, then the groups of one worker, then what takes long alone."""
    group = item.get_closest_marker("xdist_group")
    if group:
        if group.args[0] != ENGINES:
            return 2
        return 1 if item.nodeid.startswith(KILLS_A_NODE) else 0
    if item.nodeid.startswith(LONG):
        return 3
    return 4 if asks_database(item) else 1


def asks_database(item: pytest.Item) -> bool:
    return bool(ASK_DATABASE & set(getattr(item, "fixturenames", ()))) or bool(item.get_closest_marker("django_db"))

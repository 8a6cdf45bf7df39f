"""Workers begin with what needs no demo, then with groups, then with long tests."""

import pytest

from tests.order import rank


class Item:
    """What `rank` asks of a test."""

    def __init__(self, nodeid: str, *fixtures: str, **markers: str) -> None:
        self.nodeid, self.fixturenames = nodeid, fixtures
        self._markers = {name: getattr(pytest.mark, name)(value).mark for name, value in markers.items()}

    def get_closest_marker(self, name: str) -> pytest.Mark | None:
        return self._markers.get(name)


def test_a_worker_begins_with_what_needs_no_demo_and_ends_with_what_is_short():
    in_order = [
        Item("tests/search/engines/test_engines.py::test_a", xdist_group="engines"),
        Item("tests/languages/test_registry.py::test_a"),
        Item("tests/journeys/test_kiosk.py::test_a", "site", "browser", xdist_group="kiosk"),
        Item("tests/safety/test_matrix.py::test_a", "db", django_db=""),
        Item("tests/desk/test_a.py::test_a", "client", django_db=""),
    ]
    assert [rank(item) for item in in_order] == [0, 1, 2, 3, 4]
    kills = Item("tests/search/engines/test_outage.py::test_a", xdist_group="engines")
    assert rank(in_order[0]) < rank(kills) < rank(in_order[2])
    assert rank(Item("tests/desk/test_b.py::test_a", "tree")) == rank(Item("tests/desk/test_c.py::test_a", "db")) == 4

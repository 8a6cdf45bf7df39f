"""The registry of regions left `science_content` with its rows, its content type, and what points to both: there and back."""

import json
from contextlib import ExitStack

import pytest

from tests import database
from tests.conftest import served
from tools.engines.postgresql import load

pytestmark = pytest.mark.xdist_group("engines")
KEPT = ("rows", "pages", "feedback", "permissions", "holders", "references")


@pytest.fixture(params=["sqlite", "postgresql"])
def states(request, tmp_path) -> dict:
    """Of the demo on SQLite; of a site with its registers and roles on PostgreSQL."""
    with ExitStack() as stack:
        env = database.environment(tmp_path)
        url = stack.enter_context(served(request.param))
        if url:
            env |= {"DATABASE_URL": url}
            load(url, database.bare(request.param))
        else:
            database.copy_template(tmp_path)
        return json.loads(database.run(env, "-m", "tests.places.there_and_back").splitlines()[-1])


def test_places_leave_and_come_back_and_nothing_is_lost(states):
    today, before, after = states["today"], states["before"], states["after"]
    assert today["table"] == "places_place" and [label for _, label in today["types"]] == ["places"]
    assert len(today["rows"]) == 146 and len(today["holders"]) > 4 and len(today["permissions"]) == 4
    assert before["table"] == "science_content_place"
    assert before["types"] == [[today["types"][0][0], "science_content"]]
    assert {name: before[name] for name in KEPT} == {name: today[name] for name in KEPT}
    assert after == today, "also where somebody ran the first step alone"
    for table, column in (("science_content_pageplace", "place_id"), ("places_place", "parent_id")):
        assert [column, "places_place", "code"] in after["keys"][table]

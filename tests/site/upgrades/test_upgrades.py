"""A site of before comes through the upgrade, there and back: its regions have moved house, its aliases are none any more."""

import json
import shutil
from contextlib import ExitStack

import pytest

from tests import database
from tests.conftest import served
from tools.engines.postgresql import load

pytestmark = pytest.mark.xdist_group("engines")
KEPT = ("rows", "pages", "feedback", "permissions", "holders", "references")


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def upgraded(request, tmp_path_factory) -> dict:
    """Of a site with its registers and roles, and a few pages."""
    folder = tmp_path_factory.mktemp("upgraded")
    with ExitStack() as stack:
        env = database.environment(folder)
        url = stack.enter_context(served(request.param))
        if url:
            env |= {"DATABASE_URL": url}
            load(url, database.bare(request.param))
        else:
            shutil.copy(database.bare(request.param), folder / database.DEMO)
        return json.loads(database.run(env, "-m", "tests.site.upgrades.there_and_back").splitlines()[-1])


def test_places_leave_and_come_back_and_nothing_is_lost(upgraded):
    today, before, after = (upgraded["places"][name] for name in ("today", "before", "after"))
    assert today["table"] == "places_place" and [label for _, label in today["types"]] == ["places"]
    assert (
        len(today["rows"]) == 146
        and today["pages"]
        and today["feedback"]
        and len(today["holders"]) > 4
        and len(today["permissions"]) == 4
    )
    assert before["table"] == "science_content_place"
    assert before["types"] == [[today["types"][0][0], "science_content"]]
    assert {name: before[name] for name in KEPT} == {name: today[name] for name in KEPT}
    assert after == today, "also where somebody ran the first step alone"
    for table, column in (("science_content_pageplace", "place_id"), ("places_place", "parent_id")):
        assert [column, "places_place", "code"] in after["keys"][table]


def test_aliases_become_drafts_that_lead_to_their_originals_and_copies_are_told_by_their_blocks(upgraded):
    """A site that has aliases comes through with none, loses nothing, and knows its copies."""
    found = upgraded["aliases"]
    assert found["live"] == {"article": True, "other": True, "copy": True, "alias": False, "foreign": False}
    assert (found["aliases"], found["synced"], found["state"]) == (0, 0, "partial")
    assert found["family"] == {"article": True, "other": False, "copy": True, "alias": True, "foreign": False}
    assert (found["hidden"], found["withdrawn"]) == (3, 3), "the copy and the former alias too"
    assert found["leads"] == {"/zh-hans/t/alias": "article"}

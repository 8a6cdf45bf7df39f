"""A site that has aliases comes through the upgrade with none, loses nothing, and knows its copies."""

import json
import shutil
from contextlib import ExitStack

import pytest

from tests import database
from tests.conftest import served
from tools.engines.postgresql import load

pytestmark = pytest.mark.xdist_group("engines")


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_aliases_become_drafts_that_lead_to_their_originals_and_copies_are_told_by_their_blocks(engine, tmp_path):
    with ExitStack() as stack:
        env = database.environment(tmp_path)
        if url := stack.enter_context(served(engine)):
            env |= {"DATABASE_URL": url}
            load(url, database.bare(engine))
        else:
            shutil.copy(database.bare(engine), tmp_path / database.DEMO)
        found = json.loads(database.run(env, "-m", "tests.science_content.withdrawal.old_aliases").splitlines()[-1])
    assert found["live"] == {"article": True, "other": True, "copy": True, "alias": False, "foreign": False}
    assert (found["aliases"], found["synced"], found["state"]) == (0, 0, "partial")
    assert found["family"] == {"article": True, "other": False, "copy": True, "alias": True, "foreign": False}
    assert (found["hidden"], found["withdrawn"]) == (3, 3), "the copy and the former alias too"
    assert found["leads"] == {"/zh-hans/t/alias": "article"}

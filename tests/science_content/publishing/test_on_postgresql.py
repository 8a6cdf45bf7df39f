"""Several connections at once, on a real PostgreSQL: nobody reads what is older than the last commit, and nobody waits."""

import json

import pytest

from tests import database
from tests.conftest import served
from tests.science_content.publishing.on_postgresql import WRITERS
from tools.engines.postgresql import load

pytestmark = pytest.mark.xdist_group("engines")


@pytest.fixture(scope="module")
def found(tmp_path_factory) -> dict:
    with served("postgresql") as url:
        load(url, database.bare("postgresql"))
        env = database.environment(tmp_path_factory.mktemp("postgresql")) | {"DATABASE_URL": url}
        said = database.run(env, "-m", "tests.science_content.publishing.on_postgresql")
    return json.loads(said.splitlines()[-1])


@pytest.mark.parametrize(
    "name, seen",
    [
        ("published", ["10", "10", "20"]),
        ("drafted beside", ["20", "20", "21"]),
        ("withdrawn", ["21", "21", "410"]),
        ("restored", ["410", "410", "21"]),
    ],
)
def test_what_was_committed_last_shows_though_its_ids_are_lower(found, name, seen):
    """An id is given when a row is written: who commits later may have the lower one, which the highest hides."""
    assert found[name] == seen


def test_what_was_rendered_before_a_publication_is_not_answered_after_it(found):
    first, second = map(int, found["stored late"])
    assert second == first + 1


def test_writers_do_not_wait_for_each_other(found):
    assert found["at once"] == WRITERS


def test_no_read_begun_after_a_commit_shows_the_old(found):
    assert found["under load"]["stale"] == 0 and found["under load"]["reads"] > 30


def test_rows_that_are_folded_by_several_at_once_keep_their_sum(found):
    assert found["folding"] == {"rising": True, "same": True, "rows": 1}


def test_a_release_beside_a_publication_of_its_source_loses_neither_words_nor_numbers(found):
    beside = found["released beside"]
    assert beside["released"] == 1
    assert beside["words"] and beside["draft"] and beside["number"] in {"30", ""}


def test_a_tick_beside_a_publication_waits_and_is_told_that_the_page_moved(found):
    assert found["ticked beside"] == ["moved", []]


def test_of_words_saved_at_once_for_one_sentence_one_stands_and_the_others_are_told(found):
    one = found["translating"]["one sentence"]
    assert one["saved"] == 1 and one["conflicts"] > 5 and one["kept"]


def test_what_a_machine_wrote_stays_in_the_history(found):
    assert found["translating"]["over a machine's"][:2] == ["typed ཁ།", "machine ཀ།"]


def test_readers_at_once_take_nothing_from_each_other(found):
    assert found["translating"]["read at once"] == {"read": True, "all": True}


def test_a_server_that_dies_while_it_saves_has_stored_nothing_and_a_lost_answer_nothing_twice(found):
    assert found["translating"]["killed"] == {"stood": True, "again": "saved", "twice": "saved", "versions": 1}


def test_pages_that_several_workers_and_translators_begin_at_once_are_begun_once(found):
    started = {"asked": True, "waits or failed": 0, "begun once": True, "problems": False}
    assert found["translating"]["started at once"] == started


def test_a_list_loaded_by_two_at_once_hides_each_dose_once(found):
    assert found["banned"] == {"unlike": 0, "hidden": True, "alerts": True, "numbers": ["", ""]}


def test_a_start_that_is_taken_back_while_it_is_released_is_refused(found):
    assert found["translating"]["undone beside"] == {"said": "refused", "live": True, "problems": False}


def test_of_two_who_take_one_page_at_once_one_has_it_and_the_other_is_told_who(found):
    assert found["translating"]["taken at once"] == {"fresh": True, "past its day": True}


def test_a_question_that_several_workers_get_is_asked_once_and_has_one_answer(found):
    assert found["translating"]["asked at once"] == {"asked": 1, "said": ["stands", "told"], "stands": True}

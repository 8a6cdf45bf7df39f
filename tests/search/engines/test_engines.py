"""One question, one answer, whichever engine holds the index: the same documents and questions on each live server."""

import json
import os
import subprocess
import sys

import pytest

from tests.conftest import absent
from tests.database import ROOT
from tools.engines import SERVED, postgresql

pytestmark = pytest.mark.xdist_group("engines")
KILLED_LATER = "opensearch"  # by tests/search/engines/test_outage.py, whose worker it is too


@pytest.fixture(scope="module")
def answers(nodes):
    """engine → what `tests.search.engines.one_engine` answers, asked once for each engine."""
    start, stop = nodes
    found: dict[str, dict] = {}

    def of(engine: str) -> dict:
        if engine not in found:
            found[engine] = ask(engine, start(engine))
            if engine != KILLED_LATER:
                stop(engine)
        return found[engine]

    return of


def ask(engine: str, url: str) -> dict:
    done = subprocess.run(
        [sys.executable, "-m", "tests.search.engines.one_engine", engine, url],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


@pytest.mark.parametrize("engine", SERVED)
def test_each_question_finds_what_it_should(answers, engine):
    wrong = {
        question: (sorted(found), sorted(expected))
        for question, (found, expected) in answers(engine)["found"].items()
        if sorted(found) != sorted(expected)
    }
    assert wrong == {}


@pytest.mark.parametrize("engine", SERVED)
def test_the_best_comes_first(answers, engine):
    wrong = {question: pair for question, pair in answers(engine)["first"].items() if pair[0] != pair[1]}
    assert wrong == {}


@pytest.mark.parametrize("engine", SERVED[1:])
def test_two_engines_answer_alike(answers, engine):
    ours, theirs = answers("sqlite"), answers(engine)
    assert {question: sorted(keys) for question, (keys, _) in ours["found"].items()} == {
        question: sorted(keys) for question, (keys, _) in theirs["found"].items()
    }
    assert ours["hostile"] == theirs["hostile"]


@pytest.mark.parametrize("engine", SERVED)
def test_no_minimal_pair_is_confused(answers, engine):
    assert answers(engine)["confused"] == []


@pytest.mark.parametrize("engine", SERVED)
def test_nothing_hostile_breaks_it(answers, engine):
    assert answers(engine)["errors"] == []


@pytest.mark.parametrize("engine", SERVED)
def test_what_another_analyzer_made_is_told_and_mended(answers, engine):
    assert answers(engine)["stale"] == [0, True, 0]


def test_postgresql_without_letters_is_refused_with_a_sentence():
    try:
        with postgresql("C") as url:
            done = subprocess.run(
                [sys.executable, "-m", "tests.search.engines.one_engine", "postgresql", url],
                cwd=ROOT,
                capture_output=True,
                text=True,
            )
    except LookupError as missing:
        absent("PostgreSQL", str(missing))
    assert done.returncode != 0
    assert "lc_ctype=C" in done.stderr.splitlines()[-1]

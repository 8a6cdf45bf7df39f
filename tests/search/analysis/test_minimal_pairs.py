"""Words of minimal_pairs.tsv, which differ in one vowel, tone or final: a search for one never finds the other."""

from collections import Counter
from pathlib import Path

import pytest

from languages.scripts import dominant_script
from tests.search.analysis.finding import finds

LINES = (Path(__file__).parent / "minimal_pairs.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [tuple(line.split("\t")) for line in LINES if not line.startswith("#")]
SCRIPTS = ["Tibt", "Tale", "Talu", "Lana", "Yiii", "Lisu", "Plrd", "Latn", "Hans"]


@pytest.mark.parametrize(("script", "word", "other", "run"), ROWS, ids=[f"{row[0]}-{row[1]}-{row[2]}" for row in ROWS])
class TestPair:
    def test_each_word_finds_itself_and_not_the_other(self, script, word, other, run):
        assert finds(word, word) and finds(other, other)
        assert not finds(word, other) and not finds(other, word)

    def test_a_run_is_found_by_the_word_it_holds_and_not_by_the_other(self, script, word, other, run):
        assert finds(word, run)
        assert not finds(other, run)

    def test_is_written_in_its_script(self, script, word, other, run):
        assert {dominant_script(text) for text in (word, other, run)} == {script}


def test_there_are_eight_pairs_of_each_script_and_no_pair_twice():
    rows = Counter(script for script, *_ in ROWS)
    assert set(rows) == set(SCRIPTS) and min(rows.values()) >= 8
    assert len({frozenset(pair) for _, *pair, _ in ROWS}) == len(ROWS)

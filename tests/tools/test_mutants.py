"""The list of planted faults stays true: whoever moves a guard moves its fault, and whoever renames a test its name."""

import ast
from collections import Counter

import pytest

from tools.mutants import faults
from tools.mutants.__main__ import chosen, main, table
from tools.mutants.copies import copy_of_tree, planted
from tools.mutants.faults import ROOT, Fault, Gone, listed
from tools.mutants.running import SEEN, SURVIVED

LEAST = 150


def test_every_fault_can_be_planted_and_looked_for():
    assert {fault.name: trouble for fault in listed() if (trouble := fault.troubles())} == {}


def test_there_are_enough_and_no_two_of_one_name():
    names = Counter(fault.name for fault in listed())
    assert len(names) >= LEAST
    assert [name for name, count in names.items() if count > 1] == []


def test_no_two_are_the_same_change():
    changes = Counter((fault.file, fault.old, fault.new) for fault in listed())
    assert [change for change, count in changes.items() if count > 1] == []


def test_each_list_holds_the_faults_of_its_own_part():
    for path in faults.LISTS.glob("*.toml"):
        own = [fault.part for fault in listed() if fault.part == path.stem]
        assert own, path.name
    assert {fault.part for fault in listed()} == {path.stem for path in faults.LISTS.glob("*.toml")}


def test_a_changed_meaning_is_planted_and_not_a_comment():
    for fault in listed():
        if fault.file.endswith(".py"):
            text = (ROOT / fault.file).read_text(encoding="utf-8")
            assert ast.dump(ast.parse(text)) != ast.dump(ast.parse(fault.planted(text))), fault.name


@pytest.mark.parametrize(
    "changes, said",
    [
        ({"old": "no such text"}, "0 times"),
        ({"old": "e", "new": "x", "file": "manage.py"}, "times"),
        ({"file": "no/such.py"}, "no file"),
        ({"tests": ("tests/no_such.py",)}, "not there"),
        ({"tests": ("tests/tools/test_mutants.py::test_no_such",)}, "has no"),
        ({"tests": ()}, "no test"),
    ],
)
def test_a_fault_that_no_longer_applies_is_named(changes, said):
    fact = {"name": "x", "file": "manage.py", "old": "import sys", "new": "import os", "tests": ("tests/faces.py",)}
    assert Fault(**fact).troubles() == []
    assert said in Fault(**fact | changes).troubles()[0]


def test_a_list_that_no_longer_applies_ends_with_an_error(monkeypatch, capsys):
    gone = Fault("a guard that moved", "manage.py", "no such text", "x", ("tests/faces.py",))
    monkeypatch.setattr("tools.mutants.__main__.listed", lambda: [gone])
    assert main([]) == 1
    assert "a guard that moved" in capsys.readouterr().out


def test_faults_are_planted_in_a_copy_that_goes(tmp_path):
    fault = Fault("x", "manage.py", "import sys", "import os", ("tests/faces.py",))
    before = (ROOT / fault.file).read_text(encoding="utf-8")
    with copy_of_tree() as folder:
        with planted(fault, folder):
            assert "import os" in (folder / fault.file).read_text(encoding="utf-8")
            assert (ROOT / fault.file).read_text(encoding="utf-8") == before
        assert (folder / fault.file).read_text(encoding="utf-8") == before
        with pytest.raises(Gone), planted(Fault("y", "manage.py", "no such text", "", ()), folder):
            pass
    assert not folder.exists()


def test_faults_are_chosen_by_name_and_part():
    one = Fault("a dose is lost", "search/facets.py", "", "", ())
    other = Fault("a picture is lost", "home/pieces.py", "", "", ())
    assert chosen([one, other], ["dose"], None, None) == [one]
    assert chosen([one, other], [], "home", None) == [other]
    assert chosen([one, other], [], None, None) == [one, other]


def test_the_table_counts_by_room():
    fault = Fault("x", "search/engines/sqlite.py", "", "", ())
    said = table([(fault, SEEN, ""), (fault, SURVIVED, "")])
    assert "search/engines" in said and "1 of   2" in said and "50.0 %" in said

"""A site of an earlier commit is made once and whole, what hinders it is said, and today's code keeps all of it."""

import json
import re
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import closing, nullcontext
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.conftest import absent
from tools.old_site import __main__ as command
from tools.old_site import commits, site, upgrade
from tools.old_site.answers import ask_all
from tools.old_site.differences import Difference, in_answers, in_rows
from tools.old_site.earlier import EARLIER, MOVED
from tools.old_site.keeping import once
from tools.old_site.snapshot import snapshot
from tools.old_site.subjects import OF_ADDRESSES, OF_TABLES

ROOT = Path(__file__).parents[2]
BEFORE_THE_HOUSE_GREW = "before the house grew"
ADDRESS = "/zh-hans/shi-yan-zhuan-ti/ya-chong-zen-me-fang/"


@pytest.fixture
def clone(tmp_path) -> Path:
    """A repository of our own with two commits."""
    folder = tmp_path / "clone"
    folder.mkdir()
    git(folder, "init", "-q")
    for text in ("first", "second"):
        (folder / "words.txt").write_text(text)
        git(folder, "add", "words.txt")
        git(folder, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", text)
    return folder


def git(folder: Path, *what: str) -> str:
    return subprocess.run(["git", "-C", str(folder), *what], check=True, capture_output=True, text=True).stdout.strip()


def test_the_files_of_an_earlier_commit_are_written_and_nothing_of_its_clone_changes(clone, tmp_path):
    (clone / "words.txt").write_text("not committed")
    commits.write_code(commits.full_hash("HEAD~1", clone), tmp_path / "code", clone)
    assert [path.name for path in (tmp_path / "code").iterdir()] == ["words.txt"]
    assert (tmp_path / "code" / "words.txt").read_text() == "first"
    assert git(clone, "status", "--short") == "M words.txt"


def test_a_commit_is_found_by_the_name_that_it_is_known_by(clone, monkeypatch):
    monkeypatch.setitem(EARLIER, "when there were few words", first := git(clone, "rev-parse", "HEAD~1"))
    assert commits.full_hash("when there were few words", clone) == commits.full_hash(first[:8], clone) == first


@pytest.mark.parametrize("commit", ["0123abc", "0" * 40, "no-such-branch", "", "--help"])
def test_an_unknown_commit_is_refused_by_name(clone, commit):
    with pytest.raises(
        commits.Absent, match=f"no commit is called {commit} here; known by name: {BEFORE_THE_HOUSE_GREW}"
    ):
        commits.full_hash(commit, clone)


def test_a_shallow_clone_is_told_how_to_become_whole(clone, tmp_path):
    shallow, first = tmp_path / "shallow", git(clone, "rev-parse", "HEAD~1")
    git(tmp_path, "clone", "-q", "--depth", "1", clone.as_uri(), str(shallow))
    with pytest.raises(
        commits.Absent, match=f"shallow and does not hold the commit {first}: run git fetch --unshallow"
    ):
        commits.full_hash(first, shallow)


def test_a_folder_without_history_is_no_clone(tmp_path):
    with pytest.raises(commits.Absent, match="is no clone of git"):
        commits.full_hash("HEAD", tmp_path)


def test_a_commit_of_another_make_gets_an_interpreter_of_its_own_once(tmp_path, monkeypatch):
    ran = []
    monkeypatch.setattr(commits, "run", lambda line: ran.append(line) or "")
    (tmp_path / "requirements.txt").write_text("Django==5.2.19\n")
    assert commits.interpreter_for(tmp_path, tmp_path / "kept") == Path(sys.executable) and ran == []
    (tmp_path / "requirements.txt").write_text("Django==4.2\n")
    found = [commits.interpreter_for(tmp_path, tmp_path / "kept") for _ in range(2)]
    assert found[0] == found[1] == tmp_path / "kept" / "python" / found[0].parts[-3] / "bin" / "python"
    assert [line[1:4] for line in ran] == [["-m", "venv", ran[0][3]], ["-m", "pip", "install"]]
    wanted = (found[0].parents[1] / "requirements.txt").read_text()
    assert re.fullmatch(r"Django==4\.2\n\ntime-machine==\S+\n", wanted)


def test_a_half_made_folder_is_never_taken_for_a_whole_one(tmp_path):
    def half(folder: Path) -> None:
        (folder / "half").touch()
        raise commits.CannotMake

    def whole(folder: Path) -> None:
        assert list(folder.iterdir()) == []

    with pytest.raises(commits.CannotMake):
        once(tmp_path, "site", half)
    assert [path.name for path in tmp_path.iterdir()] == ["lock"]
    (tmp_path / "making-of-a-killed-run").mkdir()
    assert list(once(tmp_path, "site", whole).iterdir()) == []
    assert {path.name for path in tmp_path.iterdir()} == {"site", "lock"}


def test_two_runs_at_once_make_it_once(tmp_path):
    made = []

    def slow(folder: Path) -> None:
        made.append(folder)
        time.sleep(0.2)

    runs = [threading.Thread(target=once, args=(tmp_path, "site", slow)) for _ in range(3)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert len(made) == 1 and (tmp_path / "site").is_dir()


def test_no_setting_of_the_machine_reaches_a_site(tmp_path, monkeypatch):
    monkeypatch.setenv("SEARCH_URL", "opensearch+https://search.example.org:9200/kepu")
    monkeypatch.setenv("PAGE_CACHE_SECONDS", "9")
    shown = "import json, os; print(json.dumps(dict(os.environ)))"
    environment = json.loads(site.Site(tmp_path, tmp_path, Path(sys.executable)).run("-c", shown))
    assert environment["SEARCH_URL"] == "" and "PAGE_CACHE_SECONDS" not in environment
    assert environment["DATABASE_URL"] == f"sqlite:///{tmp_path}/site.sqlite3"


def test_a_copy_holds_what_a_running_site_has_just_written(tmp_path):
    old = site.Site(tmp_path / "old", ROOT, Path(sys.executable))
    (old.folder / "media").mkdir(parents=True)
    for name in ("facts.json", "answers.json.gz", "media/yak.webp"):
        (old.folder / name).touch()
    with closing(sqlite3.connect(old.database)) as running:
        running.executescript(
            "PRAGMA journal_mode=WAL; CREATE TABLE words (word text); INSERT INTO words VALUES ('yak');"
        )
        new = old.copy(tmp_path / "new")
    assert (new.folder / "media" / "yak.webp").exists() and new.code == ROOT
    with closing(sqlite3.connect(new.database)) as copied:
        assert copied.execute("SELECT word FROM words").fetchall() == [("yak",)]
    with pytest.raises(commits.CannotMake, match="is there already and not empty"):
        old.copy(new.folder)


def test_a_folder_with_something_in_it_is_refused_before_anything_is_made(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(command, "make", lambda *asked: pytest.fail("made all the same"))
    (tmp_path / "mine.txt").touch()
    monkeypatch.setattr(sys, "argv", ["old_site", "HEAD", "--to", str(tmp_path)])
    assert command.main() == 2
    assert f"{tmp_path} is there already and not empty" in capsys.readouterr().err


def test_an_unknown_commit_ends_the_command_with_two(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["old_site", "no-such-branch", "--upgrade"])
    assert command.main() == 2
    assert "no commit is called no-such-branch here" in capsys.readouterr().err


@pytest.mark.parametrize(("found", "code"), [([], 0), ([Difference("pages", "wagtailcore_page 2 is lost")], 1)])
def test_the_command_ends_with_one_where_anything_differs(found, code, monkeypatch, capsys, tmp_path):
    nothing = SimpleNamespace(facts={"moment": "now"}, asking=lambda moment: nullcontext())
    monkeypatch.setattr(command, "make", lambda *asked: nothing)
    monkeypatch.setattr(command, "upgrade", lambda *asked: nothing)
    monkeypatch.setattr(command, "prove", lambda *asked: upgrade.Upgrade(Counter(pages=7), found, []))
    monkeypatch.setattr(sys, "argv", ["old_site", "HEAD", "--upgrade", "--to", str(tmp_path / "new")])
    assert command.main() == code
    printed = capsys.readouterr().out
    assert re.search(rf"^pages +7 +{code} +0$", printed, re.MULTILINE)
    assert ("  wagtailcore_page 2 is lost" in printed) == bool(found)


class Said:
    """A site whose commands are noted; `migrate` prints what it is given."""

    def __init__(self, said: str) -> None:
        self.said, self.ran = said, []

    def copy(self, *where) -> "Said":
        return self

    def run(self, *line: str) -> str:
        self.ran.append(line[-1])
        return self.said if line[-1] == "migrate" else ""


def test_the_steps_of_an_upgrade_are_those_of_the_documents():
    text = " ".join((ROOT / "docs" / "deployment.md").read_text(encoding="utf-8").split())
    steps = "; ".join(f"`{step}`" for step in upgrade.STEPS)
    index = f"`{upgrade.INDEX_STEP}` where `migrate` warns that the index is old (`{upgrade.INDEX_IS_OLD}`)."
    assert text.count(f"`pip install -r requirements.txt`; {steps}; `collectstatic --noinput`; restart; {index}") == 1


@pytest.mark.parametrize(("said", "steps"), [("", 2), ("WARNINGS: ?: (search.W001) …", 3)])
def test_the_index_is_made_anew_where_migrate_says_that_it_is_old(said, steps, tmp_path):
    fresh = Said(said)
    upgrade.upgrade(fresh, tmp_path)
    assert fresh.ran == [*upgrade.STEPS, upgrade.INDEX_STEP][:steps]


# Planted in an upgraded site: what goes wrong, what must be said of it.
PLANTED = {
    "DELETE FROM wagtailcore_page WHERE slug = 'che-hui-de'": r"^wagtailcore_page \d+ \(.*/che-hui-de/\) is lost",
    "UPDATE wagtailcore_revision SET content = '{}' WHERE id = 2": r"^wagtailcore_revision 2: content was",
    "DELETE FROM cms_user_user_permissions": r"^cms_user_user_permissions .*: delete_place” is lost",
    "DELETE FROM auth_group_permissions WHERE group_id IN (SELECT max(id) FROM auth_group)": r"县里登记地区的人.* is lost",
    "INSERT INTO django_content_type (app_label, model) VALUES ('left_over', 'place')": r"left_over.place, has no model",
    "DELETE FROM wagtailredirects_redirect WHERE old_path = '/hai-bao'": r"^/hai-bao status was “302”, is “404”",
    f"UPDATE wagtailcore_page SET title = '黄牛' WHERE url_path = '{ADDRESS}'": rf"^{ADDRESS} says was .*蚜虫.*黄牛",
}


def test_the_earlier_commit_comes_through_and_a_fault_would_be_seen(tmp_path):
    try:
        old = site.make(BEFORE_THE_HOUSE_GREW, "small")
    except commits.Absent as error:
        absent(f"The commit {EARLIER[BEFORE_THE_HOUSE_GREW]}", f"the history of this clone: {error}")
    new = upgrade.upgrade(old, tmp_path / "new")
    with new.asking(old.facts["moment"]) as asking:
        proved = upgrade.prove(old, new, asking)
        with closing(sqlite3.connect(new.database)) as connection:
            connection.executescript(";".join(PLANTED))
        asked = {address: answer for address, answer in old.answers.items() if address in {ADDRESS, "/hai-bao"}}
        found = [*in_rows(snapshot(old.database, MOVED), snapshot(new.database), asking.models)]
        found += in_answers(asked, ask_all(asked, asking.answer))
    assert proved.found == []
    empty = {subject for subject in [*OF_TABLES, *OF_ADDRESSES] if not proved.counted[subject]}
    assert empty == {"pictures, media, documents"}
    said = "\n".join(each.text for each in found)
    assert [sentence for sentence in PLANTED.values() if not re.search(sentence, said, re.MULTILINE)] == []

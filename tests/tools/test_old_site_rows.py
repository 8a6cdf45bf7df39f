"""What an upgrade of the rows lost, changed or brought twice is named; what it may do is not."""

import sqlite3
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from tools.old_site.differences import in_rows
from tools.old_site.moved import Moved
from tools.old_site.snapshot import snapshot
from tools.old_site.upgrade import prove, report

MOVED = Moved(models={"science_content.place": "places.place"})
MODELS = {"wagtailcore.page", "science_content.articlepage", "places.place", "places.visit", "auth.group"}
EARLIER = """
CREATE TABLE django_migrations (id integer PRIMARY KEY, app text, name text);
CREATE TABLE django_content_type (id integer PRIMARY KEY, app_label text, model text);
CREATE TABLE auth_permission (id integer PRIMARY KEY, content_type_id integer REFERENCES django_content_type (id), codename text);
CREATE TABLE auth_group (id integer PRIMARY KEY, name text);
CREATE TABLE auth_group_permissions (
  id integer PRIMARY KEY, group_id integer REFERENCES auth_group (id), permission_id integer REFERENCES auth_permission (id));
CREATE TABLE cms_user (id integer PRIMARY KEY, username text);
CREATE TABLE cms_user_user_permissions (
  id integer PRIMARY KEY, user_id integer REFERENCES cms_user (id), permission_id integer REFERENCES auth_permission (id));
CREATE TABLE wagtailcore_page (
  id integer PRIMARY KEY, url_path text, title text, content_type_id integer REFERENCES django_content_type (id));
CREATE TABLE science_content_articlepage (page_ptr_id integer PRIMARY KEY REFERENCES wagtailcore_page (id), body text);
CREATE TABLE science_content_place (code text PRIMARY KEY, name text);
CREATE TABLE science_content_place_speakers (
  id integer PRIMARY KEY, place_id text REFERENCES science_content_place (code), user_id integer REFERENCES cms_user (id));
CREATE TABLE science_content_pageplace (
  id integer PRIMARY KEY, sort_order integer, page_id integer REFERENCES wagtailcore_page (id),
  place_id text REFERENCES science_content_place (code));
CREATE TABLE wagtailcore_revision (
  id integer PRIMARY KEY, content_type_id integer REFERENCES django_content_type (id), object_id text, content text);
CREATE TABLE wagtailcore_modellogentry (
  id integer PRIMARY KEY, content_type_id integer REFERENCES django_content_type (id), label text, action text);
CREATE TABLE wagtailcore_referenceindex (
  id integer PRIMARY KEY, object_id text, to_object_id text, to_content_type_id integer REFERENCES django_content_type (id));
CREATE TABLE wagtailredirects_redirect (id integer PRIMARY KEY, old_path text, redirect_page_id integer);
INSERT INTO django_migrations VALUES (1, 'science_content', '0001_initial');
INSERT INTO django_content_type VALUES (1, 'wagtailcore', 'page'), (2, 'science_content', 'articlepage'), (3, 'auth', 'group'),
  (7, 'science_content', 'place');
INSERT INTO auth_permission VALUES (1, 7, 'add_place'), (2, 7, 'delete_place');
INSERT INTO auth_group VALUES (1, '编辑'), (2, '县里的人');
INSERT INTO auth_group_permissions VALUES (1, 1, 1), (2, 2, 1), (3, 2, 2);
INSERT INTO cms_user VALUES (1, 'xianli');
INSERT INTO cms_user_user_permissions VALUES (1, 1, 2);
INSERT INTO wagtailcore_page VALUES (1, '/zh-hans/', '科普e站', 1), (2, '/zh-hans/yak/', '牦牛', 2);
INSERT INTO science_content_articlepage VALUES (2, '[{"id": "a", "value": "每头10毫升，先称体重。"}]');
INSERT INTO science_content_place VALUES ('533401', '香格里拉市'), ('533401999', '新添乡');
INSERT INTO science_content_place_speakers VALUES (1, '533401', 1);
INSERT INTO science_content_pageplace VALUES (1, 0, 2, '533401');
INSERT INTO wagtailcore_revision VALUES (11, 2, '2', '{"title": "牦牛"}'), (12, 2, '2', '{"title": "牦牛（草稿）"}');
INSERT INTO wagtailcore_modellogentry VALUES (1, 7, '新添乡', 'wagtail.create');
INSERT INTO wagtailcore_referenceindex VALUES (1, '2', '533401', 7), (2, '2', '533401', 7);
INSERT INTO wagtailredirects_redirect VALUES (1, '/hai-bao', 2);
"""
# As a good upgrade leaves it: the model in another part, new things beside the old, rows without identity made anew.
UPGRADE = """
ALTER TABLE science_content_place RENAME TO places_place;
ALTER TABLE science_content_place_speakers RENAME TO places_place_speakers;
UPDATE django_content_type SET app_label = 'places' WHERE id = 7;
INSERT INTO django_migrations VALUES (2, 'places', '0001_place');
ALTER TABLE wagtailcore_page ADD COLUMN seen integer DEFAULT 0;
ALTER TABLE wagtailcore_referenceindex ADD COLUMN seen integer DEFAULT 0;
CREATE TABLE places_visit (id integer PRIMARY KEY);
INSERT INTO places_visit VALUES (1);
INSERT INTO django_content_type VALUES (8, 'places', 'visit');
INSERT INTO auth_permission VALUES (3, 8, 'add_visit');
UPDATE auth_group_permissions SET id = id + 10;
UPDATE wagtailcore_referenceindex SET id = id + 10;
"""
# name: (what goes wrong after the upgrade, every sentence that is said of it)
FAULTS = {
    "a lost page": (
        "DELETE FROM wagtailcore_page WHERE id = 2; DELETE FROM science_content_articlepage; DELETE FROM science_content_pageplace",
        [
            "wagtailcore_page 2 (/zh-hans/yak/) is lost",
            "science_content_articlepage 2 is lost",
            "science_content_pageplace 1 is lost",
        ],
    ),
    "a page that got another address": (
        "UPDATE wagtailcore_page SET url_path = '/zh-hans/mao-niu/' WHERE id = 2",
        ["wagtailcore_page 2 (/zh-hans/yak/): url_path was “/zh-hans/yak/”, is “/zh-hans/mao-niu/”"],
    ),
    "a number in a body": (
        "UPDATE science_content_articlepage SET body = replace(body, '10毫升', '100毫升')",
        [
            'science_content_articlepage 2: body was “ "value": "每头10毫升，先称体重。"}]”, is “ "value": "每头100毫升，先称体重。"}]”'
        ],
    ),
    "a page of another type": (
        "UPDATE wagtailcore_page SET content_type_id = 1 WHERE id = 2",
        [
            "wagtailcore_page 2 (/zh-hans/yak/): content_type_id was “science_content.articlepage”, is “wagtailcore.page”"
        ],
    ),
    "a changed revision": (
        "UPDATE wagtailcore_revision SET content = '{}' WHERE id = 11",
        ['wagtailcore_revision 11: content was “{"title": "牦牛"}”, is “{}”'],
    ),
    "a lost revision": ("DELETE FROM wagtailcore_revision WHERE id = 12", ["wagtailcore_revision 12 is lost"]),
    "a group that lost a permission": (
        "DELETE FROM auth_group_permissions WHERE group_id = 2 AND permission_id = 2",
        ["auth_group_permissions group_id “县里的人”, permission_id “places.place: delete_place” is lost"],
    ),
    "a person who lost a permission": (
        "DELETE FROM cms_user_user_permissions",
        ["cms_user_user_permissions user_id “1”, permission_id “places.place: delete_place” is lost"],
    ),
    "a group that got a permission": (
        "INSERT INTO auth_group_permissions VALUES (99, 1, 2)",
        ["auth_group_permissions group_id “编辑”, permission_id “places.place: delete_place” has appeared"],
    ),
    "a lost permission": (
        "DELETE FROM auth_permission WHERE id = 1; DELETE FROM auth_group_permissions WHERE permission_id = 1",
        [
            "auth_permission places.place: add_place (add_place) is lost",
            "auth_group_permissions group_id “编辑”, permission_id “places.place: add_place” is lost",
            "auth_group_permissions group_id “县里的人”, permission_id “places.place: add_place” is lost",
        ],
    ),
    "a second content type": (
        "INSERT INTO django_content_type VALUES (9, 'places', 'place')",
        ["content type 9, places.place, is there a second time"],
    ),
    "the old content type beside the new one": (
        "INSERT INTO django_content_type VALUES (9, 'science_content', 'place')",
        ["content type 9, science_content.place, has no model"],
    ),
    "a content type with another id": (
        "UPDATE django_content_type SET id = 9 WHERE id = 3",
        ["content type 3, auth.group, is lost", "content type 9, auth.group, is there a second time"],
    ),
    "a lost redirect": ("DELETE FROM wagtailredirects_redirect", ["wagtailredirects_redirect 1 (/hai-bao) is lost"]),
    "a lost place, at which a page still points": (
        "DELETE FROM places_place WHERE code = '533401'; DELETE FROM places_place_speakers",
        [
            "places_place 533401 (香格里拉市) is lost",
            "places_place_speakers place_id “533401”, user_id “1” is lost",
            "science_content_pageplace: 1 rows point at rows of places_place that are not there",
        ],
    ),
    "a place twice": (
        "INSERT INTO places_place VALUES ('1', '香格里拉市')",
        ["places_place 1 (香格里拉市) has appeared"],
    ),
    "a lost reference": (
        "DELETE FROM wagtailcore_referenceindex WHERE id = 11",
        ["wagtailcore_referenceindex object_id “2”, to_object_id “533401”, to_content_type_id “places.place” is lost"],
    ),
    "a log that tells of something else": (
        "UPDATE wagtailcore_modellogentry SET content_type_id = 3",
        ["wagtailcore_modellogentry 1 (新添乡): content_type_id was “places.place”, is “auth.group”"],
    ),
    "a renamed group": (
        "UPDATE auth_group SET name = '编者' WHERE id = 1",
        [
            "auth_group 1 (编辑): name was “编辑”, is “编者”",
            "auth_group_permissions group_id “编辑”, permission_id “places.place: add_place” is lost",
            "auth_group_permissions group_id “编者”, permission_id “places.place: add_place” has appeared",
        ],
    ),
    "a lost table": ("DROP TABLE wagtailredirects_redirect", ["table wagtailredirects_redirect is gone, with 1 rows"]),
    "a lost column": ("ALTER TABLE wagtailcore_page DROP COLUMN title", ["wagtailcore_page: column title is gone"]),
}


def database(path: Path, *scripts: str) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        for script in scripts:
            connection.executescript(script)
    return path


@pytest.fixture
def earlier(tmp_path) -> Path:
    return database(tmp_path / "earlier.sqlite3", EARLIER)


def said(earlier: Path, upgraded: Path, moved: Moved = MOVED) -> list[str]:
    return sorted(each.text for each in in_rows(snapshot(earlier, moved), snapshot(upgraded), MODELS))


def test_a_good_upgrade_differs_in_nothing(earlier, tmp_path):
    assert said(earlier, database(tmp_path / "upgraded.sqlite3", EARLIER, UPGRADE)) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named(fault, earlier, tmp_path):
    script, sentences = FAULTS[fault]
    assert said(earlier, database(tmp_path / "upgraded.sqlite3", EARLIER, UPGRADE, script)) == sorted(sentences)


def test_a_move_that_nobody_told_of_is_no_move(earlier, tmp_path):
    found = said(earlier, database(tmp_path / "upgraded.sqlite3", EARLIER, UPGRADE), Moved())
    assert "table science_content_place is gone, with 2 rows" in found
    assert "content type 7 should be science_content.place, is places.place" in found
    assert "auth_permission science_content.place: add_place (add_place) is lost" in found


def test_a_move_that_was_left_undone_is_named(earlier, tmp_path):
    found = said(earlier, database(tmp_path / "upgraded.sqlite3", EARLIER))
    assert "table places_place is gone, with 2 rows" in found
    assert "table places_place_speakers is gone, with 1 rows" in found
    assert "content type 7 should be places.place, is science_content.place" in found
    assert "content type 7, science_content.place, has no model" in found


def test_a_content_type_that_had_no_model_before_is_not_the_upgrade_s(earlier, tmp_path):
    stale = "INSERT INTO django_content_type VALUES (6, 'gone', 'long_ago')"
    before = database(tmp_path / "before.sqlite3", EARLIER, stale)
    after = database(tmp_path / "after.sqlite3", EARLIER, stale, UPGRADE)
    had = {"wagtailcore.page", "science_content.articlepage", "science_content.place", "auth.group"}
    found = in_rows(snapshot(before, MOVED), snapshot(after), MODELS, had)
    assert list(found) == []


def test_a_renamed_column_is_followed_where_it_is_told(earlier, tmp_path):
    script = "ALTER TABLE wagtailcore_page RENAME COLUMN title TO heading"
    upgraded = database(tmp_path / "upgraded.sqlite3", EARLIER, UPGRADE, script)
    told = Moved(models=MOVED.models, columns={"wagtailcore_page.title": "heading"})
    assert said(earlier, upgraded, told) == []
    assert said(earlier, upgraded) == ["wagtailcore_page: column title is gone"]


def test_a_table_that_no_model_names_is_followed_where_it_is_told(earlier, tmp_path):
    upgraded = database(tmp_path / "upgraded.sqlite3", EARLIER, UPGRADE, "ALTER TABLE cms_user RENAME TO people")
    assert said(earlier, upgraded, Moved(models=MOVED.models, tables={"cms_user": "people"})) == []


def site(database: Path, models: set[str]) -> SimpleNamespace:
    return SimpleNamespace(database=database, answers={}, facts={"models": models})


def test_a_difference_that_is_meant_is_shown_apart_and_any_other_is_not(earlier, tmp_path):
    script = "DELETE FROM wagtailcore_revision WHERE id = 12; DELETE FROM wagtailredirects_redirect"
    upgraded = database(tmp_path / "upgraded.sqlite3", EARLIER, UPGRADE, script)
    meant = {"wagtailcore_revision * is lost": "drafts end with this issue"}
    asking = SimpleNamespace(models=MODELS, answer=None)
    proved = prove(site(earlier, MODELS), site(upgraded, MODELS), asking, MOVED, meant)
    assert [each.text for each in proved.expected] == ["wagtailcore_revision 12 is lost"]
    assert [each.text for each in proved.found] == ["wagtailredirects_redirect 1 (/hai-bao) is lost"]
    assert (proved.counted["revisions"], proved.counted["places"], proved.counted["pages"]) == (2, 2, 3)
    lines = [line.split() for line in report(proved).splitlines()]
    assert ["revisions", "2", "0", "1"] in lines and ["redirects", "1", "1", "0"] in lines


def test_a_model_that_moved_and_was_dropped_leaves_its_content_type_behind(earlier, tmp_path):
    upgraded = database(tmp_path / "upgraded.sqlite3", EARLIER, UPGRADE)
    had = MODELS - {"places.place"} | {"science_content.place"}
    asking = SimpleNamespace(models=MODELS - {"places.place"}, answer=None)
    proved = prove(site(earlier, had), site(upgraded, MODELS), asking, MOVED, {})
    assert [each.text for each in proved.found] == ["content type 7, places.place, has no model"]

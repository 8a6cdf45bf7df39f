"""What is written of a page is read back equal: every block with every field, chapters, sources, pictures, links to parts."""

import json
import re

import pytest
from django.core.management import CommandError, call_command

from cms.demo.seed import pieces
from science_content.content_files.bodies import FileNames, Known, row_names, stored_body, written_body
from science_content.content_files.building import build_whole, keys_of
from science_content.content_files.folders import CONTENT, read_folder, write_folder
from science_content.models import ManualPage, ScienceImage, SciencePage
from science_content.pages.raw import raw_body
from tests.science_content.blocks_of_all_kinds import Maker
from tests.science_content.pieces import image, sound

pytestmark = pytest.mark.django_db


CHAPTERS = [
    {
        "key": "one",
        "title": "第一章",
        "slug": "one",
        "body": [
            {"key": "to", "type": "reference", "value": {"see": "m/two#table/rows/1", "text": "看那一行。"}},
            {"key": "own", "type": "reference", "value": {"see": "#h"}},
            {"key": "h", "type": "heading", "value": "小标题"},
        ],
    },
    {
        "key": "two",
        "title": "第二章",
        "slug": "two",
        "body": [
            {
                "key": "table",
                "type": "fact_table",
                "value": {
                    "title": "表",
                    "columns": [{"title": "名"}],
                    "rows": [{"cells": [{"text": "甲"}]}, {"cells": [{"text": "乙"}], "group": "后面"}],
                },
            }
        ],
    },
]


def two_chapters(topic) -> dict:
    return {
        "key": "m",
        "type": "manual",
        "title": "一本手册",
        "slug": "a-manual",
        "summary": "读完会种。",
        "topic": topic.slug,
        "discipline": "vet",
        "months": [3, 4],
        "audience": ["farmer"],
        "places": ["532922"],
        "crops": ["walnut"],
        "altitude_from": 1400,
        "altitude_to": 2200,
        "is_demo": False,
        "sources": [{"title": "规程", "standard": "DB53/T 1-2020", "in_full": True, "block": "why"}],
        "exceptions": [{"sentence": "一瓶盖", "reason": "不是用量", "named_by": "甲", "named_at": "2026-11-30"}],
        "body": [{"key": "why", "type": "text", "value": "<p>先看清楚。</p>"}],
        "chapters": CHAPTERS,
    }


@pytest.fixture
def manual(tree):
    piece = two_chapters(tree.topic)
    return build_whole(tree.topic, piece, {}, Known(keys=keys_of([piece], tree.topic)))


def content(folder) -> dict:
    return json.loads((folder / CONTENT).read_text(encoding="utf-8"))


@pytest.mark.parametrize("choice", (0, 1))
def test_every_field_of_every_block_is_written_and_read_back_equal(tree, choice):
    picture, film = image(), sound()
    block = SciencePage._meta.get_field("body").stream_block
    raw = Maker(choice=choice, image=picture.pk, media=film.pk).stored(block)
    raw = json.loads(re.sub(r"#part-\d+", "#00000000-0000-4000-8000-000000000001", json.dumps(raw)))
    named = FileNames({picture.pk: "p"}, {film.pk: "f"}, {}, row_names(raw))
    once = written_body(raw, named)
    again = stored_body("other", once, Known({"p": picture.pk}, {"f": film.pk}))
    assert [item["id"] for item in again] == [item["id"] for item in raw]
    assert written_body(again, named) == once
    said = json.dumps(once, ensure_ascii=False)
    for name in ("look_alikes", "substeps", "labels", "priced_at", "go_to", "verdict", "offices", "group", "waits"):
        assert f'"{name}"' in said, name


ONE_OF_EACH = list({piece["type"]: piece for piece in pieces()}.values())


@pytest.mark.parametrize("piece", ONE_OF_EACH, ids=lambda piece: piece["key"])
def test_a_piece_of_the_demo_is_written_read_and_written_again_equal(piece, tmp_path):
    page = SciencePage.objects.get(slug=piece["slug"], locale__language_code="zh-hans", depth=4).specific
    write_folder(page, tmp_path / "a")
    said = content(tmp_path / "a")
    changed = renamed(said["content"], piece["slug"])
    (tmp_path / "a" / CONTENT).write_text(json.dumps(said | {"content": changed}, ensure_ascii=False))
    again = read_folder(tmp_path / "a", page.get_parent().specific)
    write_folder(again, tmp_path / "b")
    assert without_stems(content(tmp_path / "b"), tmp_path / "b") == without_stems(
        said | {"content": changed}, tmp_path / "a"
    )
    assert not again.live


def renamed(content: dict, key: str) -> dict:
    """Under another key and address; its links to its own chapters follow."""
    text = json.dumps(content, ensure_ascii=False)
    for mark in ("/", "#"):
        text = text.replace(f'"{key}{mark}', f'"{key}-again{mark}')
    return json.loads(text) | {"slug": f"{key}-again", "key": f"{key}-again"}


def without_stems(said: dict, folder) -> dict:
    """With what a picture is called in the place of its number."""
    text = json.dumps(said["content"], ensure_ascii=False)
    for stem, facts in said.get("images", {}).items():
        text = text.replace(f'"image": "{stem}"', f'"image": "{facts["alt"]} {facts["title"]}"')
    return json.loads(text)


def test_links_lead_to_the_same_parts_of_the_copy_that_was_read(manual, tree, tmp_path):
    write_folder(manual, tmp_path / "a")
    said = content(tmp_path / "a")
    one, _ = said["content"]["chapters"]
    assert one["body"][0]["value"]["see"].startswith("a-manual/two#") and one["body"][0]["value"]["see"].endswith(
        "/rows/1"
    )
    said["content"] |= {"slug": "copy", "key": "copy"}
    text = json.dumps(said, ensure_ascii=False).replace("a-manual/two#", "copy/two#")
    (tmp_path / "a" / CONTENT).write_text(text)
    copy = read_folder(tmp_path / "a", tree.topic, publish=True)
    first, second = SciencePage.objects.child_of(copy).order_by("path").specific()
    there = raw_body(second)[0]["value"]["rows"][1]["id"]
    assert raw_body(first)[0]["value"]["see"] == f"{second.translation_key}#{there}"
    assert copy.translation_key != manual.translation_key


def test_the_commands_write_a_folder_and_read_it_as_a_draft(manual, tree, tmp_path, capsys):
    call_command("export_content", manual.url_path, str(tmp_path / "a"))
    with pytest.raises(CommandError, match="已经有地址一样的一篇"):
        call_command("import_content", str(tmp_path / "a"), under=str(tree.topic.pk))
    said = content(tmp_path / "a")
    said["content"] |= {"slug": "another"}
    (tmp_path / "a" / CONTENT).write_text(json.dumps(said))
    call_command("import_content", str(tmp_path / "a"), under=tree.topic.url_path)
    page = ManualPage.objects.get(slug="another")
    assert not page.live and page.discipline == "vet" and page.page_sources.get().block == raw_body(page)[0]["id"]
    assert SciencePage.objects.child_of(page).count() == 2
    assert "读进来了" in capsys.readouterr().out


@pytest.mark.parametrize(
    "asked, sentence",
    [
        (["export_content", "999999", "x"], "找不到中文页面"),
        (["export_content", "/bo/nowhere/", "x"], "找不到中文页面"),
        (["import_content", "nowhere", "--under", "999999"], "找不到中文页面"),
    ],
)
def test_a_page_that_is_not_there_is_said(asked, sentence, tree):
    with pytest.raises(CommandError, match=sentence):
        call_command(*asked)


def test_a_folder_is_never_written_over(manual, tmp_path):
    call_command("export_content", str(manual.pk), str(tmp_path / "a"))
    with pytest.raises(CommandError, match="已经有内容"):
        call_command("export_content", str(manual.pk), str(tmp_path / "a"))


def test_pictures_travel_with_what_is_said_of_them(tree, tmp_path):
    picture = image("一张")
    piece = {
        "key": "p",
        "type": "article",
        "title": "有图",
        "slug": "pictured",
        "is_demo": False,
        "body": [{"key": "f", "type": "figure", "value": {"image": "x", "alt": "叶子"}}],
    }
    page = build_whole(tree.topic, piece, {}, Known(images={"x": picture.pk}, keys=keys_of([piece], tree.topic)))
    write_folder(page, tmp_path / "a")
    said = content(tmp_path / "a")
    said["content"] |= {"slug": "pictured-2"}
    (tmp_path / "a" / CONTENT).write_text(json.dumps(said))
    copy = read_folder(tmp_path / "a", tree.topic)
    new = ScienceImage.objects.get(pk=raw_body(copy)[0]["value"]["image"])
    assert new.pk != picture.pk and (new.title, new.alt, new.consent) == (picture.title, picture.alt, picture.consent)

"""A content file is of the format, or every fault is said with its path and nothing of it is stored."""

import json

import pytest
from django.core.files.storage import default_storage

from science_content.content_files.bodies import BODY, Known
from science_content.content_files.building import build
from science_content.content_files.checking import faults
from science_content.content_files.faults import BadContent
from science_content.content_files.folders import CONTENT, read_folder
from science_content.models import ScienceImage, SciencePage
from tests.safety.pictures import photograph
from tests.science_content.blocks_of_all_kinds import Maker
from tests.trees import DOSE

pytestmark = pytest.mark.django_db
KNOWN = Known({"p": 1}, {"f": 1})


def article(**changes) -> dict:
    return {"key": "a", "type": "article", "title": "一篇", "body": []} | changes


def with_block(kind: str, value) -> dict:
    return article(body=[{"key": "b", "type": kind, "value": value}])


def paths(piece) -> list[str]:
    return [fault.path for fault in faults(piece, KNOWN)]


@pytest.mark.parametrize(
    "piece, path",
    [
        (article(titel="x"), "titel"),
        (article(chapters=[{"key": "c", "title": "甲"}]), "chapters"),
        (article(months=["3"]), "months"),
        (article(months=[13]), "months"),
        (article(audience=["king"]), "audience"),
        (article(altitude_from="1000"), "altitude_from"),
        (article(altitude_from=-1), "altitude_from"),
        (article(altitude_from=True), "altitude_from"),
        (article(review_by="2026-02-30"), "review_by"),
        (article(review_by=20260101), "review_by"),
        (article(licence="GPL"), "licence"),
        (article(discipline="king"), "discipline"),
        (article(science_reviewer="李农艺师"), "science_reviewer"),
        (article(title=""), "title"),
        (article(title="x" * 300), "title"),
        (article(title="a\x00b"), "title"),
        (article(summary=["x"]), "summary"),
        (article(is_demo="yes"), "is_demo"),
        (article(type="king"), "type"),
        (article(type=["article"]), "type"),
        (article(crops="walnut"), "crops"),
        (article(cover={"image": "gone"}), "cover.image"),
        (article(cover={"image": "p", "alte": ""}), "cover.alte"),
        (article(cover="p"), "cover"),
        (article(sources=[{"title": "甲", "opend_at": "2026-01-01"}]), "sources[0].opend_at"),
        (article(sources=[{"title": "甲", "url": "javascript:alert(1)"}]), "sources[0].url"),
        (article(sources=[{"title": "甲", "in_full": "yes"}]), "sources[0].in_full"),
        (article(sources=[{"title": "甲", "block": "gone"}]), "sources[0].block"),
        (article(sources={}), "sources"),
        (article(body={}), "body"),
        (article(body=["x"]), "body[0]"),
        (article(body=[{"type": "text", "value": ""}]), "body[0].key"),
        (article(body=[{"key": "a b", "type": "text"}]), "body[0].key"),
        (article(body=[{"key": "b", "type": "text"}, {"key": "b", "type": "text"}]), "body[1].key"),
        (article(body=[{"key": "b", "type": "king"}]), "body[0].type"),
        (article(body=[{"key": "b", "type": "text", "values": ""}]), "body[0].values"),
        (with_block("dose", DOSE | {"amount_maxx": "20"}), "body[0].value.amount_maxx"),
        (with_block("dose", DOSE | {"amount": 10.5}), "body[0].value.amount"),
        (with_block("dose", DOSE | {"amount": "NaN"}), "body[0].value.amount"),
        (with_block("dose", DOSE | {"amount": "1e9999"}), "body[0].value.amount"),
        (with_block("dose", DOSE | {"amount": "１０"}), "body[0].value.amount"),
        (with_block("dose", DOSE | {"amount": "10毫升"}), "body[0].value.amount"),
        (with_block("dose", DOSE | {"interval_days": "7.5"}), "body[0].value.interval_days"),
        (with_block("dose", DOSE | {"interval_days": True}), "body[0].value.interval_days"),
        (with_block("dose", DOSE | {"unit": "cup"}), "body[0].value.unit"),
        (with_block("dose", DOSE | {"never": "fish"}), "body[0].value.never"),
        (with_block("dose", DOSE | {"never": ["king"]}), "body[0].value.never"),
        (with_block("dose", DOSE | {"seen_at": "gestern"}), "body[0].value.seen_at"),
        (with_block("dose", DOSE | {"waits": {"what": "harvest"}}), "body[0].value.waits"),
        (
            with_block("dose", DOSE | {"waits": [{"what": "harvest", "days": 7}]}),
            "body[0].value.waits[0].days",
        ),
        (with_block("dose", DOSE | {"registration": "<b>"}), "body[0].value.registration"),
        (with_block("text", ["<p>x</p>"]), "body[0].value"),
        (with_block("text", "<table><tr><td>1</td></tr></table>"), "body[0].value"),
        (with_block("text", '<p onclick="x()">x</p>'), "body[0].value"),
        (with_block("text", '<a href="javascript:x()">x</a>'), "body[0].value"),
        (with_block("text", "<p>x\u202e</p>"), "body[0].value"),
        (with_block("heading", 5), "body[0].value"),
        (with_block("heading", "x" * 201), "body[0].value"),
        (with_block("figure", {"image": "gone", "alt": "x"}), "body[0].value.image"),
        (with_block("figure", {"image": {"x": 1}, "alt": "x"}), "body[0].value.image"),
        (with_block("media", {"title": "x", "media": "gone", "transcript": ""}), "body[0].value.media"),
        (with_block("steps", {"steps": [{"txt": "x"}]}), "body[0].value.steps[0].txt"),
        (with_block("steps", {"steps": {}}), "body[0].value.steps"),
        (with_block("fact_table", "x"), "body[0].value"),
        (with_block("fact_table", {"columns": [{"title": "x"}] * 9}), "body[0].value.columns"),
        (with_block("reference", {"see": "gone#x"}), "body[0].value.see"),
        (with_block("reference", {"see": "x"}), "body[0].value.see"),
        (with_block("place_note", {"place": "110000", "text": "x"}), "body[0].value.place"),
        (with_block("pest", {"kind": "king"}), "body[0].value.kind"),
        (with_block("pictures", {"pictures": [{"image": "p"}] * 7}), "body[0].value.pictures"),
    ],
)
def test_what_is_wrong_is_said_with_its_path(piece, path):
    assert path in paths(piece)


def test_a_fault_inside_a_chapter_is_found_before_anything_is_stored(tree):
    manual = article(
        type="manual",
        chapters=[{"key": "c", "title": "甲", "body": []}, {"key": "d", "title": "乙", "body": [], "topik": "x"}],
    )
    assert paths(manual) == ["chapters[1].topik"]


def test_ten_thousand_rows_are_refused_in_one_sentence():
    rows = [{"cells": [{"text": "x"}]}] * 10_000
    found = list(faults(with_block("fact_table", {"columns": [{"title": "x"}], "rows": rows}), KNOWN))
    assert [fault.path for fault in found] == ["body"] and "行数太多" in found[0].sentence


def test_a_value_without_end_is_refused():
    deep: list = []
    for _ in range(900):
        deep = [deep]
    assert paths(with_block("steps", {"steps": deep})) == ["body"]


def leaves_of(block, value, at=""):
    """(path, holder, key) of every leaf of what the maker stored."""
    from wagtail import blocks

    if isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            if isinstance(child, blocks.StructBlock | blocks.ListBlock):
                yield from leaves_of(child, value[name], f"{at}.{name}")
            else:
                yield f"{at}.{name}", value, name
    elif isinstance(block, blocks.ListBlock):
        for number, item in enumerate(value):
            yield from leaves_of(block.child_block, item, f"{at}[{number}]")


def plain(block, value):
    from wagtail import blocks

    if isinstance(block, blocks.StructBlock):
        return {name: plain(child, value[name]) for name, child in block.child_blocks.items()}
    return [plain(block.child_block, item["value"]) for item in value] if isinstance(block, blocks.ListBlock) else value


HOSTILE = ("<script>alert(1)</script>\x00", {"a": 1}, [["x"]], 10**400, True, "\ud800", "x" * 1_000_000, -1, 1.5)


@pytest.mark.parametrize("kind", [name for name in BODY.child_blocks])
def test_hostile_values_in_every_field_are_refused_at_their_path(kind):
    block = BODY.child_blocks[kind]
    made = plain(block, Maker(image=None, media=None).stored(block, kind))
    if not isinstance(made, dict):
        for hostile in HOSTILE[:5]:
            assert paths(with_block(kind, hostile)) == ["body[0].value"], hostile
        return
    for at, holder, name in leaves_of(block, made):
        kept = holder[name]
        for hostile in HOSTILE[:4]:
            holder[name] = hostile
            assert f"body[0].value{at}" in paths(with_block(kind, made)), (at, hostile)
        for hostile in HOSTILE[4:]:
            holder[name] = hostile
            paths(with_block(kind, made))  # right or refused: never an error
        holder[name] = kept


def folder_of(tmp_path, said, name: str = "a") -> object:
    folder = tmp_path / name
    (folder / "images").mkdir(parents=True)
    text = said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)
    (folder / CONTENT).write_bytes(text.encode("utf-8", "surrogatepass"))
    return folder


PICTURE = {"file": "p.jpg", "title": "图", "alt": "叶", "source": "试验", "consent": "none_shown"}


@pytest.mark.parametrize(
    "said",
    [
        "",
        "{",
        "[]",
        "null",
        "[" * 100_000,
        '{"content": null}',
        {"content": article(), "files": {}},
        {"content": article(), "images": []},
        {"content": article(), "images": {"p": "x"}},
        {"content": article(), "images": {"p": PICTURE | {"file": "../../../etc/passwd"}}},
        {"content": article(), "images": {"p": PICTURE | {"file": "gone.jpg"}}},
        {"content": article(), "images": {"p": PICTURE | {"licenze": "x"}}},
        {"content": article(), "images": {"p": {name: PICTURE[name] for name in ("file", "title", "alt", "source")}}},
        {"content": article(chapters={"a": 1})},
        {"content": article(chapters=["x"])},
        {"content": article(type="manual", chapters=[{"title": "x"}])},
        {"content": article(crops=["unicorn"])},
        {"content": article(places=["999999"])},
        {"content": article(more_topics=["nowhere"])},
        {"content": article(type="chapter")},
    ],
)
def test_a_broken_folder_is_refused_in_words_and_leaves_nothing(said, tmp_path, tree):
    before = SciencePage.objects.count(), ScienceImage.objects.count()
    with pytest.raises(BadContent) as refused:
        read_folder(folder_of(tmp_path, said), tree.topic)
    assert refused.value.faults and all(fault.sentence for fault in refused.value.faults)
    assert (SciencePage.objects.count(), ScienceImage.objects.count()) == before


def test_a_folder_whose_page_is_refused_leaves_no_file_behind(tmp_path, tree):
    piece = article(
        type="manual",
        slug="with-picture",
        body=[{"key": "f", "type": "figure", "value": {"image": "p", "alt": ""}}],
    )
    folder = folder_of(tmp_path, {"content": piece, "images": {"p": PICTURE}})
    (folder / "images" / "p.jpg").write_bytes(photograph())
    before = set(default_storage.listdir("original_images")[1]) if default_storage.exists("original_images") else set()
    with pytest.raises(Exception, match="替代文字"):
        read_folder(folder, tree.topic, publish=True)
    after = set(default_storage.listdir("original_images")[1]) if default_storage.exists("original_images") else set()
    assert after == before and not ScienceImage.objects.filter(title="图").exists()


def test_a_builder_refuses_too(tree):
    with pytest.raises(BadContent, match="amount_maxx"):
        build(tree.topic, "article", with_block("dose", DOSE | {"amount_maxx": "20"}), {}, {})

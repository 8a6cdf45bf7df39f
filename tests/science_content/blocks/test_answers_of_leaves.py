"""What blocks answer, held against small bodies made here: each picture with its own words, no dose quoted, every link found."""

import pytest
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from science_content.blocks import answers
from science_content.blocks.body import BodyBlock
from science_content.blocks.leaves import alternative_to, held
from tests.science_content.pieces import image
from tests.trees import RICH


class Pair(blocks.StructBlock):
    one = ImageChooserBlock(required=False)
    one_alt = blocks.CharBlock(required=False)
    image = ImageChooserBlock(required=False)
    alt = blocks.CharBlock(required=False)


def body_of(**blocks_by_name):
    return blocks.StreamBlock(list(blocks_by_name.items()))


@pytest.mark.django_db
def test_a_picture_takes_only_its_own_words():
    body, first, second = body_of(pair=Pair()), image("甲"), image("乙")
    stored = {"one": first.pk, "one_alt": "第一张", "image": second.pk, "alt": "第二张"}
    value = body.to_python([{"type": "pair", "id": "x", "value": stored}])
    assert [(shown.image.pk, shown.alt) for shown in answers.pictures(body, value)] == [
        (first.pk, "第一张"),
        (second.pk, "第二张"),
    ]


def test_words_of_another_picture_are_none_for_this_one():
    assert [alternative_to(name, Pair()) for name in ("one", "image", "two")] == ["one_alt", "alt", ""]


def stored_body() -> list[dict]:
    return [
        {"type": each["type"], "id": each["key"], "value": each["value"]}
        for each in RICH["body"]
        if each["type"] != "steps"
    ]


def test_a_dose_is_never_quoted():
    rows = stored_body()
    for row in rows:
        if row["type"] == "fact_table":
            row["value"] = row["value"] | {"columns": [], "rows": []}
    quoted = " ".join(answers.quotable(BodyBlock(), rows))
    assert "打药后洗手。" in quoted and "早防早好。" in quoted
    for each in rows:
        if each["type"] == "dose":
            assert each["value"]["substance"] not in quoted and each["value"]["purpose"] not in quoted


def test_an_address_alone_is_a_link_too():
    body = BodyBlock()
    value = body.to_python([row for row in stored_body() if row["type"] == "quote"])
    (link,) = answers.links(body, value)
    assert link.attributes == {"href": "https://example.cn/1"} and link.place == "said"


class Grave(blocks.StructBlock):
    name = blocks.CharBlock()


def test_what_is_held_at_any_depth_is_found():
    body = body_of(grave=Grave(), rows=blocks.ListBlock(blocks.StructBlock([("inner", blocks.ListBlock(Grave()))])))
    item = {"type": "item", "id": "deep", "value": {"name": "乙"}}
    stored = [
        {"type": "grave", "id": "top", "value": {"name": "甲"}},
        {"type": "rows", "id": "r", "value": [{"type": "item", "id": "row", "value": {"inner": [item]}}]},
    ]
    found = [(value["name"], place) for value, place in held(body, body.to_python(stored), Grave)]
    assert found == [("甲", "top"), ("乙", "deep")]

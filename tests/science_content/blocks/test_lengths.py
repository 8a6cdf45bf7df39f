"""Every text of a body that has a limit has one for Chinese and four times the room in other languages."""

import pytest
from wagtail import blocks

from science_content.blocks.body import BodyBlock
from science_content.blocks.leaves import CONTAINERS
from science_content.blocks.lengths import TIMES, LongText, Room, ShortText


def limited(block, path: str = "") -> dict[str, blocks.Block]:
    """Every text with a limit, by its path in the definition."""
    if isinstance(block, blocks.ListBlock):
        return limited(block.child_block, path)
    if isinstance(block, CONTAINERS):
        return {
            found: each
            for name, child in block.child_blocks.items()
            for found, each in limited(child, f"{path}.{name}").items()
        }
    has_limit = isinstance(block, blocks.CharBlock | blocks.TextBlock) and block.field.max_length
    return {path: block} if has_limit else {}


def test_no_text_is_limited_for_chinese_alone():
    found = limited(BodyBlock())
    assert len(found) > 15
    assert [path for path, block in found.items() if not isinstance(block, Room)] == []


@pytest.mark.parametrize("make", [ShortText, LongText])
def test_the_editor_takes_the_chinese_length_and_the_block_four_times_as_much(make):
    block = make(label="说明", max_length=50)
    assert 'maxlength="50"' in block.field.widget.render("x", "")
    assert block.clean("字" * 50 * TIMES) and block.field.max_length == 200
    assert block.too_long("字" * 51, in_chinese=True) == "说明最多50个字，现在51个。"
    assert block.too_long("字" * 50, in_chinese=True) == block.too_long("字" * 200, in_chinese=False) == ""
    assert block.too_long("字" * 201, in_chinese=False) == "说明最多200个字，现在201个。"


def test_migrations_see_the_stock_block():
    """What is stored is the same; a migration of every page for a number in a form would be none."""
    assert ShortText(label="说明", max_length=50).deconstruct()[0] == "wagtail.blocks.CharBlock"
    assert LongText(label="说明", max_length=50).deconstruct()[0] == "wagtail.blocks.TextBlock"
    assert BodyBlock().child_blocks["heading"].deconstruct()[0].endswith("headings.HeadingBlock")

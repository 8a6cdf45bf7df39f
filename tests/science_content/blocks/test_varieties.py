"""A variety says what its yield is of, and when its approval ran out."""

import pytest

from tests.science_content.blocks.test_blocks_of_manuals import block, shown, words

pytestmark = pytest.mark.django_db


def test_a_variety_whose_approval_ran_out_says_so_and_a_yield_what_it_is_of(client, tree):
    rows = [
        {"name": "胜境1号", "approved_until": "2021-12-31", "yield_from": "27", "yield_per": "plant"},
        {"name": "云核1号", "approved_until": "2099-12-31", "yield_from": "150"},
    ]
    old, new = shown(client, tree.topic, block("varieties", {"title": "品种", "rows": rows})).select("tbody tr")
    assert "认定到 2021-12-31，已经过期" in words(old) and "27 每株" in words(old)
    assert "过期" not in words(new) and "150 每亩" in words(new)

"""Remembered words take over the numbers of the sentence at hand where it is sure which is which; else there is a hole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translation.memory.numbers import HOLE, with_numbers_of


@pytest.mark.parametrize(
    "new, old, words, found",
    [
        ("用40克兑水15升。", "用30克兑水15升。", "ཀ་30 g ཁ་15 l", "ཀ་40 g ཁ་15 l"),
        ("用40克兑水20升。", "用30克兑水15升。", "ཁ་15 l ཀ་30 g", "ཁ་20 l ཀ་40 g"),
        ("用2.5克。", "用1.5克。", "ཀ་1.5 g", "ཀ་2.5 g"),
        ("用40克。", "用30克。", "ཀ་༣༠ g", "ཀ་40 g"),
        ("用30毫升。", "用30克。", "ཀ་30 g", f"ཀ་{HOLE} g"),
        ("用40克，再用30克。", "用30克，再用30克。", "ཀ་30 ཁ་30", f"ཀ་{HOLE} ཁ་{HOLE}"),
        ("用40克。", "用30克。", "ཀ་ཉི་ཤུ།", "ཀ་ཉི་ཤུ།"),
        ("用40克。", "用30克。", "ཀ་300", "ཀ་300"),
        ("用40克。", "用30克。", "ཀ་1.30", "ཀ་1.30"),
        ("用四十克。", "用30克。", "ཀ་30", f"ཀ་{HOLE}"),
        ("用40克、15升。", "用30克。", "ཀ་30", "ཀ་30"),
        ("洗手。", "洗脚。", "ཀ།", "ཀ།"),
    ],
)
def test_a_number_is_put_in_where_it_is_sure_which_it_is(new, old, words, found):
    assert with_numbers_of(new, old, words) == found


@given(st.integers(1, 999), st.integers(1, 999), st.integers(1, 999), st.integers(1, 999))
def test_no_number_of_the_old_sentence_is_left_that_the_new_one_does_not_say(one, two, three, four):
    words = with_numbers_of(f"用{three}克兑水{four}升。", f"用{one}克兑水{two}升。", f"ཀ་{one} g ཁ་{two} l")
    left = {number for number in "".join(sign if sign.isdigit() else " " for sign in words).split()}
    assert left <= {str(three), str(four)}


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_nothing_that_anybody_types_breaks_it(new, old, words):
    with_numbers_of(new, old, words)

"""Where one text stands in another, however either is spelt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from languages.scripts.finding import place_in, searchable

CASES = [
    ("打⟨粗体⟩药⟨/粗体⟩以后", "打药", "Hans", "打⟨粗体⟩药"),
    ("⟨粗体⟩药⟨/粗体⟩", "药", "Hans", "药"),
    ("ལག་\u200bཔ་འཁྲུ།", "ལག་པ", "Tibt", "ལག་\u200bཔ"),
    ("ཀྱི", "ཀ", "Tibt", "ཀྱི"),
    ("e\u0301 a", "É", "Latn", "e\u0301"),
    ("ＡＢ剂", "ab", "Hans", "ＡＢ"),
    ("100%_", "%_", "Hans", "%_"),
    ("一\n二", "一 二", "Hans", "一\n二"),
]


@pytest.mark.parametrize("text, wanted, script, marked", CASES)
def test_the_place_is_that_of_whole_letters_without_the_tags_around_it(text, wanted, script, marked):
    begin, end = place_in(text, searchable(wanted, script), script)
    assert text[begin:end] == marked


@pytest.mark.parametrize("text, wanted", [("打药", ""), ("", "药"), ("", ""), ("洗手", "药")])
def test_what_does_not_stand_there_has_no_place(text, wanted):
    assert place_in(text, wanted, "Hans") is None


@given(st.text(max_size=30), st.sampled_from(["Hans", "Tibt", "Tale", "Latn", "Lisu"]))
def test_whatever_the_text_nothing_is_raised_and_the_place_lies_in_it(text, script):
    place = place_in(text, searchable(text[3:6], script), script)
    assert place is None or 0 <= place[0] <= place[1] <= len(text)

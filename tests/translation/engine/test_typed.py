"""Words as they are typed and as they are stored: each says what the other says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wagtail_localize.strings import StringValue

from translation.engine.typed import NAMES, as_stored, as_typed


@pytest.mark.parametrize(
    "stored, typed",
    [
        ("打药后洗手。", "打药后洗手。"),
        ("<b>30</b>克", "⟨粗体⟩30⟨/粗体⟩克"),
        ('见<a id="a1">第二章</a>和<a id="a12">附录</a>', "见⟨链接1⟩第二章⟨/链接1⟩和⟨链接12⟩附录⟨/链接12⟩"),
        ("10<sup>6</sup>，H<sub>2</sub>O", "10⟨上标⟩6⟨/上标⟩，H⟨下标⟩2⟨/下标⟩O"),
        ("一行<br/>二行", "一行\n二行"),
        ("温度 &lt; 5 &amp; 干", "温度 < 5 & 干"),
        ("<b><i>甲</i></b>", "⟨粗体⟩⟨斜体⟩甲⟨/斜体⟩⟨/粗体⟩"),
        ("", ""),
    ],
)
def test_it_goes_there_and_back(stored, typed):
    assert as_typed(stored) == typed
    assert as_stored(typed) == stored


@pytest.mark.parametrize(
    "typed, stored",
    [
        ("  ཡི་གེ། \n", "ཡི་གེ།"),
        ("ᥖᥭ\u200bᥘᥫ", "ᥖᥭᥘᥫ"),
        ("\ufeffa\u202eb\u00adc", "abc"),
        ("a\r\nb\rc", "a<br/>b<br/>c"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("⟨script⟩", "⟨script⟩"),
        ("⟨链接1 onclick=x⟩", "⟨链接1 onclick=x⟩"),
        ("a\x00b\ud800c", "a b c"),
        ("e\u0301", "é"),
    ],
)
def test_what_a_person_cannot_see_or_mean_is_not_stored(typed, stored):
    assert as_stored(typed) == stored


def test_a_tag_that_has_no_name_here_is_left_to_the_check():
    assert as_typed("<u style=x>甲</u>") == "<u style=x>甲⟨/下划线⟩"
    assert as_typed("</a><a>甲") == "⟨/链接⟩<a>甲"


PIECE = st.sampled_from(
    ["ཡི་གེ", "30", " ", "&", "<", ">", "\n", "⟨粗体⟩", "⟨/粗体⟩", "⟨链接1⟩", "⟨/链接1⟩", "⟨/链接⟩", "&amp;", "⟨", "。"]
)


@given(st.lists(PIECE).map("".join))
def test_what_is_typed_is_stored_once_and_for_all(typed):
    stored = as_stored(typed)
    assert as_stored(as_typed(stored)) == stored


@given(st.lists(st.tuples(st.sampled_from([*NAMES, ""]), st.text("甲乙 0<&>", min_size=1)), min_size=1))
def test_whatever_the_engine_cut_out_of_a_page_comes_back_as_it_was(parts):
    html = "".join(f"<{tag}>{_escaped(text)}</{tag}>" if tag else _escaped(text) for tag, text in parts)
    cut, _ = StringValue.from_source_html(html)
    stored = as_stored(as_typed(cut.data))
    assert stored == cut.data.strip() or as_typed(stored) == as_typed(cut.data).strip()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

"""The part that answers is quoted as it was written, and only what was asked for is marked."""

import pytest

from search.analysis import excerpt, marked


def told(pieces) -> str:
    return "".join(f"[{piece.text}]" if piece.is_match else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("text", "question", "expected"),
    [
        ("怎么种核桃。", "核桃", "怎么种[核桃]。"),
        ("洋芋烂窝", "土豆", "[洋芋]烂窝"),
        ("種核桃", "种核桃", "種[核桃]"),
        ("མི་ཚེ་མིང་", "མི", "[མི]་ཚེ་མིང་"),
        ("མིའི་ཆོས།", "མི", "[མིའི]་ཆོས།"),
        ("ꊿꂷꃅꄿ", "ꂷꃅ", "ꊿ[ꂷꃅ]ꄿ"),
        ("ꓗꓽ ꓗꓸ", "ꓗꓽ", "[ꓗꓽ] ꓗꓸ"),
        ("Zaiwa zai", "ZAIWA", "[Zaiwa] zai"),
        ("用８００倍液", "800倍", "用[８００]倍液"),
        ("1800年，800倍", "800", "1800年，[800]倍"),
        ("<b>核桃</b>", "核桃", "<b>[核桃]</b>"),
        ("核桃", "", "核桃"),
        ("核桃", '"(*', "核桃"),
    ],
)
def test_marks(text, question, expected):
    assert told(marked(text, question)) == expected


def test_the_sentence_with_most_of_the_words_is_quoted():
    texts = ["讲核桃。", "先看地。核桃黑斑病怎么防？再看树。"]
    assert told(excerpt(texts, "核桃黑斑病")) == "[核桃黑斑病]怎么防？"


def test_a_long_sentence_is_cut_around_the_first_match():
    pieces = excerpt(["很" * 200 + "核桃" + "长" * 200], "核桃")
    assert told(pieces).startswith("…很") and "[核桃]" in told(pieces) and told(pieces).endswith("长…")
    assert len(told(pieces)) < 90


def test_nothing_is_quoted_where_nothing_matches():
    assert excerpt(["地震"], "核桃") == excerpt([], "核桃") == excerpt(["核桃"], "") == []


@pytest.mark.parametrize("text", ["\ud800核桃", "核\x00桃", "核" * 20_000, "\u0301" * 5_000, ""])
def test_no_text_breaks_it(text):
    assert "".join(piece.text for piece in marked(text, "核桃")) == text

"""Analysis: what a text leaves in the index, what a question asks for, and that no text is too odd for either."""

import hashlib
import json
import time
from pathlib import Path

import pytest

from search.analysis import ANALYZER_VERSION, Query, beginning, han, index_text, phrase, query
from search.analysis.encoding import encode, encode_pair
from tests.search.analysis.finding import finds

GOLDEN = json.loads((Path(__file__).parents[3] / "languages/data/golden_tokens.json").read_text(encoding="utf-8"))
CHINESE = [case for case in GOLDEN if case["script"] == "Hans"]


@pytest.mark.parametrize("case", CHINESE, ids=lambda case: case["id"])
def test_golden_words(case):
    words = [word for word in han.search_words(case["text"]) if word.isalnum()]
    assert words == case["tokens"]


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: case["id"])
def test_every_golden_text_is_found_by_itself(case):
    assert finds(case["text"], case["text"]) or not case["tokens"]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("核桃", "本地核桃树的管理"),
        ("怎么种核桃", "核桃栽培管理手册"),
        ("草地贪夜蛾", "防治草地贪夜蛾要早"),
        ("古树茶", "普洱古树茶"),
        ("茶", "红茶"),
        ("800倍", "用药800倍液"),
        ("800倍", "稀释800～1000倍"),
        ("1000倍", "稀释800~1000倍"),
        ("八百倍", "８００倍液"),
        ("10ml", "每亩10毫升"),
        ("༡༩༤༨", "1948年"),
        ("核桃種植", "核桃种植"),
        ("མི", "མིའི་ཆོས།"),
        ("སྟར་ཀ", "ང་ལ་སྟར་ཀ་ཡོད།"),
        ("ᥘᥬᥰᥔᥩᥛᥳ", "ᥘᥬ̈ ᥔᥩᥛ̇ ᥝᥢ̈"),
        ("ꂷꃅ", "ꊿꂷꃅꄿꐨꐥ"),
        ("ꓗ", "ꓗꓽ ꓔꓸ"),
        ("𖼊𖽠", "𖼊𖽠 𖼐𖼊𖽪𖾏"),
        ("lo'qo", "yo’liq nei lo’qo"),
        ("loqo", "yo’liq nei lo’qo"),
        ("zaiwa", "Zaiwâ"),
        ("H7N9", "h7n9禽流感"),
        ("怎么办", "地震来了怎么办"),
    ],
)
def test_finds(question, text):
    assert finds(question, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("མི", "མེ་"),
        ("མི", "མིང་"),
        ("𖼊𖽠", "𖼊𖽡"),
        ("ꓗꓸ", "ꓗꓽ"),
        ("ᥘᥣᥰ", "ᥘᥣᥱ"),
        ("ᦺᦞᧉ", "ᦺᦞᧈ"),
        ("lo'qo", "loqo"),
        ("80倍", "800倍液"),
        ("8倍", "稀释800～1000倍"),
        ("桃核", "核桃"),
    ],
)
def test_keeps_apart(question, text):
    assert not finds(question, text)


def test_question_words_are_left_out_unless_there_are_no_others():
    assert query("怎么种核桃").words == query("核桃").words != ()
    assert {"怎么", "怎么办", "的"} <= han.STOP_WORDS
    assert (
        query("怎么办").words == query("怎么办 的").words != () and query("怎么办的核桃").words == query("核桃").words
    )


def test_a_name_is_asked_for_as_a_whole_and_a_long_word_by_its_parts():
    (name,) = query("草地贪夜蛾").words
    assert len(name.tokens) == 4
    assert query("自然灾害").words == query("自然 灾害").words


def test_a_common_single_character_only_hints_but_a_listed_or_rare_one_is_asked_for():
    assert query("种核桃").hints
    assert len(query("猪发烧").words) == len(query("榅桲").words) == 2


def test_more_than_three_words_rank_by_any():
    assert not query("核桃施肥修剪").is_long
    assert query("核桃施肥修剪病虫害防治").is_long


def test_nothing_is_asked_by_signs_alone():
    assert query("《》😀\ud800\x00 !?") == Query()
    assert not beginning("") and not phrase("…")


def test_while_typing_only_the_end_may_go_on():
    *whole, last = beginning("核桃 heta").words
    assert [term.prefix for term in whole] == [False] and last.prefix
    high, back = beginning("高原反").words
    assert back.prefix and not high.prefix and len(back.tokens) == 1
    (as_typed,) = beginning("高原反").hints
    assert len(as_typed.tokens) == 2


def test_the_tokens_of_a_phrase_stand_side_by_side():
    for text in ("防治病虫害", "2026年春", "用H7N9疫苗", "མི་རིགས་ཡོངས"):
        (term,) = phrase(text).words
        assert " ".join(term.tokens) in index_text(f"先说。{text}就好")


class TestEncoding:
    def test_is_plain_ascii_of_fixed_width(self):
        assert encode("核桃").isalnum() and encode("核桃").isascii()
        assert len(encode("核桃")) - len(encode("核")) == len(encode("𖼊")) - 1 == 4

    def test_different_tokens_stay_different(self):
        tokens = ["核桃", "桃核", encode("核"), "abc", "0abc", "核", "8", "08", "a核"]
        assert len({encode(token) for token in tokens}) == len(tokens)
        assert encode_pair("ཀ", "ཁག") != encode_pair("ཀཁ", "ག")

    def test_what_begins_a_token_begins_its_code(self):
        assert encode("མིང").startswith(encode("མི"))


def test_the_index_holds_letters_and_digits_only():
    held = index_text('核桃 800倍 མི་ཚེ Zaiwâ lo\'qo 2.5kg "AND" (NEAR) 𖼊𖽠 \x00 \ud800 😀 مرحبا мир')
    assert held.isascii() and held.replace(" ", "").isalnum()


@pytest.mark.parametrize("text", ["核桃" * 100_000, "a" * 200_000, "1" * 200_000, "མི་" * 60_000, "《" * 200_000])
def test_long_text_is_read_in_linear_time(text):
    started = time.perf_counter()
    assert index_text(text) is not None
    assert len(query(text).words) <= 48
    assert time.perf_counter() - started < 20  # quadratic takes an hour


def test_other_tokens_need_another_version():
    """Raise ANALYZER_VERSION with the new digest: every index must then be built anew."""
    held = "\n".join(index_text(case["text"]) for case in GOLDEN) + index_text(
        "用８００～1000倍液，每亩10毫升；核桃種植。"
    )
    assert (ANALYZER_VERSION, hashlib.sha256(held.encode()).hexdigest()[:12]) == (2, "3ece61e77c97")

"""Line breaks in Dai text: between the syllables of the golden texts, nowhere else, and never a letter lost."""

import json
import random
from pathlib import Path

import pytest
from django.utils.html import escape

from languages.scripts import line_breaks, syllables, with_line_breaks

GOLDEN = json.loads((Path(__file__).parents[3] / "languages/data/golden_tokens.json").read_text(encoding="utf-8"))
DAI = [
    case for case in GOLDEN if case["script"] in {"Tale", "Talu"} and case["id"] not in {"tdd-zwsp", "tdd-old", "khb-1"}
]
LETTERS = {"Tale": range(0x1950, 0x1975), "Talu": range(0x1980, 0x19CA)}
NUMBER_ABBREVIATION = "᧞"  # New Tai Lue sign for "and so on": no syllable, and no letter either


def cut(text: str) -> list[str]:
    return with_line_breaks(text, "|").split("|")


@pytest.mark.parametrize("case", DAI, ids=lambda case: case["id"])
def test_a_line_may_end_after_each_golden_syllable_and_nowhere_else(case):
    pieces = [piece for part in cut(case["text"]) for piece in part.strip("，").split(NUMBER_ABBREVIATION) if piece]
    assert pieces == [token for token in case["tokens"] if token != NUMBER_ABBREVIATION]


def test_the_spelling_of_before_1988_breaks_at_the_same_places():
    assert cut("ᥘᥬ̈ᥔᥩᥛ̇ᥝᥢ̈ᥘᥭ̇") == ["ᥘᥬ̈", "ᥔᥩᥛ̇", "ᥝᥢ̈", "ᥘᥭ̇"]


@pytest.mark.parametrize("script", LETTERS)
@pytest.mark.parametrize("seed", range(40))
def test_of_any_letters_nothing_is_lost_and_no_syllable_is_cut(script, seed):
    chance = random.Random(seed)
    alphabet = [*map(chr, LETTERS[script]), "，", " ", "核", "3", "a", "\u200b", "<", "&"]
    weights = [4] * len(LETTERS[script]) + [1] * 8
    text = "".join(chance.choices(alphabet, weights, k=chance.randrange(200)))
    places = line_breaks(text)
    assert places == sorted(set(places)) and all(0 < place < len(text) for place in places)
    assert "".join(cut(text)) == text
    assert all(ord(text[place - 1]) in LETTERS[script] and ord(text[place]) in LETTERS[script] for place in places)
    for piece in cut(text):  # a piece alone falls into the same syllables, so no break stood inside one
        assert not line_breaks(piece)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "核桃栽培管理手册 800倍",
        "བོད་ཡིག་གི་ཡི་གེ",
        "ꓡꓲ-ꓢꓴ ꓐꓬꓲ ꓳ",
        "Jinghpo laika hte",
        "ᥘ",
        "ᨶᩱᨠᩥᨲ᩠ᨲᩥᩈ᩠ᨠᩢ",
        "ᥣᥣᥣᥣ",
        "\ud800\udfff",
    ],
    ids=["nothing", "Chinese", "Tibetan", "Lisu", "Jingpo", "one letter", "Tai Tham", "vowels alone", "surrogates"],
)
def test_other_text_has_no_breaks_of_ours(text):
    assert with_line_breaks(text, "<wbr>") == text


def test_a_break_stands_in_no_entity_and_no_number():
    text = escape("ᥘᥬᥰ<b>&ᥔᥩᥛᥳ 12ᥝᥢᥰᥘᥭᥳ'")
    marked = with_line_breaks(text, "<wbr>")
    assert marked.replace("<wbr>", "") == text
    assert marked == escape("ᥘᥬᥰ<b>&ᥔᥩᥛᥳ 12ᥝᥢᥰ|ᥘᥭᥳ'").replace("|", "<wbr>")


def test_the_syllables_are_those_that_search_looks_up():
    for case in DAI:
        assert [token for part in cut(case["text"]) for token in syllables(part, case["script"])] == case["tokens"]


def test_a_letter_that_fits_into_no_syllable_stays_with_what_stands_before_it():
    syllable, stray = "ᥛᥣᥰ", "ᥣ"
    assert line_breaks(syllable * 2) == [3]
    assert line_breaks(f"{syllable}{stray}{syllable}") == [4]

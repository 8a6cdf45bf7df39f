"""What the analyzer keeps for any text: no letter is lost, no two scripts meet in a token, nothing fails."""

import random
import re
import time
from collections import Counter

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from languages.scripts import COMMON, base_form, fold, runs, script_of, syllables
from languages.scripts.table import RANGES
from search.analysis import beginning, index_text, phrase, query
from search.analysis.encoding import _LONGEST
from search.analysis.han import SIMPLIFIED
from search.analysis.stretches import prepare
from tests.search.analysis.finding import finds
from tests.search.analysis.test_analysis import GOLDEN
from tests.search.hostile import hostile_queries

READERS = (index_text, query, beginning, phrase)
ZERO_WIDTH = "\u200b\u200c\u200d\ufeff\u00ad"
MARKS = "\u0300\u0301\u0304\u0307\u0308\u030c\u0323\u0328\u0331\u0344\u0345"


def _characters(ranges: str) -> str:
    ends = [[int(end, 16) for end in part.split("-")] for part in ranges.split()]
    return "".join(chr(code) for first, *last in ends for code in range(first, (last or [first])[0] + 1))


CHARACTERS = {script: _characters(ranges) for script, ranges in RANGES.items()}
SYLLABLES = [token for case in GOLDEN for token in case["tokens"]]
SYLLABLES += ["怎么", "的", "核桃", "草地贪夜蛾", "自然灾害", "種植", "病虫害", "薴"]
AMOUNTS = [
    "800倍",
    "八百倍液",
    "1:500",
    "10ml",
    "10毫升",
    "༡༠",
    "᧑᧐",
    "2.5kg",
    "5%",
    "5m²",
    "两天",
    "三四斤",
    "百分之五",
    "1/2亩",
]
AMOUNTS += ["2026-11-24", "－3℃", "12", "H7N9", "B12次"]
SIGNS = [*" \u0f0b\u0f0d-_'’ˍʼ.,，。~/:()《》%\n", *MARKS, "мир", "ω", "😀"]

LETTERS = [st.text(st.sampled_from(characters), min_size=1, max_size=6) for characters in CHARACTERS.values()]
WORDS = st.one_of(*LETTERS, st.sampled_from(SYLLABLES))
PIECES = st.one_of(WORDS, WORDS, st.sampled_from(AMOUNTS), st.sampled_from(SIGNS), st.sampled_from(SIGNS))
TEXTS = st.lists(PIECES, max_size=8).map("".join)
ODDITIES = st.lists(st.one_of(PIECES, st.characters(categories=["Cs", "Cc", "Cn"]))).map("".join)
ANYTHING = st.one_of(TEXTS, st.text(st.characters(), max_size=20), ODDITIES)

examples = settings(deadline=None, derandomize=True, max_examples=300, database=None)


def decoded(token: str) -> str:
    """What `encode` made of a token, undone; of a pair both."""
    if not re.match("0[a-z]", token):
        return token
    codes = (part[at : at + 4] for part in token.split("0") for at in range(0, len(part), 4))
    return "".join(chr(_number(code)) for code in codes)


def _number(code: str) -> int:
    number = 0
    for letter in code:
        number = number * 26 + ord(letter) - ord("a")
    return number


def letters(text: str) -> list[str]:
    return [char for char in text if char.isalpha() and script_of(char) in RANGES]


def particles(prepared: str) -> Counter[str]:
    """The letters of the Tibetan case particles, which say nothing about the subject."""
    cut = [syllable for run in runs(prepared) if run.script == "Tibt" for syllable in syllables(run.text, "Tibt")]
    return Counter("".join(cut)) - Counter("".join(base_form(syllable, "Tibt") for syllable in cut))


@examples
@given(ANYTHING)
@example("薴")
@example("Ĥ\u0331ß\u0301")
@example("Ϊ\u0301")
@example("e" + "\u0344" * 30)
@example("ǰ" + "\u0323" * 30)
def test_preparing_twice_changes_nothing(text):
    once = prepare(text)
    assert prepare(once) == once


def test_no_simplified_character_is_itself_a_traditional_one():
    assert [char for char in SIMPLIFIED.values() if ord(char) in SIMPLIFIED] == []


@examples
@given(TEXTS)
def test_no_letter_is_lost(text):
    prepared = prepare(text)
    assume(len(prepared) <= _LONGEST)  # a longer word is known by its beginning
    expected = Counter("".join(fold(char, script_of(char)) for char in letters(prepared)))
    held = Counter("".join(map(decoded, index_text(text).split())))
    assert expected - held - particles(prepared) == Counter()


@pytest.mark.parametrize("script", RANGES)
def test_every_letter_of_a_script_is_in_the_token_that_it_makes_alone(script):
    for char in letters(CHARACTERS[script]):
        assert set(letters(fold(prepare(char), script))) <= set(decoded(index_text(char).split()[0])), char


@examples
@given(TEXTS)
def test_no_token_crosses_a_script(text):
    for token in index_text(text).split():
        scripts = {script_of(char) for char in decoded(token) if char.isalpha()} - {COMMON}
        assert len(scripts) <= 1, decoded(token)


@examples
@given(TEXTS, st.randoms(use_true_random=False))
def test_zero_width_characters_change_nothing(text, chance):
    strewn = "".join(char + "".join(chance.choices(ZERO_WIDTH, k=chance.randint(0, 2))) for char in ["", *text])
    for read in READERS:
        assert read(strewn) == read(text)


@examples
@given(ANYTHING)
def test_nothing_fails_and_tokens_are_letters_and_digits(text):
    asked = [token for read in (query, beginning, phrase) for term in read(text).words for token in term.tokens]
    for token in [*index_text(text).split(), *asked]:
        assert re.fullmatch("[a-z0-9]+", token)


@examples
@given(TEXTS)
@example("ཆུ 10ml བླུག")
@example("ᥘᥣᥰ 5% ᥘᥣᥱ")
@example("维生素B12次")
@example("10m23")
@example("10mʼa")
@example("ᥘᥣ10倍\u0308ᥐ")
@example("10倍'ꓡ")
def test_a_text_with_a_letter_is_found_by_itself(text):
    assume(letters(prepare(text)))
    assert finds(text, text)


def _in_all_scripts(size: int) -> str:
    """`size` bytes of syllables of all scripts in no order, with amounts and signs between."""
    chance = random.Random(5)
    rare = ["".join(chance.choices(characters, k=3)) for characters in CHARACTERS.values() for _ in range(500)]
    pieces, held = [*SYLLABLES * 5, *AMOUNTS * 20, *SIGNS * 20, *rare], ""
    while len(held.encode()) < size:
        held += "".join(chance.choices(pieces, k=50_000))
    return held.encode()[:size].decode(errors="ignore")


def _seconds(text: str) -> float:
    started = time.process_time()
    assert index_text(text)
    return time.process_time() - started


def test_a_long_text_is_read_in_linear_time():
    text, parts = _in_all_scripts(1_250_000), 16
    part = len(text) // parts
    seconds = min(_seconds(text[:part]), _seconds(text[-part:]))
    assert _seconds(text) < 4 * parts * seconds  # quadratic takes 16 * parts


class TestHostileQuestions:
    def test_are_the_same_for_the_same_seed_and_all_different(self):
        asked = hostile_queries(2_000, seed=7)
        assert asked == hostile_queries(2_000, seed=7) != hostile_queries(2_000, seed=8)
        assert len(set(asked)) == 2_000

    def test_are_read_without_error(self):
        """Two thousand others are read by `tests.search.test_hostile`."""
        for text in hostile_queries(500, seed=7):  # of every kind in turn
            for read in READERS:
                read(text)

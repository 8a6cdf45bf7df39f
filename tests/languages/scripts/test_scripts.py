"""Scripts: runs cover the text, syllables match the golden tokens, what looks alike but differs stays apart."""

import json
import time
from pathlib import Path

import pytest

from languages.registry import LANGUAGES
from languages.scripts import (
    base_form,
    dominant_script,
    fold,
    runs,
    script_of,
    split_han,
    strip_invisible,
    syllables,
)

GOLDEN = json.loads((Path(__file__).parents[3] / "languages/data/golden_tokens.json").read_text(encoding="utf-8"))
BY_SCRIPT = [
    case for case in GOLDEN if case["script"] != "Hans"
]  # Chinese words: tests/search/analysis/test_analysis.py


def cut(text: str) -> list[tuple[str, str]]:
    return [(syllable, run.script) for run in runs(text) for syllable in syllables(run.text, run.script)]


@pytest.mark.parametrize("case", BY_SCRIPT, ids=lambda case: case["id"])
class TestGolden:
    def test_syllables(self, case):
        assert [syllable for syllable, _ in cut(case["text"])] == case["tokens"]

    def test_base_forms(self, case):
        bases = case.get("stems") or case.get("toneless") or []
        assert [base_form(*found) for found in cut(case["text"])][: len(bases)] == bases

    def test_neighbours_make_the_bigrams(self, case):
        found = [syllable for syllable, _ in cut(case["text"])]
        pairs = ["".join(pair) for pair in zip(found, found[1:], strict=False)]
        assert pairs[: len(case.get("bigrams", []))] == case.get("bigrams", [])

    def test_folding_twice_changes_nothing(self, case):
        once = fold(case["text"], case["script"])
        assert fold(once, case["script"]) == once


@pytest.mark.parametrize(
    ("one", "other", "script"),
    [
        ("མི", "མེ", "Tibt"),
        ("𖼊𖽠", "𖼊𖽡", "Plrd"),
        ("ᥘᥣᥰ", "ᥘᥣᥱ", "Tale"),
        ("ᦺᦞᧉ", "ᦺᦞᧈ", "Talu"),
        ("ꓗꓽ", "ꓗꓸ", "Lisu"),
        ("ꂷ", "ꂸ", "Yiii"),
        ("loʼqo", "loqo", "Latn"),
        ("a̱", "a", "Latn"),
    ],
)
def test_minimal_pairs_stay_apart(one, other, script):
    assert syllables(one, script) != syllables(other, script)


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("核", "Hans"),
        ("〇", "Hans"),
        ("ཀ", "Tibt"),
        ("ᥐ", "Tale"),
        ("ᦀ", "Talu"),
        ("ᨠ", "Lana"),
        ("ꀀ", "Yiii"),
        ("ꓐ", "Lisu"),
    ]
    + [
        ("𖼀", "Plrd"),
        ("é", "Latn"),
        ("м", "Zzzz"),
        ("3", "Zyyy"),
        ("，", "Zyyy"),
        ("\u0308", "Zinh"),
        ("\ud800", "Zyyy"),
    ],
)
def test_script_of(text, script):
    assert script_of(text) == script


def test_every_script_of_the_registry_is_known():
    for language in LANGUAGES.values():
        sample = language.autonym if language.autonym_checked else None
        assert not sample or dominant_script(sample) == language.script.code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("123 !", [("Zyyy", "123 !")]),
        ("ལོ 10ml", [("Tibt", "ལོ "), ("Latn", "10ml")]),
        ("喷800倍", [("Hans", "喷800倍")]),
        ("ཡིག(核桃)", [("Tibt", "ཡིག"), ("Hans", "(核桃)")]),
        ("ꓬꓲˍ核", [("Lisu", "ꓬꓲˍ"), ("Hans", "核")]),
        ("мир核桃", [("Zzzz", "мир"), ("Hans", "核桃")]),
    ],
)
def test_runs(text, expected):
    assert [(run.script, run.text) for run in runs(text)] == expected
    assert all(text[run.start : run.end] == run.text for run in runs(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("核桃，茶 3-4 月。", [(True, "核桃，茶 3-4 月。")]),
        ("ཡིག 核桃 ཡིག", [(False, "ཡིག "), (True, "核桃"), (False, " ཡིག")]),
        ("ꓡꓲ《核桃》ꓡꓲ", [(False, "ꓡꓲ"), (True, "《核桃》"), (False, "ꓡꓲ")]),
        ("用药 800 ml", [(True, "用药"), (False, " 800 ml")]),
        ("ꌅꅍ，ꀂ", [(False, "ꌅꅍ，ꀂ")]),
        ("", []),
    ],
)
def test_split_han(text, expected):
    assert split_han(text) == expected


def test_dominant_script():
    assert dominant_script("ཡིག་གཟུགས། 核 3") == "Tibt"
    assert dominant_script("3 + 4") is None


HOSTILE = {
    "mixed": "核桃（《，。 a1ʼ\u0308ཀི་ᥐᥣᥰꓡˍ\U00016f0a😀\ud800\x00\u200b" * 6_000,
    "brackets": "《" * 200_000,
    "one gap": "核" + " " * 200_000 + "a",
    "marks": "a" + "\u0327\u0301" * 100_000,
    "tai le": "ᥘᥬᥰᥔᥩᥛᥳ" * 28_000,
    "alternating": "核a" * 100_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_long_and_broken_text_is_cut_in_linear_time(name):
    text = HOSTILE[name]
    started = time.perf_counter()
    pieces = list(runs(text))
    assert "".join(run.text for run in pieces) == text
    assert "".join(piece for _, piece in split_han(text)) == text
    assert all(syllables(run.text, run.script) is not None for run in pieces)
    assert time.perf_counter() - started < 20  # quadratic takes an hour


@pytest.mark.parametrize("letter", ["\u200b", "\u00ad", "\ufeff", "\u202e", "\u2060", "\ufe0f"])
def test_letters_that_nobody_sees_are_dropped(letter):
    assert strip_invisible(f"核{letter}桃") == "核桃"
    assert fold(f"མི{letter}་རིགས", "Tibt") == "མི་རིགས"


def test_letters_of_another_script_part_chinese():
    assert split_han("核桃 བོད 核桃") == [(True, "核桃"), (False, " བོད "), (True, "核桃")]

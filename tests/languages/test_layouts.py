"""A layout has every letter that its language is known to write, once, and a face of ours for each."""

import json
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from languages import specimens
from languages.layouts.by_language import layout_of
from languages.layouts.layout import Layout
from languages.registry import SOURCE, TRANSLATED, get
from languages.scripts.table import script_of

ROOT = Path(__file__).parents[2]
GOLDEN = json.loads((ROOT / "languages/data/golden_tokens.json").read_text(encoding="utf-8"))
# Cases of what is read and not written any more, or of spelling to be mended.
NOT_TYPED = ("hand-made", "with ZWSP", "pre-1988")
LEGACY = {"ꓗꓽ ꓔꓸ ꓐ ꓡ ꓡꓳ= ꓠꓻ (3) Vaccine"}  # "=" for a full stop, and an English word
SHARED = {"\u02bc", "\u02cd", "\u02c7", "\u0331"}  # modifier letters and the bar that spellings of several scripts use
FONTS = ROOT / "languages/fonts"
COMMON_FACE = {"Zyyy", "Zinh"}  # digits and punctuation come from the next family of the stack
every_language = pytest.mark.parametrize("language", TRANSLATED, ids=lambda language: language.code)


def written(layout: Layout) -> list[str]:
    return [text for key in layout.all_keys() for text in (key.text, key.switched) if text]


def texts_of(code: str) -> list[str]:
    cases = [
        case["text"]
        for case in GOLDEN
        if case["lang"] == code and case["text"] not in LEGACY and not any(each in case["source"] for each in NOT_TYPED)
    ]
    return cases if code != "hni" else [text.replace("'", "ʼ").replace("’", "ʼ") for text in cases]


def words_in(node: object) -> list[str]:
    """The Tibetan of a file of the demo: what stands behind each Chinese sentence."""
    if isinstance(node, dict):
        return [word for each in node.values() for word in words_in(each)]
    return [word for each in node for word in words_in(each)] if isinstance(node, list) else [str(node)]


@every_language
def test_a_key_writes_its_script_or_a_sign_that_is_shared(language):
    for sign in "".join(written(layout_of(language))):
        is_mark = unicodedata.category(sign)[0] == "P" or unicodedata.category(sign) == "Nd"
        assert script_of(sign) == language.script.code or is_mark or sign in SHARED, (hex(ord(sign)), sign)


@every_language
def test_no_key_is_there_twice(language):
    count = Counter(written(layout_of(language)))
    assert [text for text, number in count.items() if number > 1] == []


@every_language
def test_every_key_has_a_name_and_every_group_too(language):
    layout = layout_of(language)
    groups = [*layout.groups, *(group for step in layout.steps for group in step.groups)]
    assert all(group.name and group.keys for group in groups)
    assert all(key.name.strip() for key in layout.all_keys())


@every_language
def test_what_the_language_is_shown_by_can_be_typed(language):
    layout = layout_of(language)
    for text in (specimens.of(language) or "", language.autonym or "", *texts_of(language.code)):
        assert layout.cannot_type(text) == set(), text


def test_all_tibetan_of_the_demo_can_be_typed():
    files = sorted((ROOT / "cms/demo/content/bo").glob("*.json"))
    words = [word for file in files for word in words_in(json.loads(file.read_text(encoding="utf-8")))]
    assert len(words) > 300
    assert {sign for word in words for sign in layout_of(get("bo")).cannot_type(word)} == set()


@every_language
def test_every_letter_has_a_face_of_ours(language):
    have = TTFont(FONTS / language.script.font.file).getBestCmap()
    own = {sign for sign in "".join(written(layout_of(language))) if script_of(sign) not in COMMON_FACE}
    assert {hex(ord(sign)) for sign in own | set(SHARED & set(written(layout_of(language))))} <= {
        hex(each) for each in have
    }


def test_a_sign_that_hangs_has_a_circle_and_the_face_has_it_too():
    for language in TRANSLATED:
        faces = [key.face for key in layout_of(language).all_keys() if key.face != key.text]
        assert not faces or ord("◌") in TTFont(FONTS / language.script.font.file).getBestCmap()
    assert {key.face for key in layout_of(get("bo")).all_keys() if key.text == "ི"} == {"◌ི"}


def sizes(code: str) -> dict[str, int]:
    return {group.name: len(group.keys) for group in layout_of(get(code)).groups}


def test_tibetan_stacks_all_its_letters_and_has_the_tsheg_beside_the_space():
    layout = layout_of(get("bo"))
    letters = layout.groups[0].keys
    assert "".join(key.text for key in letters) == "ཀཁགངཅཆཇཉཏཐདནཔཕབམཙཚཛཝཞཟའཡརལཤསཧཨ"
    assert all(
        ord(key.switched) == ord(key.text) + 0x50 and "SUBJOINED" in unicodedata.name(key.switched) for key in letters
    )
    assert layout.switch == "叠加" and [key.text for key in layout.large] == ["་"]
    assert not any(key.switched for group in layout.groups[1:] for key in group.keys)


def test_the_dai_scripts_stand_in_their_groups():
    assert [sizes("tdd")[name] for name in ("声母", "韵母", "声调")] == [19, 11, 5]
    names = ("高音声母", "低音声母", "韵母", "韵尾", "声调")
    assert [sizes("khb")[name] for name in names] == [22, 22, 17, 7, 2]
    high, low = layout_of(get("khb")).groups[:2]
    assert [key.name.replace("high", "low") for key in high.keys] == [key.name for key in low.keys], "in pairs"


def test_yi_has_44_beginnings_and_all_syllables():
    layout = layout_of(get("ii"))
    counts = [sum(len(group.keys) for group in step.groups) for step in layout.steps]
    assert len(layout.steps) == 44 and max(counts) <= 35 and sum(counts) == 1164
    assert layout.steps[0].name == "零声母" and [step.name for step in layout.steps[1:4]] == ["b", "p", "bb"]
    assert {chr(code) for code in range(0xA000, 0xA48D)} <= set(written(layout))
    assert {step.name: step.sample for step in layout.steps}["ny"] == "ꑊ"
    assert [group.name for group in layout.steps[1].groups] == ["i", "ie", "a", "uo", "o", "e", "u", "ur", "y", "yr"]
    assert all(key.name.startswith("bie") for key in layout.steps[1].groups[1].keys)


def test_lisu_has_its_tones_and_pollard_says_that_nobody_has_chosen():
    assert [sizes("lis")[name] for name in ("声母", "韵母", "声调", "附加")] == [30, 10, 6, 2]
    pollard = layout_of(get("hmd"))
    letters = [text for text in written(pollard) if script_of(text) == "Plrd"]
    assert len(letters) == 149 and "待核" in pollard.note
    assert [key.text for key in pollard.groups[-3].keys] and all(
        key.name.startswith("yi ") for key in pollard.groups[-3].keys
    )


def test_latin_has_capitals_by_the_switch_and_adds_only_what_a_source_says():
    assert "".join(key.switched for key in layout_of(get("za")).all_keys()) == "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    added = {each.code: layout_of(each).groups[1] for each in TRANSLATED if each.script.code == "Latn"}
    found = {code: "".join(key.text for key in group.keys) for code, group in added.items() if group.name == "附加"}
    assert found == {"prk": "\u0331", "lhu": "ˍˇ", "hni": "ʼ"}


def test_chinese_has_none():
    with pytest.raises(KeyError):
        layout_of(get(SOURCE))


def test_what_cannot_be_typed_is_named():
    assert layout_of(get("lis")).cannot_type("ꓡꓲ x") == {"x"}

"""Every script that a device may lack has its letters in a file of ours, and fonts.css offers exactly those files."""

import json
import re
import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from languages.registry import LANGUAGES, SCRIPTS

FONTS = Path(__file__).parents[3] / "languages" / "fonts"
GOLDEN = json.loads((FONTS.parent / "data" / "golden_tokens.json").read_text(encoding="utf-8"))
WITH_FONT = [language for language in LANGUAGES.values() if language.script.font]

# The letters that must be there: the script's block; for Latin, what the orthographies of Yunnan write or wrote.
LETTERS = {
    "Tibt": [*range(0x0F00, 0x1000)],
    "Tale": [*range(0x1950, 0x1980), 0x300, 0x301, 0x307, 0x308, 0x30C, *range(0x1040, 0x104A)],
    "Talu": [*range(0x1980, 0x19E0)],
    "Yiii": [*range(0xA000, 0xA4D0)],
    "Lisu": [*range(0xA4D0, 0xA500), 0x11FB0, 0x02BC, 0x02CD, 0x2010],
    "Plrd": [*range(0x16F00, 0x16FA0)],
    "Latn": [*range(0x20, 0x7F), *range(0xA0, 0x100), 0x0331, 0x02BC, 0x02CD, *map(ord, "ŋāǎɔəƅɯƨƽƃƷˇˉˊˋˆ‘’“”…–—")],
}
NOWHERE = {0x11FB0: "a Naxi letter of Unicode 13 that no published Noto font draws"}


def faces() -> list[dict]:
    css = (FONTS / "fonts.css").read_text(encoding="utf-8")
    return [dict(re.findall(r"([a-z-]+):\s*([^;]+);", body)) for body in re.findall(r"@font-face\s*{([^}]+)}", css)]


def file_of(face: dict) -> str:
    return re.search(r'url\("([^"/]+)"\)', face["src"]).group(1)


def range_of(face: dict) -> set[int]:
    letters = set()
    for first, last in re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", face["unicode-range"]):
        letters |= set(range(int(first, 16), int(last or first, 16) + 1))
    return letters


def letters_in(file: str) -> set[int]:
    return set(TTFont(FONTS / file).getBestCmap())


def assigned(letters) -> set[int]:
    return {letter for letter in letters if unicodedata.category(chr(letter)) not in ("Cn", "Cc")}


def hexes(letters) -> list[str]:
    return [f"U+{letter:04X}" for letter in sorted(letters)]


@pytest.mark.parametrize("language", WITH_FONT, ids=lambda language: language.code)
def test_a_font_holds_every_letter_of_its_script(language):
    file = language.script.font.file
    missing = assigned(LETTERS[language.script.code]) - letters_in(file)
    assert hexes(missing - NOWHERE.keys()) == []


def test_a_letter_is_excused_only_while_no_font_has_it():
    everything = set().union(*(letters_in(path.name) for path in FONTS.glob("*.woff2")))
    assert hexes(everything & NOWHERE.keys()) == []


@pytest.mark.parametrize("language", WITH_FONT, ids=lambda language: language.code)
def test_a_font_draws_the_golden_texts(language):
    """ASCII and Chinese punctuation come from the next family of the stack."""
    texts = "".join(case["text"] for case in GOLDEN if case["script"] == language.script.code)
    own = {ord(letter) for letter in texts if language.script.code == "Latn" or ord(letter) > 0x7F}
    assert own
    chinese = {letter for letter in own if 0x3000 <= letter < 0x3100 or 0xFF00 <= letter < 0xFFF0}
    assert hexes(own - chinese - letters_in(language.script.font.file)) == []


def test_the_style_sheet_has_the_faces_of_the_registry():
    regular = {(face["font-family"].strip('"'), file_of(face)) for face in faces() if face["font-weight"] != "700"}
    assert regular == {(script.font.family, script.font.file) for script in SCRIPTS.values() if script.font}


def test_the_style_sheet_and_the_folder_hold_the_same_files():
    assert {file_of(face) for face in faces()} == {path.name for path in FONTS.glob("*.woff2")}
    assert all(face["font-display"] == "swap" for face in faces())


@pytest.mark.parametrize("face", faces(), ids=file_of)
def test_a_face_is_fetched_where_its_letters_occur_and_not_for_others(face):
    code = next(s.code for s in SCRIPTS.values() if s.font and s.font.family == face["font-family"].strip('"'))
    assert hexes(assigned(LETTERS[code]) - NOWHERE.keys() - range_of(face)) == []
    if code != "Latn":
        assert hexes(assigned(range_of(face)) - letters_in(file_of(face))) == []
        assert hexes(range_of(face) & set(range(0x20, 0x7F))) == []


def test_all_fonts_together_are_light():
    assert sum(path.stat().st_size for path in FONTS.glob("*.woff2")) < 300_000


def test_text_that_may_be_in_any_script_has_the_faces_of_all():
    css = (FONTS / "fonts.css").read_text(encoding="utf-8")
    (any_script,) = re.findall(r"--any-script:\s*(.*?);", css, re.DOTALL)
    awaited = {script.font.family for script in SCRIPTS.values() if script.font and script.font.awaited}
    assert set(re.findall(r'"(.*?)"', any_script)) == awaited

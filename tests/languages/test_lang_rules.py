"""The style sheet gives each language of the registry its face and line height: a node is drawn by the `lang` it bears."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from languages.registry import LANGUAGES, SCRIPTS, Language

STYLES = Path(__file__).parents[2] / "cms" / "static" / "css"
BASE = (STYLES / "base.css").read_text(encoding="utf-8")
TOKENS = (STYLES / "tokens.css").read_text(encoding="utf-8")


def rules(css: str) -> Iterator[tuple[str, dict[str, str]]]:
    """(selector, declarations) of each innermost rule, in order; of a list of selectors each by itself."""
    for heads, body in re.findall(r"([^{};]+){([^{}]*)}", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)):
        pairs = (declaration.partition(":") for declaration in body.split(";") if ":" in declaration)
        declared = {name.strip(): " ".join(value.split()) for name, _, value in pairs}
        for selector in re.split(r",(?![^()]*\))", heads):
            yield " ".join(selector.split()), declared


def matches(selector: str, tag: str) -> bool:
    """Whether `:lang(…)` takes a node of the language `tag`; a rule for lis takes lis-Latn too."""
    found = re.fullmatch(r":lang\(([^()]*)\)", selector)
    ranges = [code.strip(" \"'").lower() for code in found[1].split(",")] if found else []
    return any(tag.lower() == code or tag.lower().startswith(f"{code}-") for code in ranges)


def drawn(css: str, tag: str) -> tuple[str, str]:
    """(first family, line height) of running text in the language `tag`."""
    declared: dict[str, str] = {}
    for selector, declarations in rules(css):
        if matches(selector, tag):
            declared |= declarations
    tokens = {name: value for _, declarations in rules(TOKENS) for name, value in declarations.items()}
    text = declared.get("--text", "")
    while found := re.match(r"var\((--[\w-]+)\)", text):
        text = tokens[found[1]] + text[found.end() :]
    return text.partition(",")[0].strip("\"'"), declared.get("--leading", "")


def strays(css: str, languages: list[Language]) -> list[str]:
    """Sentences about languages that `css` draws otherwise than the registry says."""
    han = drawn(css, "zh-Hans")[0]
    found = []
    for language in languages:
        family, leading = drawn(css, language.tag)
        expected = language.script.font.family if language.script.font else han
        if not family or family != expected:
            found.append(f"{language.code}: the face is {family or 'missing'}, not {expected}")
        if not leading or float(leading) != language.script.line_height:
            found.append(
                f"{language.code}: the line height is {leading or 'missing'}, not {language.script.line_height}"
            )
    return found


def test_every_language_is_drawn_as_the_registry_says():
    assert strays(BASE, list(LANGUAGES.values())) == []


def test_a_node_that_says_its_language_takes_its_face_and_line_height():
    (declared,) = (declarations for selector, declarations in rules(BASE) if selector == ":where([lang])")
    assert declared == {"font-family": "var(--text)", "line-height": "var(--leading)"}


SMALL = """@layer base {
  :lang(zh) { --text: var(--han); --leading: 1.75; }
  /* :lang(bo) { --text: "Wrong"; } */
  :lang(bo) { --text: "Noto Serif Tibetan", var(--han); --leading: 2; }
  :lang(kac), :lang(za) { --text: var(--latin); --leading: 1.6; }
  :lang(lis) { --text: "Noto Sans Lisu", var(--han); --leading: 1.7; }
}"""
REFORMED = """@layer base {
  :lang(zh) {
    --text: var(--han);
    --leading: 1.75
  }
  :lang("bo") {
    --text:
      "Noto Serif Tibetan",
      var(--han);
    --leading: 2.0;
  }
  :lang(kac, za) { --text: var(--latin); --leading: 1.6 }
  :lang(lis) { --text: 'Noto Sans Lisu', var(--han); --leading: 1.7; }
}"""
FEW = [LANGUAGES[code] for code in ("zh-hans", "bo", "kac", "za", "lis")]


@pytest.mark.parametrize("css", [SMALL, REFORMED])
def test_however_the_sheet_is_written_its_rules_are_read(css):
    assert strays(css, FEW) == []


@pytest.mark.parametrize(
    "old, new, stray",
    [
        (", :lang(za)", "", "za: the face is missing, not Noto Sans Yunnan Latin"),
        ("--leading: 2;", "--leading: 1.9;", "bo: the line height is 1.9, not 2.0"),
        ("--leading: 2;", "", "bo: the line height is missing, not 2.0"),
        ('"Noto Serif Tibetan", var(--han)', "var(--han)", "bo: the face is Noto Sans CJK SC, not Noto Serif Tibetan"),
        (
            ":lang(kac)",
            ":lang(bo), :lang(kac)",
            "bo: the face is Noto Sans Yunnan Latin, not Noto Serif Tibetan",
        ),
    ],
)
def test_a_language_drawn_otherwise_is_named(old, new, stray):
    assert old in SMALL and stray in strays(SMALL.replace(old, new, 1), FEW)


def test_a_subtag_without_a_rule_of_its_own_meets_its_parents():
    latin = replace(LANGUAGES["lis"], code="lis-latn", tag="lis-latn", script=SCRIPTS["Latn"])
    assert strays(SMALL, [latin]) == [
        "lis-latn: the face is Noto Sans Lisu, not Noto Sans Yunnan Latin",
        "lis-latn: the line height is 1.7, not 1.6",
    ]
    assert strays(SMALL + " :lang(lis-latn) { --text: var(--latin); --leading: 1.6; }", [latin]) == []

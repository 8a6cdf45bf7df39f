"""What is told about the words themselves, and that none of it keeps them from readers."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from languages import registry
from translation.checks import register
from translation.checks.findings import ERROR, WARNING, Finding, Kind
from translation.checks.register import TRANSLATION_CHECKS, findings

BLOCKING = {"numbers", "unit", "number-order", "tags", "links", "too-long"}


def told(source: str, target: str, language: str = "za") -> set[str]:
    found = findings(source, target, language)
    assert not any(each.blocks for each in found)
    return {each.check for each in found}


@pytest.mark.parametrize(
    "source, target, language, checks",
    [
        ("洗手。", "yw feiz.", "za", set()),
        ("洗手", "yw feiz", "za", set()),
        ("洗手。", "", "za", {"empty"}),
        ("洗手。", "<b></b>…"[7:], "za", {"empty"}),
        ("洗手。", "洗手。", "za", {"same"}),
        ("洗手。", "洗 手。", "za", {"han"}),
        ("洗手。", "yw 手.", "za", {"han"}),
        ("DDT", "DDT", "bo", set()),
        ("敌草快 diquat 200", "ཀ diquat 200", "bo", set()),
        ("洗手。", "yw feiz baih", "bo", {"script", "end-mark"}),
        ("洗手。", "ལག་པ། ꓐ", "bo", {"script", "end-mark"}),
        ("洗手。", "Мыть.", "za", {"script"}),
        ("3次。", "៣ yw.", "za", {"script"}),
        ("3次。", "༣ ཀ", "bo", set()),
        ("洗手。", "yw feiz", "za", {"end-mark"}),
        ("洗手。", "ལག་པ་འཁྲུ", "bo", {"end-mark"}),
        ("洗手。", "ལག་པ་ཐོག", "bo", set()),
        ("洗手。", "ལག་པ ། ", "bo", {"spacing"}),
        ("洗手。", "ལག་་པ།", "bo", {"spacing"}),
        ("洗手。", "ꓡꓲ ꓿", "lis", {"spacing"}),
        ("洗手。", "ꓡꓲ꓿", "lis", set()),
    ],
)
def test_it_is_told(source, target, language, checks):
    assert told(source, target, language) == checks


def test_a_lost_not_is_told_where_the_team_has_given_its_words(monkeypatch):
    assert told("不要洗手。", "yw feiz.") == set()
    register._findings.cache_clear()  # what the registry says is the same as long as a process lives
    monkeypatch.setitem(registry.LANGUAGES, "za", replace(registry.get("za"), negations=("…not…",)))
    assert told("不要洗手。", "yw feiz.") == {"negation"}
    assert told("不要洗手。", "yw …not… feiz.") == set()
    assert told("要洗手。", "yw feiz.") == set()


def test_no_team_has_given_its_words_for_not():
    assert {language.negations for language in registry.LANGUAGES.values()} == {()}


def test_only_quantities_tags_links_and_length_block():
    assert {check.id for check in TRANSLATION_CHECKS if check.severity == ERROR} == BLOCKING
    assert {check.severity for check in TRANSLATION_CHECKS} == {ERROR, WARNING}


def test_each_check_has_its_own_name():
    assert len({check.id for check in TRANSLATION_CHECKS}) == len(TRANSLATION_CHECKS)
    assert all(check.name and check.name != check.id for check in TRANSLATION_CHECKS)


def test_what_blocks_stands_first():
    found = findings("洗手30次。", "yw 40", "za")
    assert [each.blocks for each in found] == sorted((each.blocks for each in found), reverse=True)
    assert len({each.check for each in found}) == 2


LETTERS = st.text(
    alphabet="0123456789１༣᧓⁶₂²½一二两十百千万亿点半每/克倍斤亩至到~-–:：.,， \u2009\u200b<>/abi=\"'&;#^ཀ་།ꓐ𖼀\ud800\x00𝟘不。"
)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(LETTERS, LETTERS, st.sampled_from([*registry.LANGUAGES, "xx", ""]))
def test_hostile_words_raise_nothing_and_say_the_same_again(source, target, language):
    found = findings(source, target, language, Kind(plain=True, limit=5))
    assert all(isinstance(each, Finding) and each.sentence for each in found)
    assert found == findings(source, target, language, Kind(plain=True, limit=5))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(alphabet="0123456789.,:-~ 克毫升倍次天", max_size=30))
def test_equal_text_is_never_refused(text):
    assert not [each for each in findings(text, text, "ii") if each.blocks]

"""The memory is searched for a word: whole words first, then short sentences, then what is newest."""

from uuid import uuid4

import pytest

from languages import registry
from translation.memory import searching
from translation.memory.remembering import ReadSentence, remember
from translation.memory.searching import entries_with

pytestmark = pytest.mark.django_db


def known(*pairs: tuple[str, str], language: str = "bo") -> None:
    remember(uuid4(), language, [ReadSentence(f"body.{n}", *pair) for n, pair in enumerate(pairs)])


def found(wanted: str, language: str = "bo") -> list[str]:
    return [entry.words for entry in entries_with(wanted, registry.get(language))]


def test_a_whole_word_is_before_a_part_of_one_and_a_short_sentence_before_a_long_one():
    known(("一。", "མིང་།"), ("二。", "མི་མང་པོ་ཡོད།"), ("三。", "མི་ཞིག"))
    assert found("མི") == ["མི་ཞིག", "མི་མང་པོ་ཡོད།", "མིང་།"]


def test_the_newest_is_first_and_the_same_sentence_with_the_same_words_stands_once():
    known(("洗手。", "ཀ།"))
    known(("洗手。", "ཁ།"))
    known(("洗手。", "ཀ།"))
    assert found("洗手") == ["ཀ།", "ཁ།"]


@pytest.mark.parametrize(
    "language, stored, wanted",
    [
        ("bo", "ལག་\u200bཔ་འཁྲུ།", "ལག་པ"),
        ("bo", "ལག་<b>པ</b>་འཁྲུ།", "ལག་པ་འཁྲུ"),
        ("bo", "ཟླ་༡༢པ།", "ཟླ་12"),
        ("bo", "ཀ<br/>ཁ", "ཀ ཁ"),
        ("lis", "ꓐꓲ'ꓡꓬ", "ꓐꓲʼꓡꓬ"),
        ("khb", "ᦀᦱ\u200bᦠᦱᧃ", "ᦀᦱᦠᦱᧃ"),
    ],
)
def test_another_spelling_is_the_same_word(language, stored, wanted):
    known(("一。", stored), language=language)
    assert found(wanted, language) == [stored]


@pytest.mark.parametrize("wanted", ["ＮＰＫ", "npk", "８０％", "80%", "打药"])
def test_chinese_is_found_in_every_width_and_through_tags(wanted):
    known(("NPK和８０％，打<b>药</b>。", "ཀ།"))
    assert found(wanted) == ["ཀ།"]


def test_only_the_newest_are_compared_where_too_many_have_the_letters(monkeypatch):
    known(*((f"第{n}块药田。", f"ས་{n}།") for n in range(9)))
    monkeypatch.setattr(searching, "MOST_COMPARED", 5)
    assert len(found("药")) == 5


@pytest.mark.parametrize("wanted", ["", " ", "\u200b", "药" * 3000, "\x00", "\ud800"])
def test_what_says_nothing_finds_nothing(wanted):
    known(("打药。", "ཀ།"))
    assert found(wanted) == []

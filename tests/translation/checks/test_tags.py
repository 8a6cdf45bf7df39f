"""Tags and links come through as they were, whatever the words between them; length is that of what a reader sees."""

import pytest

from translation.checks.findings import Kind
from translation.checks.plain import TAG
from translation.checks.register import LONGEST, blocking, findings

from .sentences import chinese_sentences, words_for

BOLD, LINK = "先<b>关火</b>再走。", '看<a id="a1">这里</a>，<a id="a2">那里</a>。'


def refused(source: str, target: str, kind: Kind = Kind()) -> set[str]:  # noqa: B008 -- it is frozen
    return {found.check for found in blocking(source, target, "za", kind)}


@pytest.mark.parametrize("target", ["yw<b>feiz</b>.", "<b>yw</b> feiz.", "yw <B >feiz</B>."])
def test_bold_may_stand_elsewhere(target):
    assert refused(BOLD, target) == set()


@pytest.mark.parametrize(
    "target",
    [
        "yw feiz.", "yw <b>feiz.", "yw feiz</b>.", "yw <b>fe<b>iz</b></b>.", "yw <i>feiz</i>.", "yw <b></b>feiz.", "yw <b> </b>feiz.",
        "<b>yw <i>fe</b>iz</i>.", 'yw <b class="x">feiz</b>.', "yw <b>feiz</b> <script>x</script>.", "</b>yw<b>.",
        "yw <b>feiz</b> <b", "yw <b>feiz</b><!-- x -->", "yw <b>feiz</b><br>.",
    ],
)  # fmt: skip
def test_lost_stray_crossed_or_new_tags_are_refused(target):
    assert refused(BOLD, target) == {"tags"}


@pytest.mark.parametrize(
    "target, found",
    [
        ('<a id="a2">yw</a> <a id="a1">feiz</a>.', set()),
        ("<a id='a2'>yw</a> <a id=a1>feiz</a>.", set()),
        ('<a id="a1">yw</a> feiz.', {"links"}),
        ('<a id="a1">yw</a> <a id="a1">feiz</a>.', {"links"}),
        ('<a id="a1">yw</a> <a id="a2">feiz</a> <a id="a3">x</a>.', {"links"}),
        ('<a id="a1">yw <a id="a2">feiz</a>.', {"tags"}),
        ('<a>yw</a> <a id="a1">f</a> <a id="a2">feiz</a>.', {"tags"}),
        ('<a href="https://x.cn">yw</a> <a id="a1">f</a> <a id="a2">z</a>.', {"tags"}),
        ('<a id="a1"></a>yw <a id="a2">feiz</a>.', {"tags"}),
        ("yw feiz.", {"links"}),
    ],
)
def test_each_link_stands_exactly_once(target, found):
    assert refused(LINK, target) == found


def test_digits_of_a_link_are_no_numbers():
    assert refused('用<a id="a10">30克</a>', '<a id="a10">30 g</a>') == set()


@pytest.mark.parametrize("target", ["yw <b>x</b>", "yw </b>", "<i>yw</i>"])
def test_a_plain_field_takes_no_tags(target):
    assert refused("蚜虫怎么防", target, Kind(plain=True)) == {"tags"}


def test_signs_stand_for_tags_but_a_plain_field_takes_signs_alone():
    assert refused("每m<sup>2</sup>", "m²") == refused("每m²", "m<sup>2</sup>") == set()
    assert refused("每m²", "m<sup>2</sup>", Kind(plain=True)) == {"tags"}
    assert refused("每m<sup>2</sup>", "m") == {"tags"} and refused("每平方米", "m²") == set()


@pytest.mark.parametrize("sign", ["5 < 10", "x &lt;b&gt;", "a<5", "->"])
def test_a_sign_that_is_no_tag_is_none(sign):
    assert "tags" not in refused(sign, sign)


def test_no_demo_sentence_loses_its_tags_to_the_check():
    tagged = [sentence for sentence in chinese_sentences() if TAG.search(sentence)]
    assert len(tagged) > 20
    for sentence in tagged:
        right = words_for(sentence, "bo")
        assert blocking(sentence, right, "bo") == [], sentence
        for tag in TAG.finditer(right):
            assert blocking(sentence, right[: tag.start()] + right[tag.end() :], "bo"), (sentence, tag[0])
            assert blocking(sentence, right[: tag.end()] + right[tag.start() :], "bo"), (sentence, tag[0])


@pytest.mark.parametrize("letters, found", [(80, set()), (81, {"too-long"})])
def test_words_that_do_not_fit_are_refused(letters, found):
    assert refused("做法", "<b>" + "a" * letters + "</b>", Kind(limit=80)) - {"tags"} == found
    assert refused("做法", "a" * letters) == set()
    assert refused("做法", "&amp;" * letters, Kind(limit=80)) == found


def test_what_is_too_long_to_compare_is_refused_unread():
    (found,) = findings("7" * LONGEST, "7 " * LONGEST, "za")
    assert (found.check, found.blocks) == ("too-long", True)

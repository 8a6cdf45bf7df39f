"""Letters of a text's number become an element where one can stand, and are nowhere else."""

import json
import re
from urllib.parse import quote

import pytest

from translation.engine.letters import BEGIN, END, FIRST, LAST, between, in_spans, without_letters

PLANE_16 = re.compile("[\U00100000-\U0010ffff]")
NAMES = ["1-2", "3-4"]
A = between(0, "ཀ")
WORDS = between(1, "有<b>粗</b>体<br>的字")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"<p>{A}</p>", '<p><span data-segment="1-2">ཀ</span></p>'),
        (f"<p>{WORDS}</p>", '<p><span data-segment="3-4">有<b>粗</b>体<br>的字</span></p>'),
        (
            f"<h1>{A}</h1><p>{A}，{WORDS}</p>",
            '<h1><span data-segment="1-2">ཀ</span></h1>'
            '<p><span data-segment="1-2">ཀ</span>，<span data-segment="3-4">有<b>粗</b>体<br>的字</span></p>',
        ),
        (f"<title>{A} · 站</title>", "<title>ཀ · 站</title>"),
        (f"<script>say('{A}')</script>", "<script>say('ཀ')</script>"),
        (f"<svg><title>{A}</title><text>{A}</text></svg>", "<svg><title>ཀ</title><text>ཀ</text></svg>"),
        (f"<select><option>{A}</select>", "<select><option>ཀ</select>"),
        (f"<!-- {A} --><p>", "<!-- ཀ --><p>"),
        (f'<meta content="{A}">', '<meta content="ཀ">'),
        (f'<a title="{A}" href="/?q={quote(A)}">x</a>', f'<a title="ཀ" href="/?q={quote("ཀ")}">x</a>'),
        (f'<img src="/x" alt="{A}">', '<img data-segment="1-2" src="/x" alt="ཀ">'),
        (f'<img src="/x" data-alt="{A}">', '<img src="/x" data-alt="ཀ">'),
        (f'<p data-x="a > {A}">{A}</p>', '<p data-x="a > ཀ"><span data-segment="1-2">ཀ</span></p>'),
    ],
)
def test_a_text_is_named_where_it_stands_and_bare_elsewhere(html, expected):
    assert in_spans(html, NAMES) == expected


@pytest.mark.parametrize(
    "html",
    [
        f"<p>{BEGIN}{chr(FIRST)}cut short</p><p>{A}</p>",
        f"<p><b>{BEGIN}{chr(FIRST)}x</b>y{END}</p>",
        f"<p>{BEGIN}{chr(FIRST)}x<b>y{END}</b></p>",
        f"{END}{BEGIN}<p>{chr(LAST)}</p>{BEGIN}{chr(FIRST + 9)}no such number{END}",
        f"{BEGIN}{chr(FIRST)}{BEGIN}{chr(FIRST + 1)}in one another{END}{END}",
        f"<script>{json.dumps(A)}</script>",
        f"<script>{json.dumps(A).upper()}</script>",
        f"<script>{A} without an end",
        f"<p title='{A}",
        f"< {A}",
    ],
)
def test_whatever_a_template_does_to_a_text_no_letter_is_left(html):
    found = in_spans(html, NAMES)
    assert not PLANE_16.search(found) and "udbff" not in found.lower() and "%F4%8" not in found
    assert found.count("<span") == found.count("</span")
    bare = re.sub(r"</?span[^>]*>", "", found)
    assert bare == without_letters(html)


def test_letters_that_somebody_typed_are_dropped_and_name_nothing():
    typed = f"{END}{BEGIN}{chr(FIRST + 1)}ཀ{END}"
    assert in_spans(f"<p>{between(0, typed)}</p>", NAMES) == '<p><span data-segment="1-2">ཀ</span></p>'


def test_a_name_is_no_markup():
    assert in_spans(f"<p>{A}</p>", ['"><script>']) == '<p><span data-segment="&quot;&gt;&lt;script&gt;">ཀ</span></p>'

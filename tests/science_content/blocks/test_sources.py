"""A source is one line: its name, its number, who published it and when it was opened, with no gap before a comma."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string

from languages import registry
from science_content.models import PageSource
from science_content.reader import Reader
from science_content.templatetags.science import after

ALL = {"standard": "GB 1", "publisher": "农业农村部", "opened_at": date(2026, 1, 2)}


def line(**facts) -> str:
    row = PageSource(title="准则", **facts)
    html = render_to_string(
        "science_content/components/source.html",
        {"row": row, "tag": "zh-Hans", "language": registry.get("zh-hans"), "reader": Reader(registry.get("zh-hans"))},
    )
    return " ".join(BeautifulSoup(html, "html.parser").get_text().split())


@pytest.mark.parametrize(
    "facts, said",
    [
        ({}, "准则 摘录"),
        ({"in_full": True}, "准则"),
        ({"unverified": True}, "准则 待核"),
        ({"note": "只给编辑看"}, "准则 摘录"),
        (ALL, "准则，GB 1，农业农村部，2026-01-02 查阅 摘录"),
        (ALL | {"url": "https://example.cn/", "in_full": True}, "准则，GB 1，农业农村部，2026-01-02 查阅"),
        ({"publisher": "农业农村部"}, "准则，农业农村部 摘录"),
        ({"url": "https://example.cn/", "opened_at": date(2026, 1, 2)}, "准则，2026-01-02 查阅 摘录"),
    ],
)
def test_a_source_says_what_is_known_of_it(facts, said):
    assert line(**facts) == said


def test_what_an_editor_wrote_is_text_and_no_markup():
    assert line(standard="<b>GB</b>") == "准则，<b>GB</b> 摘录"
    assert after("<b>", "，") == "，&lt;b&gt;"

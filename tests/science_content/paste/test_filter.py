"""What a clipboard's reader saw arrives, number for number; what was struck or hidden does not, and is told."""

import re

import pytest

from tests.science_content.paste.as_text import MARKER, text_of
from tests.science_content.paste.clipboards import ARRIVING, clipboard, names

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("paste")]
LINES = re.compile(r"<p>.*?</p>|(?:<[ou]l>|<li>|</li>|</[ou]l>|[^<]|<(?!p>))+")


def test_every_clipboard_says_how_it_arrives():
    assert set(ARRIVING) == set(names())
    assert len([name for name in names() if not name.startswith("given-")]) >= 20
    assert len([name for name in names() if name.startswith("given-")]) == 7


@pytest.mark.parametrize("name", names())
def test_a_clipboard_arrives_as_its_reader_saw_it(cleaned, name):
    said, arrives = cleaned(*clipboard(name)), ARRIVING[name]
    assert LINES.findall(said["html"]) == arrives.html
    assert (said["tables"], said["left"]) == (arrives.tables, arrives.left)


@pytest.mark.parametrize("name", names())
def test_text_without_markup_says_the_same(cleaned, name):
    """Markers of lists are those of the source there: a) b) where ours numbers 1. 2."""
    text, expected = cleaned(*clipboard(name))["text"], text_of("".join(ARRIVING[name].html))
    assert MARKER.sub("# ", text) == MARKER.sub("# ", expected)


STRUCK = [
    "<del>{}</del>",
    "<s>{}</s>",
    "<strike>{}</strike>",
    '<span class="msoDel">{}</span>',
    '<span style="text-decoration: underline line-through red">{}</span>',
    '<span style="TEXT-DECORATION-LINE:LINE-THROUGH">{}</span>',
    '<span style="text-decoration:line-through !important"><b>{}</b></span>',
    '<span style="text-line-through:double">{}</span>',
    "<style>.x1{{color:red;text-decoration:line-through}}</style><font class=x1>{}</font>",
    '<del><ins style="text-decoration:none">{}</ins></del>',
]
HIDDEN = [
    "<span hidden>{}</span>",
    '<span style="display:none">{}</span>',
    '<span style="mso-hide:all">{}</span>',
    '<span style="visibility:hidden">{}</span>',
    '<span style="font-size:0">{}</span>',
    '<span style="font-size: 0.0px"><b>{}</b></span>',
    '<span style="font:0/0 a">{}</span>',
    '<span style="font-size:1px">{}</span>',
    '<span style="clip-path:circle(0)">{}</span>',
    '<span style="opacity:0">{}</span>',
    '<span style="color:transparent">{}</span>',
    '<span style="position:absolute;left:-9999px">{}</span>',
    '<span style="position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0)">{}</span>',
    '<span style="display:inline-block;height:0;overflow:hidden">{}</span>',
    "<style>.y1{{display:none}}</style><span class=y1>{}</span>",
]
SEEN = [
    "<ins>{}</ins>",
    '<span style="text-decoration:underline">{}</span>',
    '<div style="visibility:hidden"><span style="visibility:visible">{}</span></div>',
    '<div style="font-size:0"><span style="font-size:12px">{}</span></div>',
    '<span style="opacity:.9;display:inline">{}</span>',
    '<span aria-hidden="true">{}</span>',
    '<span style="color:transparent;background-clip:text">{}</span>',
    "<style>@media print{{.z1{{display:none}}}} @page{{size:a4}}</style><span class=z1>{}</span>",
    "<![if !vml]>{}<![endif]>",
    "<font color=red><o:p>{}</o:p></font>",
]


@pytest.mark.parametrize("piece", STRUCK)
def test_what_is_struck_goes_and_is_told(cleaned, piece):
    said = cleaned(f"<p>每亩{piece.format(30)}50毫升</p>")
    assert (said["text"], said["left"]) == ("每亩50毫升", ["去掉了1处删除的文字"])


@pytest.mark.parametrize("piece", HIDDEN)
def test_what_is_hidden_goes_and_is_told(cleaned, piece):
    said = cleaned(f"<p>每亩{piece.format(30)}50毫升</p>")
    assert (said["text"], said["left"]) == ("每亩50毫升", ["去掉了1处隐藏的文字"])


@pytest.mark.parametrize("piece", SEEN)
def test_what_is_seen_stays(cleaned, piece):
    said = cleaned(f"每亩{piece.format(30)}毫升")
    assert (said["text"].replace("\n", ""), said["left"]) == ("每亩30毫升", [])


@pytest.mark.parametrize(
    "html, text",
    [
        ("<tr><td>600</td><td>15</td></tr>", "600 | 15"),
        ("<td>600<td>15", "600 | 15"),
        ("<table><tr><td>600<br>15</td><td><p>1</p><p>2</p></td></tr></table>", "600；15 | 1；2"),
        ("<div>600</div><div>15</div>", "600\n15"),
        ('<div style="display:flex"><span>600</span><span>15</span></div>', "600 15"),
        ('600<span style="display:inline-block;width:50%">15</span>', "600 15"),
        ("<p>600&nbsp;&nbsp;&nbsp;150</p>", "600 | 150"),
        ("<p>600\n15</p>", "600 15"),
        ("<p>每亩\n放水</p>", "每亩放水"),
        ("<ul><li>600<li>15</ul>", "• 600\n• 15"),
        ("<table><tr><td>晴</td><td>核桃<table><tr><td>600</td><td>15</td></tr></table></td></tr></table>", None),
    ],
)
def test_cells_and_lines_stay_apart(cleaned, html, text):
    said = cleaned(html)["text"]
    assert "60015" not in said
    assert text is None or said == text


@pytest.mark.parametrize(
    "html, text",
    [
        ("10<sup>8</sup>", "10⁸"),
        ("H<sub>2</sub>O", "H₂O"),
        ('10<span style="vertical-align:super">−3</span>', "10⁻³"),
        ('10<span style="font-size:60%;vertical-align:top">8</span>', "10⁸"),
        ('10<span style="position:relative;top:-0.5em;font-size:75%">8</span>', "10⁸"),
        ('10<span style="vertical-align:4.5pt">8</span>', "10⁸"),
        ("10<sup>1.5</sup>", "10^(1.5)"),
        ("1<sup>1</sup>/<sub>2</sub>", "1又1/2"),
        ("<sup>1</sup>⁄<sub>2</sub>", "1/2"),
        ("1½", "1½"),
        ("1<sup>1/2</sup>", "1又1/2"),
        ("<math><mn>1</mn><mfrac><mn>1</mn><mn>2</mn></mfrac></math>", "1又1/2"),
        ("2<math><mfrac><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow><mn>2</mn></mfrac></math>", "2((a+1)/2)"),
        ('1<span class="frac"><span class="num">1</span><span class="den">2</span></span>', "1又1/2"),
        ("一斤30<sup>[1]</sup>个", "一斤30个"),
        ('30<sup><a href="#_ftn1">1</a></sup>个', "30个"),
        ('30<a href="#ref1"><sup>1</sup></a>50', "30 50"),
        ('见<a href="#ref1">30</a>号', "见30号"),
        ("1\u2009500倍", "1\u2009500倍"),
        ("1&nbsp;500倍", "1\u00a0500倍"),
        ("3&shy;000米，4\u200b000米", "3000米，4000米"),
        ("<ruby>2<rt>两</rt></ruby>0遍", "20遍"),
        ("<ol start=3><li>等5天</ol>", "3.\u00a0等5天"),
        ("<ol><li>甲</ol><p>乙</p><ol start=2><li>丙</ol>", "1. 甲\n乙\n2.\u00a0丙"),
    ],
)
def test_a_number_keeps_its_value(cleaned, html, text):
    assert cleaned(f"<p>{html}</p>" if "<ol" not in html else html)["text"] == text


def test_lines_of_a_pdf_are_joined_only_where_no_number_stands(cleaned):
    line = "果树落叶以后到来年春天以前都可以修剪，要看天气"
    assert cleaned("", f"{line}\n和树势再定。")["text"].count("\n") == 1  # nothing to compare the length with
    assert cleaned("", f"{line}\n{line}\n和树势再定。")["text"] == f"{line}{line}和树势再定。"
    for end, begin in (("30", "50克"), ("三", "十克"), ("，放30", "克")):
        broken = line[: -len(end)] + end
        assert cleaned("", f"{broken}\n{begin}{line}\n{line}")["text"].startswith(f"{broken}\n")


def test_a_hidden_column_goes_also_below_a_cell_that_spans_it(cleaned):
    html = """<table><col><col style="display:none"><col><tr><td>甲<td colspan=2>乙<tr><td>1<td>2<td>3</table>"""
    said = cleaned(html)
    assert said["tables"] == [[["甲", "乙"], ["1", "3"]]]
    assert said["left"] == ["去掉了1处隐藏的文字", "1个合并的格拆开了，每格都写上"]


def test_what_was_all_struck_does_not_come_back_as_plain_text(cleaned):
    assert cleaned("<p><del>每亩30</del></p>", "每亩30")["text"] == ""


def test_a_field_of_plain_text_is_not_told_of_headings(cleaned):
    html = '<h2>选地</h2><p><a href="x.doc">表</a><img width=99></p>'
    assert len(cleaned(html)["left"]) == 3
    assert cleaned(html, rich=False)["left"] == ["1张图没有贴进来：请用“配图”一块"]

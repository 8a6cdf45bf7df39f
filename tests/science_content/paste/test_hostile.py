"""A clipboard that means harm, or is too much: nothing of it runs or loads, and nobody waits for it."""

import time

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("paste")]
TOO_LONG = ["太长，没有贴进来：请分几次贴，大表请当文件附上"]
PATIENCE = 10  # seconds, on a machine with other work


@pytest.mark.parametrize(
    "html, text",
    [
        ("<p>甲<script>window.hit = 1</script>3</p>", "甲3"),
        ('<p>乙<img src="/got.png" onerror="window.hit = 1">4<svg onload="window.hit = 1"></svg></p>', "乙4"),
        ('<iframe srcdoc="<script>parent.hit = 1</script>"></iframe><p>丙5</p>', "丙5"),
        ("<template><p>6</p></template><noscript>6</noscript><p>丁7</p>", "丁7"),
        ('<link rel=stylesheet href="/got.css"><style>@import "/got.css";</style><p>戊8</p>', "戊8"),
        ('<video src="/got.mp4" autoplay></video><p style="background:url(/got.gif)">己9</p>', "己9"),
        ("<p>庚1\x000</p>", "庚10"),
        ("</p></div></table><td>600<td>15", "600 | 15"),
        ('<form action="/got"><input value=3><button>辛</button><textarea>4</textarea></form>', "辛"),
        ('<math><mtext>1</mtext><mfrac><mn>1</mn></mfrac></math><p style="}{;;:(">壬11</p>', "壬11"),
    ],
)
def test_nothing_of_it_runs_or_loads(alone, cleaned, html, text):
    assert cleaned(html)["text"] == text
    alone.wait_for_timeout(50)
    assert alone.evaluate("window.hit") is None
    assert alone.asked == []
    assert alone.evaluate("document.body.childNodes.length") == 0


@pytest.mark.parametrize(
    "address",
    [
        "javascript:x",
        "JAVA&#10;script:x",
        "&#1;javascript:x",
        "data:text/html,x",
        "vbscript:x",
        "file:///c:/x",
        "//x.cn",
        "a",
    ],
)
def test_only_known_kinds_of_links_are_taken(cleaned, address):
    said = cleaned(f'<base href="https://x.cn/"><a href="{address}">看</a>')
    assert (said["html"], said["left"]) == ("<p>看</p>", ["1个链接没有带过来"])


def test_links_are_taken_and_written_safely(cleaned):
    said = cleaned("""<a href=' https://a.cn/?b="c"&amp;d=<e>'>看</a><a href="tel:12345">打</a>""")
    assert (
        said["html"]
        == '<p><a href="https://a.cn/?b=&quot;c&quot;&amp;d=&lt;e&gt;">看</a><a href="tel:12345">打</a></p>'
    )
    assert cleaned("<p>1 &lt;b&gt; 2</p>")["html"] == "<p>1 &lt;b&gt; 2</p>"


@pytest.mark.parametrize(
    "html, text",
    [
        ("<div>" * 10_000 + "甲7" + "</div>" * 10_000, "甲7"),
        ("<span><b>" * 10_000 + "乙8", "乙8"),
        (f'<p style="{"a" * 1_000_000}" title="{"x" * 1_000_000}">丙9</p>', "丙9"),
        (f'<p style="{"a:b;" * 200_000}">丁10</p>', "丁10"),
        (f"<style>{'{' * 100_000}</style><p>戊11</p>", "戊11"),
        (f"<!--[if supportFields]>{'<span ' * 100_000}<![endif]-->己12", "己12"),
        (f"<p>{'&#8203;' * 300_000}庚13</p>", "庚13"),
        (f"<p>1{' &nbsp;' * 300_000}2</p>", "1 | 2"),
        ("<table><tr><td colspan=1000000000 rowspan=1000000000>辛</td></tr></table>", "辛"),
        (f'<p>壬<img src="data:image/png;base64,{"A" * 5_000_000}">14</p>', "壬14"),
    ],
    ids=range(10),
)
def test_what_is_deep_or_giant_is_read_soon(cleaned, html, text):
    begun = time.monotonic()
    assert cleaned(html)["text"] == text
    assert time.monotonic() - begun < PATIENCE


@pytest.mark.parametrize(
    "html, plain",
    [
        ("<table>" + "<tr><td>甲</td><td>600</td><td>15</td></tr>" * 10_000 + "</table>", ""),
        ("", "甲\t600\t15\n" * 10_000),
        ("", "甲\t600\t15\n" * 300_000),
        ("<p>每亩30</p>" * 3_000, ""),
        ("<p>" + "字" * 300_000, ""),
        ("<i></i>" * 800_000, ""),
        ("", '"\t' * 500_000),
    ],
    ids=range(7),
)
def test_what_is_too_much_is_refused_whole_and_soon(cleaned, html, plain):
    begun = time.monotonic()
    said = cleaned(html, plain)
    assert (said["html"], said["text"], said["left"]) == ("", "", TOO_LONG)
    assert time.monotonic() - begun < PATIENCE


def test_a_thousand_paragraphs_of_word_are_no_burden(cleaned):
    paragraph = (
        '<p class=MsoNormal style="font-size:12pt"><span style="font-family:宋体">每亩30升，字字字<b>10</b></span></p>'
    )
    begun = time.monotonic()
    assert cleaned(paragraph * 1_000)["text"].count("每亩30升") == 1_000
    assert time.monotonic() - begun < 3

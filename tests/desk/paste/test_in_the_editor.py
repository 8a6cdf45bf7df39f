"""Pasted into the real page editor: what stands there, what is stored, what the editor is told."""

import re

import pytest
from playwright.sync_api import expect

from science_content.blocks.fact_table import MOST_COLUMNS
from tests.desk.paste import page as on
from tests.desk.paste.page import drop, editor, empty_block, lines, paste, press, stored, told
from tests.journeys.workbench import ready
from tests.science_content.paste.as_text import MARKER, text_of
from tests.science_content.paste.clipboards import ARRIVING, clipboard, names

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("paste")]
TABLE = "word-table-merged"
NOT_UNDERSTOOD = "剪贴板没看懂，按纯文字贴的：删除的文字也可能在里面，请核对每个数。"


def test_every_clipboard_is_stored_as_its_reader_saw_it(page, site):
    for name in names():
        block = empty_block(page)
        assert paste(editor(block), *clipboard(name)), name
        for _ in ARRIVING[name].tables:
            press(block, "当文字贴")
        assert block.locator(".paste-offer").count() == 0
    found = [html for kind, html in stored(site, page) if kind == "text"]
    expected = [on.plain_signs("".join(ARRIVING[name].html)) for name in names()]
    assert dict(zip(names(), found, strict=True)) == dict(zip(names(), expected, strict=True))


def test_every_clipboard_is_typed_into_a_field_as_its_reader_saw_it(page):
    field = page.get_by_role("textbox", name="摘要", exact=True)
    for name in names():
        field.fill("")
        html, plain = clipboard(name)
        found = field.input_value() if paste(field, html, plain) else plain
        expected = text_of("".join(ARRIVING[name].html))
        assert MARKER.sub("# ", found) == MARKER.sub("# ", expected), name


def test_a_title_takes_one_line_and_no_struck_number(page):
    title = page.get_by_role("textbox", name="标题*", exact=True)
    title.fill("")
    title.press_sequentially("兑水")
    paste(title, "<p>每亩<del>30</del>50毫升</p><p>10<sup>8</sup>个</p>", "每亩3050毫升\n108个")
    expect(title).to_have_value("兑水每亩50毫升 10⁸个")
    expect(page.locator(".paste-said").first).to_have_text("去掉了1处删除的文字。")
    title.press("Control+z")
    expect(title).to_have_value("兑水")
    title.fill("")
    paste(title, "", "600\n15")
    expect(title).to_have_value("600；15")
    expect(page.locator(".paste-said").first).to_have_text("")


def test_a_number_is_never_cut_where_a_field_is_full(page):
    title = page.get_by_role("textbox", name="标题*", exact=True)
    title.evaluate("field => { field.maxLength = 8; }")
    title.fill("甲乙")
    title.press("End")
    paste(title, "<p>丙丁每亩1<b>500</b>克</p>", "丙丁每亩1500克")
    expect(title).to_have_value("甲乙丙丁每亩")
    expect(page.locator(".paste-said").first).to_have_text("放不下：最后5个字没有贴进来。")
    title.evaluate("field => { field.maxLength = 44; }")


def test_a_translator_pastes_through_the_same_filter(visit):
    translator = visit("yiyuan")
    translator.goto("/cms/translations/")
    translator.get_by_role("link", name="翻译", exact=True).last.click()
    ready(translator)
    words = translator.locator(".wb-row textarea").first
    words.fill("")
    paste(words, "<p>ཆུ་<del>30</del>50</p>", "ཆུ་3050")
    expect(words).to_have_value("ཆུ་50")
    expect(translator.locator(".paste-said")).to_have_text("去掉了1处删除的文字。")


def test_a_field_of_a_dose_takes_the_number_that_is_seen(page):
    amount = empty_block(page, "dose").get_by_label("用量", exact=True).first
    paste(amount, "<span><s>30</s>50</span>", "3050")
    expect(amount).to_have_value("50")


def test_a_table_becomes_a_block_behind_the_text(page, site):
    block = empty_block(page)
    empty_block(page, "heading")
    paste(editor(block), *clipboard(TABLE))
    expect(told(block)).to_have_attribute("role", "status")
    expect(told(block)).to_have_text(
        "去掉了1处删除的文字；1个合并的格拆开了，每格都写上；1张表没贴进文字，请在下面选。"
    )
    offer = block.get_by_role("group", name="有1张表（4行×3列）没贴进文字：做成数据表？")
    expect(offer.get_by_role("table")).to_contain_text("板栗")
    press(block, "做成数据表")
    expect(told(block)).to_have_text("数据表做好了，在这一块下面：请核对每一格，写标题。")
    assert lines(block) == ["下面是晾晒的时间：", "晒到核仁响。"]
    assert block.locator(".paste-offer").count() == 0

    kinds, values = zip(*stored(site, page), strict=True)
    assert kinds == ("text", "fact_table", "heading")
    assert [(each["value"]["title"], each["value"]["unit"]) for each in values[1]["columns"]] == [
        ("天气", ""),
        ("东西", ""),
        ("时间", "day"),
    ]
    rows = [[cell["value"] for cell in each["value"]["cells"]] for each in values[1]["rows"]]
    assert [[row[0]["text"], row[1]["text"], row[2]["number"], row[2]["number_max"]] for row in rows] == [
        ["晴天", "核桃", "5", None],
        ["晴天", "板栗", "7", "10"],
    ]
    assert values[1]["note"] == "注：阴天加2天"


def test_a_table_as_text_stands_where_it_stood_and_each_step_can_be_undone(page):
    block = empty_block(page)
    field = editor(block)
    field.click()
    field.press_sequentially("前文")
    field.press("Enter")
    paste(field, *clipboard(TABLE))
    press(block, "当文字贴")
    rows = ["天气 | 东西 | 时间（天）", "晴天 | 核桃 | 5", "晴天 | 板栗 | 7～10", "注：阴天加2天"]
    around = ["前文", "下面是晾晒的时间：", "晒到核仁响。"]
    assert lines(block) == [*around[:2], *rows, around[2]]
    field.press("Control+z")
    assert lines(block) == around
    field.press("Control+z")
    assert [line.strip() for line in lines(block)] == ["前文", ""]


def test_a_table_that_nobody_wants_and_one_that_is_too_wide(page):
    block = empty_block(page)
    columns = MOST_COLUMNS + 2
    wide = "<table>" + "<tr>" + "<td>1" * columns + "<tr>" + "<td>2" * columns + "</table>"
    paste(editor(block), wide)
    expect(block.locator(".paste-question")).to_have_text(
        f"有1张表（2行×{columns}列）没贴进文字：做成数据表？（数据表最多{MOST_COLUMNS}列，多的要删）"
    )
    press(block, "不要这张表")
    expect(told(block)).to_have_text("表没有贴进来。")
    long = "<table>" + "<tr><td>1<td>2" * 101 + "</table>"
    paste(editor(block), long + wide)
    expect(block.locator(".paste-question")).to_have_text(
        [
            re.compile("^第1张表（101行×2列）没贴进文字：数据表最多100行$"),
            re.compile(f"^第2张表（2行×{columns}列）"),
        ]
    )
    assert block.get_by_role("button", name="做成数据表").count() == 1


def test_a_table_that_cannot_be_made_is_still_there(page):
    block = empty_block(page)
    paste(editor(block), *clipboard(TABLE))
    page.evaluate("() => { document.getElementById('body-root').rootBlock.insert = null; }")
    press(block, "做成数据表")
    page.evaluate("() => { delete document.getElementById('body-root').rootBlock.insert; }")
    expect(told(block)).to_have_text("没做成，表还在这里：请选别的。")
    press(block, "当文字贴")
    assert "晴天 | 板栗 | 7～10" in lines(block)


def test_a_grid_of_cells_takes_its_tables_itself(page):
    field = page.get_by_role("textbox", name="摘要", exact=True)
    field.fill("")
    field.evaluate("field => field.parentNode.setAttribute('data-grid', '')")
    assert not paste(field, "<table><tr><td>600<td>15</table>", "600\t15")
    assert not paste(field, "", "600\n15")
    assert paste(field, "<s>30</s>50", "3050")
    expect(field).to_have_value("50")
    field.evaluate("field => field.parentNode.removeAttribute('data-grid')")


def test_what_is_copied_inside_the_editor_is_pasted_as_ever(page):
    block = empty_block(page)
    field = editor(block)
    field.click()
    field.press_sequentially("每亩")
    field.press("Control+b")
    field.press_sequentially("50")
    field.press("Control+b")
    field.press_sequentially("克  3")  # two blanks, which the filter would make one
    field.press("Control+a")
    field.press("Control+c")
    field.press("End")
    field.press("Control+v")
    expect(field.locator("[data-block]")).to_have_count(1)
    assert field.evaluate("each => each.textContent").replace("\u00a0", " ") == "每亩50克  3" * 2
    bold = field.locator("[style*='font-weight: bold']")
    expect(bold).to_have_text(["50", "50"])
    expect(told(block)).to_have_count(0)


def test_a_copy_that_says_another_text_than_it_shows_is_not_taken_for_our_own(page):
    block = empty_block(page)
    forged = (
        """<div data-draftjs-conductor-fragment='{"blocks":[{"key":"a","text":"3050","type":"unstyled"}]}'>50</div>"""
    )
    paste(editor(block), forged, "50")
    assert lines(block) == ["50"]


def test_an_address_that_is_pasted_alone_still_becomes_a_link(page):
    block = empty_block(page)
    paste(editor(block), "", "https://www.example.cn/")
    expect(editor(block).locator("a, [class*=Tooltip]").first).to_have_text("https://www.example.cn/")


def test_numbers_at_the_beginning_of_plain_lines_stay(page):
    """Draftail takes them for a list of its own and numbers from 1."""
    block = empty_block(page)
    paste(editor(block), "", "3. 追肥15克\n5. 打药")
    assert [line.replace("\u00a0", " ") for line in lines(block)] == ["3. 追肥15克", "5. 打药"]
    other = empty_block(page)
    paste(editor(other), "", "7. 追肥")
    assert [line.replace("\u00a0", " ") for line in lines(other)] == ["7. 追肥"]


def test_a_paragraph_that_is_pasted_into_an_empty_item_of_a_list_stays(page):
    block = empty_block(page)
    field = editor(block)
    paste(field, "<ul><li>甲<ul><li>乙</li></ul></li></ul>")
    field.press("Control+End")
    field.press("Enter")
    paste(field, "<p>每亩30</p><p>每亩50</p>")
    assert [line.strip() for line in lines(block)] == ["甲", "乙", "每亩30", "每亩50"]


def test_an_editor_without_raised_letters_gets_them_as_signs(page):
    transcript = empty_block(page, "media")
    paste(editor(transcript), "<p>10<sup>8</sup>个</p><table><tr><td>600<td>15<tr><td>800<td>7</table>")
    assert lines(transcript) == ["10⁸个"]
    expect(transcript.get_by_role("button", name="做成数据表")).to_have_count(1)


def test_what_the_filter_does_not_understand_comes_as_plain_text_with_cells_apart(page):
    block = empty_block(page)
    nested = "<table><tr><td>" * 2_000 + "600"
    paste(editor(block), nested, "600\t15\n800\t7")
    assert lines(block) == ["600 | 15", "800 | 7"]
    expect(told(block)).to_have_text(NOT_UNDERSTOOD)
    field = page.get_by_role("textbox", name="摘要", exact=True)
    field.fill("")
    paste(field, nested, "600\t15")
    expect(field).to_have_value("600 | 15")
    expect(page.locator(".paste-said").first).to_have_text(NOT_UNDERSTOOD)


def test_what_is_dragged_from_elsewhere_comes_only_where_nothing_is_left_out(page):
    block = empty_block(page)
    assert drop(editor(block), "<p>每亩<s>30</s>50</p>", "每亩3050")
    assert [line.strip() for line in lines(block)] == [""]
    expect(told(block)).to_have_text("没有拖进来：请复制，再粘贴。")
    field = page.get_by_role("textbox", name="摘要", exact=True)
    assert drop(field, "", "600\t15")
    assert not drop(field, "<p>每亩<b>50</b></p>", "每亩50")


def test_pictures_alone_are_told(page):
    block = empty_block(page)
    editor(block).evaluate(
        """field => {
          const clipboardData = new DataTransfer();
          clipboardData.items.add(new File(["x"], "x.png", { type: "image/png" }));
          field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }"""
    )
    expect(told(block)).to_have_text("图没有贴进来：请用“配图”一块。")


def test_ten_thousand_rows_do_not_stop_the_editor(page):
    block = empty_block(page)
    took = editor(block).evaluate(
        f"(field, clipboard) => {{ const begun = performance.now(); ({on.PASTE})(field, clipboard);"
        " return performance.now() - begun; }",
        ["<table>" + "<tr><td>甲</td><td>600</td><td>15</td></tr>" * 10_000 + "</table>", "甲\t600\t15\n" * 10_000],
    )
    assert took < 5_000
    expect(told(block)).to_have_text("太长，没有贴进来：请分几次贴，大表请当文件附上。")

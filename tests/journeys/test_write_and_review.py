"""An editor writes a manual, the science reviewer approves it, and only then it is public."""

import re
from contextlib import suppress

import pytest
from playwright.sync_api import Page, expect

from tests.handbook import picture
from tests.journeys.conftest import fill_in_and_sign_in
from tests.journeys.page_editor import (
    add_block,
    add_row,
    add_source,
    field_of,
    fill,
    footer,
    id_in_listing,
    new_chapter,
    new_page,
    save_draft,
    see_what_changed,
    submit,
    unfold,
    write_head,
)

pytestmark = [pytest.mark.browser, pytest.mark.journey, pytest.mark.xdist_group("write_and_review")]

MANUAL, ADDRESS = "核桃施肥手册", "/zh-hans/guo-cha-lin-mu/he-tao-shi-fei-shou-ce/"
CHAPTERS = {"看叶子缺什么": "kan-ye-zi-que-shen-me", "追肥和打药": "zhui-fei-he-da-yao"}
SOURCE = ("农药合理使用准则", "GB/T 8321")
SUMMARY = "看叶色，认缺肥；量准再下，不多花钱，也不伤根、不伤人。"
DOSE = {
    "农药还是兽药": "农药",
    "产品": "试剂 10% 水剂",
    "用在什么上": "玉米",
    "治什么、防什么": "蚜虫",
    "怎么用": "兑水喷雾",
    "用量": "37",
    "用量上限（写范围时）": "41",
    "单位": "毫升",
    "按什么算": "每亩",
    "稀释倍数": "815",
    "稀释倍数上限（写范围时）": "1015",
    "间隔（天）": "9",
    "最多几次": "2",
    "多长时间里": "一季",
    "等什么": "安全间隔期（用药后多久才能采收）",
    "多久": "23",
    "登记证号或批准文号": "PD20100677",
    "用量凭什么": "看过产品标签",
    "哪天看的": "2026-01-05",
    "谁看的": "杨编辑",
}
STEPS = ("先看标签。", "量准药，倒进小桶搅匀。")


def write_steps(page: Page) -> None:
    steps = add_block(page, "步骤")
    fill(steps, {"标题": "配药两步"})
    add_row(steps.get_by_role("button", name="新增").first, steps.get_by_label(re.compile(r"^材料\s*\*?$")))
    fill(steps.get_by_role("region", name="材料"), {"材料": "清水", "数量": "15.5", "单位": "升"})
    add_row(steps.get_by_role("button", name="新增").last, steps.get_by_role("region", name="一步"))
    for region, text in zip(steps.get_by_role("region", name="一步").all(), STEPS, strict=True):
        fill(region, {"做什么": text})


def write_manual(page: Page) -> None:
    """The manual and its chapters, each submitted."""
    new_page(page, "手册")
    write_head(page, MANUAL, SUMMARY)
    add_source(page, *SOURCE)
    submit(page)
    manual_id = id_in_listing(page, MANUAL)
    for title in CHAPTERS:
        new_chapter(page, manual_id)
        write_head(page, title, SUMMARY)
        add_source(page, *SOURCE)
        if title == "追肥和打药":
            fill(add_block(page, "用药用量"), DOSE)
            write_steps(page)
        submit(page)
        expect(page.get_by_role("status").first).to_contain_text(re.compile("提交.*审核"))


def approve(page: Page, title: str) -> None:
    """Find it among what waits on the reviewer's first screen, see what changed, and approve it there."""
    page.goto("/cms/")
    waiting = page.get_by_role("region", name="等待你的审查")
    waiting.get_by_role("link", name=title, exact=True).click()
    see_what_changed(page)
    with page.expect_navigation():
        page.get_by_role("button", name="批准，公开").click()


def test_a_manual_is_public_once_the_reviewer_has_approved_it(visit):
    editor, reviewer, reader = visit("bianji"), visit("shenhe"), visit()
    write_manual(editor)
    assert reader.request.get(ADDRESS).status == 404
    reviewer.goto("/cms/")
    picture(reviewer, "reviewer-first")
    for title in (MANUAL, *CHAPTERS):
        approve(reviewer, title)

    reader.goto(ADDRESS)
    for slug in CHAPTERS.values():
        assert reader.request.get(f"{ADDRESS}{slug}/").status == 200
    reader.get_by_role("link", name="追肥和打药").first.click()
    expect(reader).to_have_url(re.compile(f"{ADDRESS}zhui-fei-he-da-yao/$"))
    dose = reader.get_by_role("region", name=DOSE["产品"])
    for text in ("37–41", "毫升", "815–1015", "9 天", "2 次", "23 天", "蚜虫", "兑水喷雾"):
        expect(dose).to_contain_text(text)
    for text in (*STEPS, "15.5 升", "科学审核：李农艺师"):
        expect(reader.get_by_role("main")).to_contain_text(text)


def test_a_dose_without_amount_says_so_and_keeps_what_was_typed(visit):
    editor = visit("bianji")
    new_page(editor, "文章")
    write_head(editor, "只填了一半的用药", SUMMARY)
    typed = {label: value for label, value in DOSE.items() if not label.startswith(("用量", "稀释倍数"))}
    fill(add_block(editor, "用药用量"), typed)
    submit(editor)

    dose = editor.get_by_role("region", name=re.compile("^用药用量"))
    expect(dose).to_contain_text("请填用量，或填稀释倍数。")
    expect(editor.get_by_role("textbox", name="标题*", exact=True)).to_have_value("只填了一半的用药")
    expect(editor.get_by_role("textbox", name="摘要", exact=True)).to_have_value(SUMMARY)
    for label, value in typed.items():
        field = field_of(dose, label)
        chosen = field.evaluate("field => field.selectedOptions ? field.selectedOptions[0].text : field.value")
        assert chosen.strip() == value, label


def test_the_preview_beside_the_form_shows_what_is_typed(visit):
    editor = visit("bianji")
    new_page(editor, "文章")
    write_head(editor, "先看样子再交", SUMMARY)
    unfold(editor.get_by_role("button", name="预览开关"))
    preview = editor.locator("iframe").last.content_frame
    expect(preview.get_by_role("heading", level=1)).to_have_text("先看样子再交")


def test_an_editor_cannot_publish_not_even_by_a_forged_post(visit, site):
    editor = visit("bianji")
    new_page(editor, "文章")
    write_head(editor, "编辑自己发布", SUMMARY)
    page_id = save_draft(editor)
    foot = footer(editor)
    expect(foot.get_by_role("button", name=re.compile("^提交.*科学审核"))).to_be_visible()
    expect(foot.get_by_role("button", name="发布", exact=True)).to_have_count(0)

    editor.evaluate(
        """async () => {
          const form = new FormData(document.querySelector("#page-edit-form"));
          form.set("action-publish", "action-publish");
          await fetch(location.pathname, { method: "POST", body: form });
        }"""
    )
    live = f"from wagtail.models import Page; print(Page.objects.get(pk={page_id}).live)"
    assert site.shell(live).strip() == "False"
    assert editor.request.get("/zh-hans/guo-cha-lin-mu/bian-ji-zi-ji-fa-bu/").status == 404


def test_the_address_of_a_page_is_the_pinyin_of_its_whole_title(visit, site):
    editor = visit("bianji")
    new_page(editor, "文章")
    editor.get_by_role("textbox", name="标题*", exact=True).press_sequentially("兑水800倍怎么算")
    with suppress(AssertionError):  # the form's own scripts get the time to meddle
        expect(editor.locator("[name=slug]")).not_to_have_value("", timeout=1000)
    page_id = save_draft(editor)
    slug = f"from wagtail.models import Page; print(Page.objects.get(pk={page_id}).slug)"
    assert site.shell(slug).strip() == "dui-shui-800-bei-zen-me-suan"


def test_the_admin_speaks_chinese_before_and_after_signing_in_to_a_browser_that_asks_for_english(visit):
    stranger = visit()
    stranger.goto("/cms/")
    expect(stranger.locator("html")).to_have_attribute("lang", "zh-hans")
    for label in ("用户名", "密码"):
        expect(stranger.get_by_label(label)).to_be_visible()
    fill_in_and_sign_in(stranger, "bianji")
    expect(stranger.get_by_role("navigation", name="主菜单")).to_be_visible()

"""A translator writes, the language reviewer publishes, a native reader's tick takes the mark away; each in their language."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.database import ROOT
from tests.faces import letters_without_face
from tests.handbook import picture
from tests.journeys.workbench import (
    begin_what_waits,
    on_desk,
    open_translation,
    page_id,
    publish,
    row_of,
    sentence_of,
    start,
    translate,
)
from tests.trees import TIBETAN

pytestmark = [pytest.mark.browser, pytest.mark.journey, pytest.mark.xdist_group("translate_and_release")]

ARTICLE = "农药兑水怎么算：800倍是多少"
ARTICLE_PATH = "fang-zai-an-quan/nong-yao-dui-shui-zen-me-suan/"
WATER, WATER_PATH = "山区饮水怎么喝才安全", "jian-kang-wei-sheng/shan-qu-yin-shui-an-quan/"
SPRING = "水源周围30米内"
WALNUT = json.loads((ROOT / "cms/demo/content/walnut.json").read_text(encoding="utf-8"))
MANUAL_PATH = f"guo-cha-lin-mu/{WALNUT['slug']}/"
NOT_CHECKED = "未经母语者审校"
AS_SCRIPT = {"X-Requested-With": "XMLHttpRequest"}  # the admin sends a person who may not to its first screen instead


def open_to_read(page: Page, title: str) -> None:
    on_desk(page, title).get_by_role("link", name="通读审校").click()
    expect(page.get_by_role("button", name="标记勾选的句子看过了")).to_be_visible()
    page.evaluate("document.fonts.ready.then(() => 0)")
    assert letters_without_face(page) == []


def tick(page: Page, title: str) -> None:
    open_to_read(page, title)
    everything = page.get_by_label("全部看过")
    if everything.count():
        everything.check()
    page.get_by_role("button", name="标记勾选的句子看过了").click()
    expect(page.get_by_role("status").first).to_contain_text("已记下")


def forge_publication(page: Page, translation: int) -> int:
    """What the server answers to a form that the screen does not offer, with the token of a screen of the person's."""
    address = f"/cms/pages/{translation}/edit/"
    page.goto("/cms/translations/")
    token = page.locator("[name=csrfmiddlewaretoken]").first.input_value()
    form = {"action": "publish", "csrfmiddlewaretoken": token}
    return page.request.post(address, form=form, headers=AS_SCRIPT).status


def test_what_a_translator_writes_is_public_once_the_reviewer_publishes_it(visit):
    translator, reviewer, reader = visit("yiyuan"), visit("jiaodui"), visit()
    translator.goto("/cms/")
    translator.get_by_role("navigation", name="主菜单").get_by_role("link", name="翻译", exact=True).click()
    expect(translator).to_have_url(re.compile("/cms/translations/$"))
    picture(translator, "translator-desk")
    start(translator, ARTICLE)
    title, summary = list(TIBETAN.values())[:2]
    title = f"{title} 800"
    translate(translator, ARTICLE, title)
    translate(translator, "学会用一个除法算出每桶水放多少药", summary)
    said = translator.locator("[data-wb]").inner_text()
    assert re.findall(r"[A-Za-z]{3,}", said) == []
    picture(translator, "translator-words")
    expect(translator.locator("[data-release]")).to_have_count(0)
    assert forge_publication(translator, page_id(translator)) == 403
    assert reader.request.get(f"/bo/{ARTICLE_PATH}").status == 404

    open_translation(reviewer, ARTICLE)
    reviewer.locator("[data-release]").get_by_role("button").click()
    send = reviewer.get_by_role("button", name="发布选中的")
    send.wait_for()
    picture(reviewer, "language-reviewer-release")
    send.click()
    expect(reviewer.get_by_role("status").filter(has_text="已发布").first).to_be_visible()
    reader.goto(f"/bo/{ARTICLE_PATH}")
    expect(reader.get_by_role("heading", level=1)).to_have_text(title)
    main = reader.get_by_role("main")
    for text in (summary, NOT_CHECKED, "译文不全"):
        expect(main).to_contain_text(text)
    expect(reader.locator("html")).to_have_attribute("lang", "bo")
    expect(main.get_by_text("两步兑药", exact=True)).to_have_attribute("lang", "zh-Hans")


def test_a_tenfold_number_is_told_at_once_and_released_when_it_is_corrected(visit):
    translator, reviewer, reader = visit("yiyuan"), visit("jiaodui"), visit()
    start(translator, WATER)
    translate(translator, SPRING, "ཀ 300 m ཁ")
    expect(sentence_of(translator, SPRING)).to_contain_text("中文里的“30米”，译文里没有。")

    open_translation(reviewer, WATER)
    reviewer.locator("[data-release]").get_by_role("button").click()
    expect(reviewer.get_by_role("main")).to_contain_text("译文里的“300 m”，中文里没有。")
    expect(reviewer.get_by_role("checkbox", name=WATER)).to_be_disabled()
    assert reader.request.get(f"/bo/{WATER_PATH}").status == 404
    on_desk(reviewer, WATER).get_by_role("link", name="核对", exact=True).click()
    expect(reviewer.get_by_role("main")).to_contain_text("ཀ 300 m ཁ")

    translate(translator, SPRING, "ཀ 30 m ཁ")
    expect(sentence_of(translator, SPRING)).not_to_contain_text("译文里没有")
    publish(reviewer, WATER)
    reader.goto(f"/bo/{WATER_PATH}")
    expect(reader.get_by_role("main")).to_contain_text("ཀ 30 m ཁ")


def test_a_manual_is_translated_and_released_with_all_its_chapters(visit, site):
    translator, reviewer, reader = visit("yiyuan"), visit("jiaodui"), visit()
    titles = [WALNUT["title"], *(chapter["title"] for chapter in WALNUT["chapters"])]
    paths = [MANUAL_PATH, *(f"{MANUAL_PATH}{chapter['slug']}/" for chapter in WALNUT["chapters"])]
    start(translator, WALNUT["title"])
    begin_what_waits(site)
    rows = [on_desk(translator, titles[0]), *(row_of(translator, title) for title in titles[1:])]
    for row in rows:
        expect(row).to_contain_text("翻译中（未发布）")

    open_translation(translator, WALNUT["title"])
    translate(translator, WALNUT["title"], list(TIBETAN.values())[0])
    for title in titles:
        publish(reviewer, title)
    for path in paths:
        assert reader.goto(f"/bo/{path}").status == 200
        expect(reader.get_by_role("main")).to_contain_text(NOT_CHECKED)
    assert (
        site.shell("from wagtail.models import Page; print(*map(list, Page.find_problems()))").strip()
        == "[] [] [] [] []"
    )

    tick(reviewer, WALNUT["title"])
    reader.goto(f"/bo/{MANUAL_PATH}")
    expect(reader.get_by_role("main")).not_to_contain_text(NOT_CHECKED)
    reader.goto(f"/bo/{paths[1]}")
    expect(reader.get_by_role("main")).to_contain_text(NOT_CHECKED)


def test_a_tick_takes_the_mark_away_from_a_machine_draft_too(visit):
    reviewer, reader = visit("jiaodui"), visit()
    address = "/bo/gao-yuan-sheng-huo/song-rong-cai-shou-yu-shan-lin-bao-hu/"
    reader.goto(address)
    expect(reader.get_by_role("main")).to_contain_text(NOT_CHECKED)
    reviewer.goto("/cms/translations/")
    picture(reviewer, "language-reviewer-desk")
    tick(reviewer, "松茸采收与山林保护")
    reader.goto(address)
    expect(reader.get_by_role("main")).not_to_contain_text(NOT_CHECKED)


def test_a_translator_of_another_language_neither_opens_nor_sees_the_tibetan_page(visit):
    reviewer, stranger = visit("jiaodui"), visit("yiyuan-lisu")
    open_translation(reviewer, "牦牛与黄牛健康手册")
    address, translation = reviewer.url, page_id(reviewer)

    row = on_desk(stranger, "牦牛与黄牛健康手册")
    expect(stranger.get_by_role("heading", level=1)).to_have_text(re.compile("翻译.*傈僳文", re.DOTALL))
    expect(row).to_contain_text("未开始")
    stranger.goto("/cms/translations/?language=bo")
    expect(stranger.get_by_role("main")).not_to_contain_text("藏文")
    assert forge_publication(stranger, translation) == 403

    stranger.goto(address)
    expect(stranger).to_have_url(re.compile("/cms/$"))
    expect(stranger.get_by_role("status").first).to_contain_text("没有")
    assert stranger.request.get(address, headers=AS_SCRIPT).status == 403

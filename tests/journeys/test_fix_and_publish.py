"""An editor opens a page with faults, mends what the panel names, and the page is public after science review."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.handbook import picture
from tests.journeys.page_editor import (
    FORM_READY,
    add_block,
    fill,
    see_what_changed,
    submit,
    unfold,
    wait_until_stored,
)
from tests.journeys.test_write_and_review import DOSE, approve

pytestmark = [pytest.mark.browser, pytest.mark.journey, pytest.mark.xdist_group("fix_and_publish")]

TITLE, ADDRESS = "玉米蚜虫怎么防", "/zh-hans/liang-shi-zuo-wu/yu-mi-ya-chong-zen-me-fang/"
TEXT, FIGURE = "00000000-0000-4000-8000-00000000000a", "00000000-0000-4000-8000-00000000000b"
LONG = "看到叶子背面有一层发黑发黏的东西又有蚂蚁在叶子上面来来回回地爬就要马上把叶子翻过来仔细看看有没有蚜虫"
FAULTY = f"""
import json
from wagtail.models import Locale
from django.contrib.auth import get_user_model
from science_content.models import ArticlePage, PageSource, ScienceImage, TopicPage
topic = TopicPage.objects.get(locale__language_code="zh-hans", title="粮食作物")
image = ScienceImage.objects.get(title="armyworm-larva")
text = '<p>{LONG}。</p><p>每亩用药37毫升喷雾。见<a linktype="page" id="99999999">兑药的办法</a>。</p>'
body = [
    {{"type": "text", "id": "{TEXT}", "value": text}},
    {{"type": "figure", "id": "{FIGURE}", "value": {{"image": image.pk, "alt": "IMG_2024.jpg", "caption": ""}}}},
]
page = ArticlePage(title="{TITLE}", live=False)
page.summary = "学会翻叶子找蚜虫，看准了再动手，量准了再喷，打完药洗手换衣服，不多花钱，也不伤人。"
page.locale, page.body = topic.locale, json.dumps(body)
page.page_sources = [PageSource(title="产品标签", unverified=True)]
topic.add_child(instance=page)
page.save_revision(user=get_user_model().objects.get(username="bianji"))
print(page.pk)
"""


@pytest.fixture
def faulty(site) -> int:
    return int(site.shell(FAULTY).split()[-1])


def open_panel(page: Page) -> Locator:
    unfold(page.get_by_role("button", name="发布前检查开关"))
    panel = page.get_by_role("region", name="发布前检查")
    expect(panel).to_contain_text("保存的草稿")
    return panel


def go_and_type(page: Page, panel: Locator, finding: str, words: str) -> None:
    """From what the panel says straight to the place, and over what stands there."""
    panel.get_by_role("button", name=finding).first.click()
    focused = page.locator(":focus:is(input, textarea, [contenteditable=true])")
    expect(focused).to_be_visible()
    focused.press("ControlOrMeta+a")
    page.keyboard.type(words)


def test_what_the_panel_names_is_mended_and_the_page_is_public_after_review(visit, faulty):
    editor, reviewer, reader = visit("bianji", viewport={"width": 1366, "height": 900}), visit("shenhe"), visit()
    editor.goto(f"/cms/pages/{faulty}/edit/")
    panel = open_panel(editor)
    said = {
        "alternative": "替代文字“IMG_2024.jpg”等于没写",
        "sentence": "这一句有50个字",
        "dose": "里有“37毫升”",
        "link": "“兑药的办法”连到的页面已经没有了",
        "unverified": "出处“产品标签”还是待核",
    }
    for words in said.values():
        expect(panel).to_contain_text(words)
    editor.wait_for_timeout(FORM_READY)
    picture(editor, "editor-checks")

    go_and_type(editor, panel, said["alternative"], "叶背上的虫子，头上有倒写的Y")
    expect(panel).not_to_contain_text(said["alternative"])
    go_and_type(editor, panel, said["sentence"], "叶背发黑发黏，有蚂蚁爬，就翻叶子看。药量看下面的框。")
    for name in ("sentence", "dose", "link"):
        expect(panel).not_to_contain_text(said[name])
    fill(add_block(editor, "用药用量"), DOSE)
    wait_until_stored(editor)
    go_and_type(editor, panel, said["unverified"], "10%试剂产品标签")
    expect(panel).to_contain_text("出处“10%试剂产品标签”还是待核")
    source = editor.locator("#inline_child_page_sources-0")
    source.get_by_label("标准号").fill("GB/T 8321")
    source.get_by_label("待核").uncheck()
    expect(panel).not_to_contain_text("待核")
    expect(panel).to_contain_text("能送审")
    submit(editor)

    approve(reviewer, TITLE)
    reader.goto(ADDRESS)
    main = reader.get_by_role("main")
    for words in ("就翻叶子看", "37–41", "科学审核：李农艺师", "GB/T 8321"):
        expect(main).to_contain_text(words)
    expect(main).not_to_contain_text("兑药的办法")


def test_a_reviewer_who_approves_a_doubtful_page_is_told_which_source(visit, site):
    other = FAULTY.replace(TITLE, "玉米螟怎么防").replace("产品标签", "厂家说的")
    page_id = int(
        site.shell(f"{other}\nfrom wagtail.models import Workflow\nWorkflow.objects.get().start(page, None)").split()[
            -1
        ]
    )
    reviewer, reader = visit("shenhe"), visit()
    reviewer.goto(f"/cms/pages/{page_id}/edit/")
    see_what_changed(reviewer)
    with reviewer.expect_navigation():
        reviewer.get_by_role("button", name="批准，公开").click()
    told = reviewer.get_by_role("alert").filter(has_text="不能通过科学审核")
    expect(told).to_contain_text("厂家说的")
    picture(reviewer, "reviewer-told")
    assert reader.request.get("/zh-hans/liang-shi-zuo-wu/yu-mi-ming-zen-me-fang/").status == 404


def test_a_new_page_is_checked_once_it_was_saved(visit):
    editor = visit("bianji", viewport={"width": 1366, "height": 900})
    editor.goto("/cms/pages/")
    editor.get_by_role("link", name="查看'粮食作物'的子页面").click()
    editor.get_by_role("link", name="添加子页面").click()
    editor.get_by_role("link", name="文章", exact=True).click()
    editor.wait_for_url("**/add/science_content/articlepage/**")
    unfold(editor.get_by_role("button", name="发布前检查开关"))
    panel = editor.get_by_role("region", name="发布前检查")
    expect(panel).to_contain_text("存过一次草稿以后")
    editor.wait_for_timeout(FORM_READY)
    editor.get_by_role("textbox", name="标题*", exact=True).fill("新写的一页")
    expect(panel).to_contain_text("一个出处也没有")
    expect(editor.locator("[data-quality-badge]")).to_be_visible()

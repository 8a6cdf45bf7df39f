"""The screen of a native reader: the whole live translation beside its Chinese, and a tick for what was looked at, without scripts."""

import pytest
from bs4 import BeautifulSoup, Tag
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale

from desk.templatetags.sentences import inline
from science_content.content_files.building import build
from science_content.models import ArticlePage, SciencePage
from science_content.pages.raw import raw_body
from tests.reading_screen import answer, filled, screen
from tests.trees import DOSE, RICH, TIBETAN, WORDS_OF_DOSES, RichTree, with_amount
from translation.engine.sources import segments, store_words, translation_of
from translation.engine.starting import start
from translation.models import NativeReading
from translation.release.actions import release

pytestmark = pytest.mark.django_db
WASH = "打药后洗手。"
LEAF = "叶子会卷起来。"


def part(shown: BeautifulSoup, chinese: str) -> Tag:
    return next(
        each for each in shown.select(".desk-read-sentence") if chinese in each.select_one("[lang=zh-Hans]").text
    )


def chosen(shown: BeautifulSoup) -> set[str]:
    return {
        each.select_one("[lang=zh-Hans] p").text
        for each in shown.select(".desk-read-sentence")
        if each.select("input[name=read][checked]")
    }


def url(page) -> str:
    return reverse("translation_read", args=[page.pk])


def test_every_sentence_of_the_chinese_page_stands_beside_its_words_in_the_order_of_the_page(tree, as_):
    rich = RichTree.below(tree.topic)
    shown = screen(as_("jiaodui"), rich.tibetan)
    said = [each.text for each in shown.select(".desk-read-sentence [lang=zh-Hans] p")]
    assert sorted(said) == sorted(each.string.data for each in segments(translation_of(rich.tibetan)))
    assert said.index("叶斑怎么防") < said.index(LEAF) < said.index(WASH) < said.index("防叶斑") < said.index("防了")
    assert part(shown, LEAF).select_one("[lang=bo]").text == TIBETAN[LEAF]
    assert "读者看到中文" in part(shown, "早防早好。").text


def test_numbers_stand_with_their_words_in_their_row(tree, as_):
    rich = RichTree.below(tree.topic)
    shown = screen(as_("jiaodui"), rich.tibetan)

    def facts(chinese: str) -> str:
        return part(shown, chinese).find_parent(class_="desk-read-line").select_one("dl").get_text(" ", strip=True)

    assert "用量 30 用量上限（写范围时） 45 单位 克 按什么算 每亩" in facts("防叶斑")
    assert "安全间隔期（用药后多久才能采收） 单位或答案 天 多久 35" in facts("防叶斑")
    assert "410" in facts("防了") and "460" in facts("防了") and "280" not in facts("防了")
    assert "20" in facts("食盐") and "16" not in facts("食盐")


def test_a_warning_stands_in_its_colour_and_what_is_guarded_is_large_and_not_preselected(tree, as_):
    shown = screen(as_("jiaodui"), tree.tibetan)
    assert part(shown, WASH).find_parent("section")["data-level"] == "danger"
    assert "guarded" in part(shown, WASH)["class"] and "guarded" not in part(shown, LEAF)["class"]
    assert WASH not in chosen(shown) and LEAF in chosen(shown)


def test_what_is_preselected_is_ticked_and_what_is_guarded_waits_for_its_own_tick(tree, as_, client):
    shown = screen(as_("jiaodui"), tree.tibetan)
    html = answer(as_("jiaodui"), tree.tibetan, shown, read=filled(shown)["read"]).content.decode()
    assert "已记下：看过4句" in html
    shown = screen(as_("jiaodui"), tree.tibetan)
    assert [each["value"] for each in shown.select("input[name=read]")] == [
        part(shown, WASH).select_one("input[name=read]")["value"]
    ]
    assert "看过了" in part(shown, LEAF).text and not tree.reload().tibetan.checked_by_native
    answer(as_("jiaodui"), tree.tibetan, read=[part(shown, WASH).select_one("input")["value"]])
    assert tree.reload().tibetan.checked_by_native


def test_all_at_once_is_a_choice_of_its_own(tree, as_):
    assert "all" not in filled(screen(as_("jiaodui"), tree.tibetan))
    html = answer(as_("jiaodui"), tree.tibetan, all="yes").content.decode()
    assert "已记下：看过5句" in html and tree.reload().tibetan.checked_by_native


def test_one_block_alone_is_ticked(tree, as_):
    shown = screen(as_("jiaodui"), tree.tibetan)
    block = part(shown, LEAF).find_parent("section")
    boxes = [each["value"] for each in block.select("input[name=read]")]
    answer(as_("jiaodui"), tree.tibetan, shown, read=boxes)
    assert len(boxes) == 2 and len(NativeReading.objects.get().sentences) == 2


def test_nothing_chosen_ticks_nothing_and_says_so(tree, as_):
    html = answer(as_("jiaodui"), tree.tibetan, read=[]).content.decode()
    assert "没有勾选句子" in html and not NativeReading.objects.exists()


def test_what_moved_is_shown_and_nothing_is_ticked_and_no_choice_is_lost(tree, as_):
    shown = screen(as_("jiaodui"), tree.tibetan)
    picked = [part(shown, WASH).select_one("input")["value"], part(shown, LEAF).select_one("input")["value"]]
    with_amount(ArticlePage.objects.get(pk=tree.article.pk), 100).save_revision().publish()
    reply = answer(as_("jiaodui"), tree.tibetan, shown, read=picked)
    assert reply.status_code == 409 and not NativeReading.objects.exists()
    again = BeautifulSoup(reply.content, "html.parser")
    (moved,) = again.select(".desk-read-line.moved")
    assert "刚才变了，请重看" in moved.text and DOSE["substance"] in moved.text and "100" in moved.text
    assert chosen(again) == {WASH, LEAF}
    answer(as_("jiaodui"), tree.tibetan, again, read=filled(again)["read"])
    assert len(NativeReading.objects.get().sentences) == 2


def test_a_stale_second_tab_ticks_nothing(tree, as_):
    first, second = (screen(as_("jiaodui"), tree.tibetan) for _ in range(2))
    picked = [part(first, LEAF).select_one("input")["value"]]
    answer(as_("jiaodui"), tree.tibetan, first, read=picked)
    assert answer(as_("jiaodui"), tree.tibetan, second, all="yes").status_code == 409
    assert NativeReading.objects.count() == 1


@pytest.mark.parametrize("sent", [{}, {"screen": ""}, {"screen": "x" * 100_000, "all": "yes"}, {"all": "yes"}])
def test_a_form_without_its_screen_ticks_nothing(tree, as_, sent):
    assert as_("jiaodui").post(url(tree.tibetan), sent).status_code == 409
    assert not NativeReading.objects.exists()


def test_the_old_one_click_address_is_gone(tree, as_):
    assert as_("jiaodui").post(f"/cms/translations/{tree.tibetan.pk}/checked/", {"checked": "yes"}).status_code == 404
    row = BeautifulSoup(as_("jiaodui").get("/cms/translations/").content, "html.parser")
    assert row.select_one(f'a[href="{url(tree.tibetan)}"]') and not tree.reload().tibetan.checked_by_native


def test_words_of_ones_own_have_no_box_and_say_why(tree, as_, cast):
    store_words(translation_of(tree.tibetan), {WASH: "ཀ་ཁ།"}, user=cast["jiaodui"])
    release(translation_of(tree.tibetan))
    mine = part(screen(as_("jiaodui"), tree.tibetan), WASH)
    assert not mine.select("input[name=read]") and "您自己写的，要请另一位来看" in mine.text and "译：扎西" in mine.text
    html = answer(as_("jiaodui"), tree.tibetan, all="yes").content.decode()
    assert "有1句是您自己写的，关系到用药和安全，要请另一位来看" in html and "看过4句" in html
    theirs = screen(as_("yiyuan"), tree.tibetan)
    assert [each["value"] for each in theirs.select("input[name=read]")]
    assert "已记下：看过1句" in answer(as_("yiyuan"), tree.tibetan, all="yes").content.decode()


def test_the_translator_reads_and_ticks_nothing_that_a_reviewer_has_not_written(tree, as_):
    shown = screen(as_("yiyuan"), tree.tibetan)
    assert not shown.select("input[name=read]") and "由审校来标记" in part(shown, WASH).text
    assert "要由审校来标记，没有标记" in answer(as_("yiyuan"), tree.tibetan, all="yes").content.decode()
    assert not NativeReading.objects.exists()


@pytest.mark.parametrize("name", ["yiyuan", "yiyuan-lisu", "bianji", "shenhe", "shengban"])
def test_the_tick_is_not_taken_back_by(tree, as_, name):
    answer(as_("jiaodui"), tree.tibetan)
    as_(name).post(url(tree.tibetan), {"back": "yes"})
    assert tree.reload().tibetan.checked_by_native


def test_taking_it_back_is_one_act(tree, as_, client):
    answer(as_("jiaodui"), tree.tibetan)
    html = as_("jiaodui").post(url(tree.tibetan), {"back": "yes"}, follow=True).content.decode()
    assert "已撤回" in html and "未经母语者审校" in client.get(tree.tibetan.url).content.decode()
    assert len(screen(as_("jiaodui"), tree.tibetan).select("input[name=read]")) == 5


def test_the_reviewer_of_another_language_neither_sees_nor_ticks(tree, as_):
    lisu = release(start(tree.article, Locale.objects.get(language_code="lis")))
    assert as_("jiaodui").get(url(lisu)).status_code in (302, 403)
    as_("jiaodui").post(url(lisu), {"all": "yes", "screen": "x"})
    assert not NativeReading.objects.exists()


def test_a_finding_stands_beside_its_sentence(tree, as_):
    store_words(translation_of(tree.tibetan), {WASH: "མ"})
    release(translation_of(tree.tibetan))
    assert part(screen(as_("jiaodui"), tree.tibetan), WASH).select(".desk-read-finding")


def test_old_words_say_what_they_were_made_for_and_have_no_box(tree, as_):
    article = ArticlePage.objects.get(pk=tree.article.pk)
    article.body = [
        raw_body(article)[0] | {"value": "<p>蚜虫吸叶子的汁。</p><p>叶子会慢慢卷起来。</p>"},
        *raw_body(article)[1:],
    ]
    article.save_revision().publish()
    old = part(screen(as_("jiaodui"), tree.tibetan), "叶子会慢慢卷起来。")
    assert "旧译照的是：叶子会卷起来。" in old.text and not old.select("input")


def test_a_page_without_a_live_translation_has_nothing_to_read(tree, as_):
    assert as_("admin").get(url(tree.article)).status_code == 404
    assert as_("admin").get(reverse("translation_read", args=[999_999])).status_code == 404
    tree.tibetan.unpublish()
    html = as_("jiaodui").get(url(tree.tibetan), follow=True).content.decode()
    assert "这一页还没有公开" in html
    as_("jiaodui").post(url(tree.tibetan), {"all": "yes"})
    assert not NativeReading.objects.exists()


def test_a_page_that_does_not_follow_says_so(tree, as_):
    SciencePage.objects.filter(pk=tree.tibetan.pk).update(numbers_revision=None)
    assert "这一页没有跟上中文，先不能标记" in as_("jiaodui").get(url(tree.tibetan)).content.decode()
    assert "没有跟上中文" in answer(as_("jiaodui"), tree.tibetan, all="yes").content.decode()
    assert not NativeReading.objects.exists()


def test_words_are_escaped_and_a_raised_letter_stays_raised(tree, as_):
    sentence = "10<sup>6</sup>个&lt;script&gt;"
    article = ArticlePage.objects.get(pk=tree.article.pk)
    article.body = [raw_body(article)[0] | {"value": f"<p>{sentence}</p>"}, *raw_body(article)[1:]]
    article.save_revision().publish()
    html = as_("jiaodui").get(url(tree.tibetan)).content.decode()
    assert sentence in html and "<script>" not in html.split("desk-read-form")[1].split("</form>")[0]


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ('看 <a id="a1"><b>叶背</b></a>。', "看 <b>叶背</b>。"),
        ('<b onclick="x()">叶</b><img src="x">', "<b>叶</b>"),
        ("10<sup>6</sup>", "10<sup>6</sup>"),
        ("a &lt;b&gt; &amp; c", "a &lt;b&gt; &amp; c"),
        ("<b", "&lt;b"),
    ],
)
def test_words_lose_their_links_and_attributes(held, said):
    assert inline(held) == said


def test_the_screen_costs_the_same_however_long_the_page_is(tree, as_):
    counts = []
    for page in (tree.tibetan, RichTree.below(tree.topic).tibetan):
        client: Client = as_("jiaodui")
        client.get(url(page))
        with CaptureQueriesContext(connection) as queries:
            client.get(url(page))
        counts.append(len(queries))
    assert counts[0] == counts[1], counts


def test_the_same_words_in_two_places_are_read_where_both_are_ticked(tree, as_):
    facts = RICH | {
        "key": "twice",
        "slug": "twice",
        "title": "看两回",
        "body": [*RICH["body"], RICH["body"][1] | {"key": "again"}],
    }
    article = build(tree.topic, "article", facts, {}, {})
    translation = start(article, Locale.objects.get(language_code="bo"))
    store_words(translation, TIBETAN | WORDS_OF_DOSES)
    page = release(translation)
    shown = screen(as_("jiaodui"), page)
    boxes = [each["value"] for each in shown.select("input[name=read]")]
    (twice,) = {each for each in boxes if boxes.count(each) == 2}
    answer(as_("jiaodui"), page, shown, read=[twice])
    assert not NativeReading.objects.exists()
    answer(as_("jiaodui"), page, read=[twice, twice])
    assert len(NativeReading.objects.get().sentences) == 2

"""The desk says who has a page and until when; its team takes, puts back and changes the day, others only look."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup, SoupStrainer, Tag
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate
from wagtail.models import Locale

from languages import registry
from science_content.models import ManualPage, SciencePage
from tests.typing_hand import type_words
from translation.claims.actions import claim_page
from translation.engine.sources import translation_of
from translation.engine.starting import start
from translation.engine.unread import written_in
from translation.models import Claim, Returned
from translation.release.actions import release
from translation.release.handing_over import hand_over

pytestmark = pytest.mark.django_db
DESK = "/cms/translations/?language=bo"
BO = registry.get("bo")


def address(page: SciencePage, act: str, language: str = "bo") -> str:
    return f"/cms/translations/{language}/{page.pk}/{act}/"


def row_of(client: Client, page: SciencePage, url: str = DESK) -> Tag:
    only = SoupStrainer(id=f"page-{page.pk}")  # the list has some three hundred rows
    [row] = BeautifulSoup(client.get(url).content, "html.parser", parse_only=only).select(f"#page-{page.pk}")
    return row


def buttons(row: Tag) -> list[str]:
    found = [button.get_text(strip=True).split("：")[0] for button in row.select("button")]
    return [each for each in found if each not in ("开始翻译", "先开这一页")]


def sent_back(page: SciencePage, reader) -> None:
    """One sentence of a translated page."""
    [written] = written_in(page.locale, [page.translation_key]).values()
    where = {"page_key": page.translation_key, "language": page.locale.language_code, "path": "title"}
    Returned.objects.create(
        **where, digest=written[0].digest, kind="rewrite", reason="太长", user=reader, reader="扎西"
    )


def press(client: Client, row: Tag, act: str) -> None:
    """A button of a row, with what its form holds."""
    [form] = row.select(f'form[action*="/{act}/"]')
    client.post(form["action"], {each["name"]: each["value"] for each in form.select("input[name]")})


def due(days: int) -> str:
    return (localdate() + timedelta(days=days)).isoformat()


@pytest.fixture
def page(tree) -> SciencePage:
    """With one sentence left to do in Tibetan."""
    return SciencePage.objects.get(pk=tree.article.pk)


def test_one_takes_a_page_changes_its_day_and_puts_it_back(page, as_):
    client = as_("yiyuan")
    assert buttons(row_of(client, page)) == ["我来译"]
    answer = client.post(address(page, "take"))
    assert answer.url == f"{DESK}#page-{page.pk}"
    row = row_of(client, page)
    assert "您领的" in row.text and buttons(row) == ["改日期", "放回去"]
    assert row.select_one("input[type=date]")["value"] == due(7)
    client.post(address(page, "due"), {"due": due(30)})
    assert Claim.objects.get().due.isoformat() == due(30)
    client.post(address(page, "back"))
    assert buttons(row_of(client, page)) == ["我来译"] and not Claim.objects.exists()


def test_each_field_and_button_says_the_page_to_who_hears_the_screen(page, as_):
    as_("yiyuan").post(address(page, "take"))
    row = row_of(as_("yiyuan"), page)
    said = [each.get_text(strip=True) for each in row.select("label, button")]
    assert len(said) == 3 and all(page.title in text for text in said)


def test_others_of_the_language_see_who_is_on_it_and_only_who_releases_takes_over(page, as_, cast):
    as_("yiyuan").post(address(page, "take"))
    row = row_of(as_("jiaodui"), page)
    assert "卓玛在译，到" in row.text and buttons(row) == ["我来译", "放回去"]
    press(as_("jiaodui"), row, "take")
    assert buttons(row_of(as_("yiyuan"), page)) == [] and "扎西在译" in row_of(as_("yiyuan"), page).text
    said = as_("yiyuan").post(address(page, "take"), follow=True).content.decode()
    assert "扎西已经领了" in said and Claim.objects.get().user == cast["jiaodui"]
    as_("yiyuan").post(address(page, "back"))
    assert Claim.objects.exists()
    as_("jiaodui").post(address(page, "back"))
    assert not Claim.objects.exists()


def test_who_has_not_taken_it_writes_all_the_same(page, tree, as_):
    as_("jiaodui").post(address(page, "take"))
    client = as_("yiyuan")
    assert client.get(f"/cms/translations/{tree.tibetan.pk}/").status_code == 200


def test_past_its_day_it_says_so_in_words_and_anybody_takes_it(page, as_, cast):
    as_("jiaodui").post(address(page, "take"))
    Claim.objects.update(due=localdate() - timedelta(days=1))
    row = row_of(as_("yiyuan"), page)
    assert row.select_one("strong", string="过期") and buttons(row) == ["我来译", "放回去"]
    as_("yiyuan").post(address(page, "take"))
    assert Claim.objects.get().user == cast["yiyuan"]


@pytest.mark.parametrize("who", ["yiyuan-lisu", "shengban", "bianji", "shenhe", "xinxi"])
def test_nobody_else_changes_anything(page, as_, cast, who):
    claim_page(page, language=BO, user=cast["yiyuan"])
    for act in ("take", "back", "due"):
        answer = as_(who).post(address(page, act), {"due": due(3)}, headers={"X-Requested-With": "XMLHttpRequest"})
        assert answer.status_code == 403
    claim = Claim.objects.get()
    assert (claim.user, claim.due.isoformat()) == (cast["yiyuan"], due(7))


def test_the_office_sees_who_is_on_what_in_every_language_and_has_no_button(page, as_, cast):
    claim_page(page, language=BO, user=cast["yiyuan"])
    claim_page(page, language=registry.get("lis"), user=cast["yiyuan-lisu"])
    for code, name in (("bo", "卓玛"), ("lis", "阿普")):
        row = row_of(as_("shengban"), page, f"/cms/translations/?language={code}")
        assert name in row.text and not row.select("form")


@pytest.mark.parametrize("act", ["take", "back", "due"])
def test_a_look_changes_nothing_and_what_is_no_page_is_not_there(page, tree, as_, act):
    client = as_("yiyuan")
    assert client.get(address(page, act)).status_code == 405
    ajax = {"X-Requested-With": "XMLHttpRequest"}
    for number in (tree.tibetan.pk, 0, 999_999, 10**20):
        assert client.post(f"/cms/translations/bo/{number}/{act}/", headers=ajax).status_code == 404
    for code in ("zh-hans", "xx", "BO", "lis", "%00", "<b>"):
        assert client.post(f"/cms/translations/{code}/{page.pk}/{act}/", headers=ajax).status_code in (403, 404)
    assert not Claim.objects.exists()


def test_what_is_no_day_is_told_and_changes_nothing(page, as_):
    client = as_("yiyuan")
    client.post(address(page, "take"))
    no_days = [
        "",
        "x",
        "\0",
        "9999-12-31",
        "10000-01-01",
        "2026-02-30",
        "<script>",
        "1" * 5000,
        "2026-12-08T10:00",
        "昨天",
    ]
    for said in no_days:
        answer = client.post(address(page, "due"), {"due": said}, follow=True)
        assert answer.status_code == 200 and ("没有看懂日期" in answer.text or "90天以内" in answer.text), said
        assert Claim.objects.get().due.isoformat() == due(7), said
    client.post(address(page, "due"), follow=True)
    assert Claim.objects.get().due.isoformat() == due(7)


def test_the_way_back_leads_to_the_same_list_and_nowhere_else(page, as_):
    kept = "?state=nobody&length=short&next=https://evil.example&language=lis&topic=%00"
    answer = as_("yiyuan").post(address(page, "take") + kept)
    assert answer.url == f"{DESK}&topic=%00&state=nobody&length=short#page-{page.pk}"


def test_a_name_is_shown_as_it_is_written(page, as_, cast):
    cast["yiyuan"].last_name = "<script>alert(1)</script>"
    cast["yiyuan"].save()
    claim_page(page, language=BO, user=cast["yiyuan"])
    html = as_("jiaodui").get(DESK).text
    assert "<script>alert(1)" not in html and "&lt;script&gt;alert(1)" in html


def test_a_manual_has_the_buttons_and_its_chapters_say_whose_it_is(as_, cast):
    manual = ManualPage.objects.filter(locale__language_code="zh-hans", live=True).first()
    chapter = manual.get_children().live().first()
    client = as_("yiyuan")
    assert buttons(row_of(client, manual)) == ["我来译"] and buttons(row_of(client, chapter)) == []
    client.post(address(manual, "take"))
    assert "您领的" in row_of(client, chapter).text and buttons(row_of(client, chapter)) == []


def test_a_chapter_that_is_listed_without_its_manual_has_buttons_for_the_whole_of_it(as_, cast):
    manual = ManualPage.objects.filter(locale__language_code="zh-hans", live=True).first()
    chapter = manual.get_children().live().first()
    SciencePage.objects.filter(pk=manual.pk).update(live=False)
    assert buttons(row_of(as_("yiyuan"), chapter)) == ["整本我来译"]
    said = as_("yiyuan").post(address(chapter, "take"), follow=True).content.decode()
    assert f"“{manual.title}”归您译了" in said
    assert Claim.objects.get().page_key == manual.translation_key


def test_what_is_with_its_reader_is_told_as_done(page, tree, as_, cast):
    SciencePage.objects.filter(pk=tree.tibetan.pk).update(behind={"chinese": ["title"]})
    claim_page(page, language=BO, user=cast["yiyuan"])
    assert "卓玛在译" in row_of(as_("jiaodui"), page).text
    hand_over([tree.tibetan], cast["yiyuan"])
    assert "卓玛译好了" in row_of(as_("jiaodui"), page).text
    Claim.objects.update(due=localdate() - timedelta(days=3))
    assert "过期" not in row_of(as_("jiaodui"), page).text


def test_a_page_that_went_to_its_reader_before_it_was_taken_or_came_back_is_not_done(page, tree, as_, cast):
    hand_over([tree.tibetan], cast["yiyuan"])
    claim_page(page, language=BO, user=cast["yiyuan"])
    assert "卓玛在译" in row_of(as_("jiaodui"), page).text
    hand_over([tree.tibetan], cast["yiyuan"])
    assert "卓玛译好了" in row_of(as_("jiaodui"), page).text
    sent_back(tree.tibetan, cast["jiaodui"])
    assert "卓玛在译" in row_of(as_("jiaodui"), page).text
    Returned.objects.update(digest="000000000000")  # as where the words are others by now
    assert "卓玛译好了" in row_of(as_("jiaodui"), page).text


def test_a_manual_is_done_when_each_of_its_pages_is(as_, cast):
    manual = ManualPage.objects.filter(locale__language_code="zh-hans", live=True).first()
    claim_page(SciencePage.objects.get(pk=manual.pk), language=registry.get("lis"), user=cast["yiyuan-lisu"])
    lisu = cast["yiyuan-lisu"]
    locale = Locale.objects.get(language_code="lis")
    start(manual, locale)
    hand_over([manual.get_translation(locale)], lisu)
    assert "阿普在译" in row_of(as_("shengban"), manual, "/cms/translations/?language=lis").text
    for chapter in manual.get_children().live().specific():
        start(chapter, locale)
        hand_over([chapter.get_translation(locale)], lisu)
    assert "译好了" in row_of(as_("shengban"), manual, "/cms/translations/?language=lis").text


def test_the_desk_costs_the_same_however_many_are_taken(tree, as_, cast):
    def count() -> int:
        client = as_("yiyuan")
        client.get(DESK)
        with CaptureQueriesContext(connection) as queries:
            client.get(DESK)
        return len(queries)

    pages = list(SciencePage.objects.readable().on_their_own().filter(locale__language_code="zh-hans")[:4])
    claim_page(pages[0], language=BO, user=cast["jiaodui"])
    few = count()
    for each in pages[1:]:
        claim_page(each, language=BO, user=cast["jiaodui"])
    assert count() == few


@pytest.mark.parametrize("act", ["take", "back"])
def test_who_releases_is_told_where_another_took_it_since_the_list_was_drawn(page, as_, cast, act):
    claim_page(page, language=BO, user=cast["yiyuan"])
    said = as_("jiaodui").post(address(page, act), follow=True).text
    assert "卓玛已经领了" in said and Claim.objects.get().user == cast["yiyuan"]
    for number in ("0", "x", "9" * 40, "\0"):
        as_("jiaodui").post(address(page, act), {"over": number})
        assert Claim.objects.get().user == cast["yiyuan"]


def test_who_left_the_team_has_nothing_any_more_and_another_takes_it(page, as_, cast):
    claim_page(page, language=BO, user=cast["jiaodui"], due=localdate() + timedelta(days=90))
    cast["jiaodui"].groups.clear()
    row = row_of(as_("yiyuan"), page)
    assert "扎西" not in row.text and buttons(row) == ["我来译"]
    press(as_("yiyuan"), row, "take")
    assert Claim.objects.get().user == cast["yiyuan"]
    Claim.objects.update(user=cast["admin"])
    assert buttons(row_of(as_("yiyuan"), page)) == []  # an administrator works in every language


def test_who_has_a_page_keeps_nobody_from_writing_handing_over_and_releasing_it(as_, tree, cast):
    claim_page(tree.article, language=BO, user=cast["yiyuan"])
    reader, words = as_("jiaodui"), "འབུ་ཡིས་ཁུ་བ་འཇིབ།"
    assert type_words(reader, tree.tibetan, "蚜虫吸叶子的汁。", words)["state"] == "saved"
    assert reader.post(reverse("translation_hand_over", args=[tree.tibetan.pk]), {"hand": "1"}).status_code == 302
    release(translation_of(tree.tibetan), user=cast["jiaodui"])
    assert words in reader.get(tree.tibetan.url_path).content.decode()
    assert Claim.objects.get().user == cast["yiyuan"]

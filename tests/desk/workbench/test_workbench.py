"""The translators' editor: all of a page beside its Chinese, for the people of its language, in few queries."""

import json

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from science_content.content_files.building import build
from tests.science_content.pieces import piece
from tests.trees import TIBETAN
from tests.typing_hand import change, send
from translation.engine.sources import segments, store_words, translation_of, update_source
from translation.engine.starting import start

pytestmark = pytest.mark.django_db
WASH = "打药后洗手。"


def screen_of(client, page) -> BeautifulSoup:
    answer = client.get(reverse("translation_workbench", args=[page.pk]))
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def row_of(screen: BeautifulSoup, chinese: str):
    return next(row for row in screen.select(".wb-row") if row.select_one(".wb-zh > p").get_text() == chinese)


def key_of(page, chinese: str = WASH) -> str:
    return change(page, chinese, "")["key"]


def typed(page, text: str, base: str = "", chinese: str = WASH, **more) -> dict:
    return change(page, chinese, text, base=base, **more)


def test_a_page_stands_in_reading_order_beside_its_chinese(as_, tree):
    screen = screen_of(as_("yiyuan"), tree.tibetan)
    names = [heading.get_text() for heading in screen.select(".wb-sheet h2")]
    assert names == ["标题和摘要", "文字", "用药用量", "步骤", "警示"]
    row = row_of(screen, WASH)
    assert row.textarea["lang"] == "bo" and row.textarea.get_text().strip() == TIBETAN[WASH]
    assert row.select_one(".wb-zh")["lang"] == "zh-Hans" and row.has_attr("data-guarded")
    assert row["data-state"] == "written" and row_of(screen, "三步")["data-state"] == "open"
    facts = screen.select_one("section[data-kind=dose]").get_text(" ")
    assert "10" in facts and "毫升" in facts and "21" in facts, "a dose with its real numbers"


def test_a_link_to_edit_a_translation_leads_here_and_a_chinese_page_keeps_its_form(as_, tree):
    answer = as_("yiyuan").get(reverse("wagtailadmin_pages:edit", args=[tree.tibetan.pk]))
    assert answer.status_code == 302 and answer.url == reverse("translation_workbench", args=[tree.tibetan.pk])
    assert as_("bianji").get(reverse("wagtailadmin_pages:edit", args=[tree.article.pk])).status_code == 200


@pytest.mark.parametrize("name", ["translation_workbench", "translation_save", "translation_history"])
@pytest.mark.parametrize("who", ["yiyuan-lisu", "bianji", "xinxi", "shengban"])
def test_only_people_of_the_language_meet_it(as_, tree, name, who):
    client, address = as_(who), reverse(name, args=[tree.tibetan.pk])
    if name == "translation_save":
        assert send(client, tree.tibetan, typed(tree.tibetan, "ཀ།")).status_code == 403
    else:
        assert client.get(address, {"key": key_of(tree.tibetan)}).status_code == 302
    assert not segments(translation_of(tree.tibetan)).filter(translation="ཀ།").exists()


def test_a_chinese_page_and_one_that_nobody_translates_have_none(as_, tree):
    assert as_("admin").get(reverse("translation_workbench", args=[tree.article.pk])).status_code in (302, 404)
    assert as_("admin").get(reverse("translation_workbench", args=[10**6])).status_code == 404


def test_a_saved_sentence_is_answered_with_what_was_found(as_, tree):
    screen = screen_of(as_("yiyuan"), tree.tibetan)
    base = row_of(screen, WASH)["data-print"]
    answer = send(as_("yiyuan"), tree.tibetan, typed(tree.tibetan, "ལག་པ་5འཁྲུ།", base)).json()
    [said] = answer["answers"]
    assert said["state"] == "saved" and said["text"] == "ལག་པ་5འཁྲུ།"
    assert any(found["blocks"] for found in said["findings"])
    assert row_of(screen_of(as_("yiyuan"), tree.tibetan), WASH).select_one(".wb-findings .blocks")


def test_a_conflict_names_who_wrote_and_what(as_, tree):
    base = row_of(screen_of(as_("yiyuan"), tree.tibetan), WASH)["data-print"]
    send(as_("jiaodui"), tree.tibetan, typed(tree.tibetan, "ཀ།", base))
    [said] = send(as_("yiyuan"), tree.tibetan, typed(tree.tibetan, "ཁ།", base)).json()["answers"]
    assert (said["state"], said["text"]) == ("conflict", "ཀ།") and said["by"]


def test_words_of_one_person_are_not_stored_under_the_name_of_another(as_, tree):
    answer = send(as_("yiyuan"), tree.tibetan, typed(tree.tibetan, "ཀ།"), person=1)
    assert answer.status_code == 409 and "另一个人" in answer.json()["error"]
    assert not segments(translation_of(tree.tibetan)).filter(translation="ཀ།").exists()


def test_a_session_that_ended_is_told_in_a_way_that_a_script_reads(client, tree):
    answer = send(client, tree.tibetan, typed(tree.tibetan, "ཀ།"), person=1)
    assert answer.status_code == 401 and "登录" in answer.json()["error"]


def test_a_form_of_another_site_is_refused(tree, as_):
    signed_in = as_("yiyuan")
    client = Client(enforce_csrf_checks=True)
    client.cookies = signed_in.cookies
    assert send(client, tree.tibetan, typed(tree.tibetan, "ཀ།")).status_code == 403


def test_who_may_not_open_the_admin_any_more_stores_nothing(tree, as_):
    client = as_("yiyuan")
    for group in Group.objects.filter(user__username="yiyuan"):
        group.permissions.remove(*group.permissions.filter(codename="access_admin"))
    assert send(client, tree.tibetan, typed(tree.tibetan, "ཀ།")).status_code == 403


def test_a_page_that_is_not_there_or_nobody_translates_is_told(tree, as_):
    address = reverse("translation_save", args=[10**6])
    client = as_("admin")
    body = json.dumps({"person": get_user(client).pk, "changes": []})
    assert client.post(address, body, content_type="application/json").status_code == 404
    assert client.get(address).status_code == 405
    address = reverse("translation_save", args=[tree.article.pk])
    assert client.post(address, body, content_type="application/json").status_code == 404


HOSTILE = [
    "",
    "null",
    "[]",
    "{}",
    '{"person": 1}',
    '{"person": "x", "changes": []}',
    '{"person": 1, "changes": {}}',
    '{"person": 1, "changes": [null]}',
    '{"person": 1, "changes": [{"key": "1-2"}]}',
    '{"person": 1, "changes": [{"key": 12, "text": "a", "base": ""}]}',
    '{"person": 1, "changes": [{"key": "1-2-3", "text": "a", "base": ""}]}',
    '{"person": 1, "changes": [{"key": "x-y", "text": "a", "base": ""}]}',
    '{"person": 1, "changes": [{"key": "1-2", "text": ["a"], "base": ""}]}',
    '{"person": 1, "changes": [{"key": "1-2", "text": "a", "base": "", "was": "abc"}]}x',
    '{"person": 1, "changes": [{"key": "1-2", "text": "a", "base": "", "was": [1]}]}',
    "[" * 100_000,
    b"\xff\xfe",
    json.dumps({"person": 1, "changes": [{"key": "1-2", "text": "a", "base": ""}] * 201}),
]


@pytest.mark.parametrize("body", HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_no_list_of_words_is_refused_in_words(as_, tree, body):
    answer = send(as_("yiyuan"), tree.tibetan, body=body)
    assert answer.status_code == 400 and answer.json()["error"].endswith("。")


@pytest.mark.parametrize("key", ["1-2", f"{10**14}-{10**14}", "-1--2", "0-0"])
def test_a_sentence_that_is_not_there_is_gone_or_refused(as_, tree, key):
    answer = send(as_("yiyuan"), tree.tibetan, {"key": key, "text": "ཀ།", "base": ""})
    assert answer.status_code == 400 or [each["state"] for each in answer.json()["answers"]] == ["gone"]


def test_markup_of_a_stranger_is_text(as_, tree):
    evil = "<img src=x onerror=alert(1)>\u202e</textarea><script>alert(1)</script>"
    base = row_of(screen_of(as_("yiyuan"), tree.tibetan), WASH)["data-print"]
    assert send(as_("yiyuan"), tree.tibetan, typed(tree.tibetan, evil, base)).json()["answers"][0]["state"] == "saved"
    screen = screen_of(as_("yiyuan"), tree.tibetan)
    assert not screen.select(".wb img, .wb-sheet script") and "<script>" in row_of(screen, WASH).textarea.get_text()
    history = as_("yiyuan").get(reverse("translation_history", args=[tree.tibetan.pk]), {"key": key_of(tree.tibetan)})
    assert b"<img" not in history.content and b"<script" not in history.content


def test_the_history_tells_who_wrote_what_and_gives_it_back(as_, tree):
    base = row_of(screen_of(as_("yiyuan"), tree.tibetan), WASH)["data-print"]
    send(as_("yiyuan"), tree.tibetan, typed(tree.tibetan, "ཀ།", base))
    address = reverse("translation_history", args=[tree.tibetan.pk])
    told = BeautifulSoup(as_("jiaodui").get(address, {"key": key_of(tree.tibetan)}).content, "html.parser")
    assert [each["data-words"] for each in told.select("[data-words]")] == ["ཀ།", TIBETAN[WASH]]
    for key in ("", "x", "1-", "²-1", "9" * 40):
        assert as_("yiyuan").get(address, {"key": key}).status_code == 404


def test_old_words_stand_where_the_chinese_was_mended_and_beside_it_where_a_number_changed(as_, tree):
    body = tree.article.body.raw_data
    for item in body:
        if item["type"] == "text":
            item["value"] = "<p>蚜虫吸叶子的汁液。</p><p>叶子会卷起来。</p>"
        if item["type"] == "warning":
            item["value"] = item["value"] | {"text": "打药后不洗手。"}
    store_words(translation_of(tree.tibetan), {"蚜虫吸叶子的汁。": "འབུ།"})
    tree.article.body = tree.article.body.stream_block.to_python(list(body))
    tree.article.save_revision().publish()
    update_source(tree.article)
    screen = screen_of(as_("yiyuan"), tree.tibetan)
    mended = row_of(screen, "蚜虫吸叶子的汁液。")
    assert mended["data-state"] == "former" and mended.textarea.get_text().strip() == "འབུ།"
    assert mended.select_one(".wb-former ins").get_text() == "液"
    turned = row_of(screen, "打药后不洗手。")
    assert turned["data-state"] == "open" and turned.textarea.get_text().strip() == ""
    assert (
        turned.select_one(".wb-former")["data-words"] == TIBETAN[WASH] and "不" in turned.select_one("ins").get_text()
    )
    assert screen.select_one("[data-count=changed]").get_text() == "2"


def test_a_manual_shows_its_chapters_and_what_is_left_of_each(as_, tree):
    facts = {"key": "m", "slug": "m", "title": "手册", "summary": "读完就会。", "is_demo": False}
    manual = build(tree.topic, "manual", facts, {}, {})
    chapter = build(manual, "chapter", facts | {"key": "c", "slug": "c", "title": "第一章"}, {}, {})
    bo = tree.tibetan.locale
    start(manual, bo)
    store_words(translation_of(chapter.get_translation(bo)), {"第一章": "ལེའུ།", "读完就会。": "ཤེས།"})
    for page in (manual, chapter):
        links = screen_of(as_("yiyuan"), page.get_translation(bo)).select(".wb-chapters a")
        assert [link.has_attr("data-open") for link in links] == [True, False]
        assert [link["href"] for link in links] == [
            reverse("translation_workbench", args=[each.get_translation(bo).pk]) for each in (manual, chapter)
        ]


def long_page(tree, sentences: int):
    """An article of so many sentences, begun in Tibetan and half of it translated."""
    lines = "".join(f"<p>第{number}句：叶子背面看一看，有没有虫。</p>" for number in range(sentences))
    page = piece(tree.topic, "article", slug=f"long-{sentences}", body=[{"key": "t", "type": "text", "value": lines}])
    bo = tree.tibetan.locale
    start(page, bo)
    target = page.get_translation(bo)
    words = {f"第{n}句：叶子背面看一看，有没有虫。": f"ཚིག་{n}ལོ་མའི་རྒྱབ་ལ་ལྟོས།" for n in range(0, sentences, 2)}
    store_words(translation_of(target), words)
    return target


def test_the_screen_and_a_save_ask_as_much_however_long_the_page_is(as_, tree):
    client = as_("yiyuan")
    counts, weights = [], []
    for page in (long_page(tree, 4), long_page(tree, 300)):
        screen_of(client, page)
        for asked in ("", "?read"):
            with CaptureQueriesContext(connection) as queries:
                answer = client.get(f"{reverse('translation_workbench', args=[page.pk])}{asked}")
            counts.append(len(queries))
            weights.append(len(answer.content))
    assert counts[:2] == counts[2:] and max(counts) <= 20
    assert max(weights) <= 150_000
    person = get_user(client).pk
    for words in ("ཚིག་1ལོ་མའི་རྒྱབ་ལ་ལྟོས།", "ཚིག་1ལོ་མ་ལ་ལྟོས།"):  # none stood there, and then some did
        typed_words = change(page, "第1句：叶子背面看一看，有没有虫。", words)
        with CaptureQueriesContext(connection) as queries:
            assert send(client, page, typed_words, person=person).json()["answers"][0]["state"] == "saved"
        own = [each["sql"] for each in queries if not each["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(own) <= 8


def test_a_sentence_that_stands_twice_in_a_place_is_asked_for_once(as_, tree):
    lines = "<p>先看叶背。</p><p>再洗手。</p><p>先看叶背。</p>"
    page = piece(tree.topic, "article", slug="twice", body=[{"key": "t", "type": "text", "value": lines}])
    start(page, tree.tibetan.locale)
    target = page.get_translation(tree.tibetan.locale).specific
    assert len([row for row in screen_of(as_("yiyuan"), target).select(".wb-row") if "先看叶背" in row.get_text()]) == 1
    send(as_("yiyuan"), target, change(target, "先看叶背。", "ལྟོས།"))
    assert row_of(screen_of(as_("yiyuan"), target), "先看叶背。")["data-state"] == "written"


def test_words_are_told_to_be_stored_since_they_were_committed(as_, tree, django_capture_on_commit_callbacks):
    """A page that is drawn between the two shows the old words, and must not be taken for newer."""
    with django_capture_on_commit_callbacks() as callbacks:
        answered = send(as_("yiyuan"), tree.tibetan, change(tree.tibetan, "打药后洗手。", "ལག་པ་འཁྲུ།"))
        drawn = int(screen_of(as_("yiyuan"), tree.tibetan).select_one("[data-wb]")["data-at"])
    assert json.loads(answered.content)["at"] < drawn, "not committed yet"
    for act in callbacks:
        act()
    assert json.loads(answered.content)["at"] > drawn and json.loads(answered.content)["answers"]

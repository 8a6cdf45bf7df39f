"""What comes between a question and its answer: another hand, a lost answer, Chinese that moves; no word is lost or doubled by it."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Locale

from science_content.withdrawal.actions import withdraw
from tests.desk.questions.asking import (
    ANSWER,
    HOME,
    LIST,
    ROLL,
    WHAT,
    answer,
    ask,
    beside,
    is_turned_away,
    key_of,
    read,
    sent,
)
from translation.engine.sources import update_source
from translation.engine.starting import start
from translation.questions.models import Question

pytestmark = pytest.mark.django_db
HALF = "先写下来的回答"


def publish_with(page, body, cast) -> None:
    page.body = json.dumps(body)
    page.save_revision(user=cast["shenhe"]).publish()
    update_source(page)  # as its follower does it


def test_a_question_about_chinese_that_was_mended_says_so_and_keeps_its_place(as_, tree, cast):
    asked = ask(as_("yiyuan"), tree.tibetan)
    page = tree.article
    body = page.body.get_prep_value()
    body[0]["value"] = body[0]["value"].replace(ROLL, "叶子的边往下卷。")
    publish_with(page, body, cast)
    text = read(as_("bianji"), reverse("question", args=[asked.pk]))
    assert "现在页面上没有这一句了" in text and "叶子的边往下卷。" in text and ROLL in text
    answer(as_("bianji"), asked)
    found = beside(as_("yiyuan"), tree.tibetan, "蚜虫吸叶子的汁。") + beside(
        as_("yiyuan"), tree.tibetan, "叶子的边往下卷。"
    )
    assert f"问的是：{ROLL}" in found and ANSWER in found


@pytest.mark.parametrize("gone", ["withdrawn", "deleted", "translation deleted"])
def test_a_page_that_is_gone_asks_nobody(as_, tree, cast, gone):
    asked = ask(as_("yiyuan"), tree.tibetan)
    if gone == "withdrawn":
        withdraw(tree.article, reason="用药不对，先撤回", user=cast["shenhe"])
    else:
        (tree.article if gone == "deleted" else tree.tibetan).delete()
    stands = gone == "translation deleted"
    for person in ("bianji", "shenhe"):
        assert (WHAT in read(as_(person), HOME)) is stands and (WHAT in read(as_(person), LIST)) is stands
        assert is_turned_away(as_(person).get(reverse("question", args=[asked.pk]))) is not stands
    read(as_("yiyuan"), HOME), read(as_("yiyuan"), LIST)


def test_a_copy_has_no_questions_and_a_moved_page_keeps_its_own(as_, tree, cast):
    asked = ask(as_("yiyuan"), tree.tibetan)
    copy = tree.article.copy(to=tree.topic, update_attrs={"slug": "copied", "title": "抄来的"}, user=cast["shenhe"])
    start(copy, Locale.objects.get(language_code="lis"))
    copied = copy.get_translation(Locale.objects.get(language_code="lis")).specific
    assert beside(as_("yiyuan-lisu"), copied) == ""
    assert ROLL in read(as_("bianji"), reverse("question", args=[asked.pk]))


@pytest.mark.parametrize("meanwhile", ["passed on", "withdrawn", "page deleted", "role taken"])
def test_what_was_typed_for_a_question_that_is_not_his_any_more_is_given_back(as_, tree, cast, meanwhile):
    asked, client = ask(as_("yiyuan"), tree.tibetan), as_("bianji")
    assert client.get(reverse("question", args=[asked.pk])).status_code == 200
    if meanwhile == "passed on":
        answer(as_("shenhe"), asked, "", to="agronomist")
    elif meanwhile == "withdrawn":
        withdraw(tree.article, reason="用药不对，先撤回", user=cast["shenhe"])
    elif meanwhile == "page deleted":
        tree.article.delete()
    else:
        asked.to = "reader"
        asked.save()
    for typed in (HALF, "<b>" + HALF):
        late = answer(client, asked, typed)
        assert is_turned_away(late) and typed in read(client, HOME)
    assert not Question.objects.get().answer


def test_huge_words_that_are_turned_away_break_nothing(as_, tree):
    asked, client = ask(as_("yiyuan"), tree.tibetan, "agronomist"), as_("bianji")
    assert is_turned_away(answer(client, asked, "长" * 1_000_000))
    assert "长" * 1000 in read(client, HOME)


def test_passing_on_with_a_double_click_says_that_it_went(as_, tree):
    asked, client = ask(as_("yiyuan"), tree.tibetan), as_("bianji")
    for _ in range(2):
        passed = client.post(reverse("question", args=[asked.pk]), {"answer": "", "seen": "", "to": "agronomist"})
    assert passed.url == LIST
    told = client.get(LIST).content.decode()
    assert "转过去了" in told and "没有送到" not in told and Question.objects.get().to == "agronomist"


def test_nothing_is_passed_on_to_a_reader(as_, tree):
    asked = ask(as_("yiyuan"), tree.tibetan)
    assert answer(as_("bianji"), asked, "", to="reader").status_code == 400
    assert Question.objects.get().to == "editor"


def test_a_question_goes_with_its_sentence_into_another_block(as_, tree, cast):
    asked = ask(as_("yiyuan"), tree.tibetan)
    answer(as_("bianji"), asked)
    page = tree.article
    body = page.body.get_prep_value()
    body[0]["value"] = body[0]["value"].replace(f"<p>{ROLL}</p>", "")
    body.append({"type": "text", "value": f"<p>{ROLL}</p>", "id": "5f0c0b5e-2d6c-4a54-9a5e-2f0d5a3c1e77"})
    publish_with(page, body, cast)
    assert ANSWER in beside(as_("yiyuan"), tree.tibetan) and "问的是" not in beside(as_("yiyuan"), tree.tibetan)
    assert beside(as_("yiyuan"), tree.tibetan, "蚜虫吸叶子的汁。") == ""
    html = as_("bianji").get(reverse("question", args=[asked.pk])).content.decode()
    assert "现在页面上没有这一句了" not in html and "#block-5f0c0b5e-2d6c-4a54-9a5e-2f0d5a3c1e77-section" in html


def test_a_sentence_that_stands_in_two_places_has_its_question_where_it_was_asked(as_, tree, cast):
    page = tree.article
    body = page.body.get_prep_value()
    body.append({"type": "text", "value": f"<p>{ROLL}</p>", "id": "5f0c0b5e-2d6c-4a54-9a5e-2f0d5a3c1e77"})
    publish_with(page, body, cast)
    ask(as_("yiyuan"), tree.tibetan)
    screen = as_("yiyuan").get(reverse("translation_workbench", args=[tree.tibetan.pk])).content
    rows = BeautifulSoup(screen, "html.parser").select(".wb-row")
    rows = [each for each in rows if ROLL in each.select_one(".wb-zh").get_text()]
    assert [WHAT in each.get_text() for each in rows] == [True, False]


def test_a_question_whose_answer_was_lost_has_arrived_though_the_chinese_changed_meanwhile(as_, tree, cast):
    row = {"key": f"{key_of(tree.tibetan)}@1", "to": "editor", "text": WHAT}
    [first] = sent(as_("yiyuan"), tree.tibetan, row).json()["answers"]
    page = tree.article
    body = page.body.get_prep_value()
    body[0]["value"] = body[0]["value"].replace(ROLL, "叶子的边往下卷。")
    publish_with(page, body, cast)
    [again] = sent(as_("yiyuan"), tree.tibetan, row).json()["answers"]
    assert (again["state"], again["id"]) == ("saved", first["id"])
    [other] = sent(as_("jiaodui"), tree.tibetan, row).json()["answers"]
    assert other["state"] == "gone", "nobody else's"


def test_another_person_of_no_language_on_the_same_browser_keeps_a_question_waiting_and_refuses_none(as_, tree, cast):
    row = {"key": f"{key_of(tree.tibetan)}@1", "to": "editor", "text": WHAT}
    assert sent(as_("bianji"), tree.tibetan, row, person=cast["yiyuan"].pk).status_code == 409
    assert sent(as_("bianji"), tree.tibetan, row).status_code == 403
    assert not Question.objects.exists()


def test_a_question_whose_answer_was_lost_is_not_asked_again_after_it_was_answered(as_, tree):
    asked = ask(as_("yiyuan"), tree.tibetan)
    answer(as_("bianji"), asked)
    assert ask(as_("yiyuan"), tree.tibetan).pk == asked.pk


@pytest.mark.parametrize("how", ["deleted", "inactive"])
def test_what_somebody_asked_and_answered_who_is_gone_stays(as_, tree, cast, how):
    asked = ask(as_("yiyuan"), tree.tibetan)
    answer(as_("bianji"), asked)
    for name in ("yiyuan", "bianji"):
        if how == "deleted":
            cast[name].delete()
        else:
            type(cast[name]).objects.filter(pk=cast[name].pk).update(is_active=False)
    said = beside(as_("jiaodui"), tree.tibetan)
    assert WHAT in said and f"杨编辑答：{ANSWER}" in said
    assert ANSWER in read(as_("shenhe"), LIST)


@pytest.mark.parametrize("screen", ["list", "editor"])
@pytest.mark.parametrize("first", ["", ANSWER])
def test_an_answer_that_nobody_has_seen_is_not_put_aside_with_the_one_before(as_, tree, screen, first):
    asked, client = ask(as_("yiyuan"), tree.tibetan), as_("yiyuan")
    if first:
        answer(as_("bianji"), asked, first)
    address = LIST if screen == "list" else reverse("translation_workbench", args=[tree.tibetan.pk])
    drawn = BeautifulSoup(client.get(address).content, "html.parser")
    aside = drawn.select_one("form[action*=put-aside]") or drawn.select_one("[data-put-aside]")
    aside = aside.get("action") or aside["data-put-aside"]
    answer(as_("bianji"), asked, "往上卷。", seen=first)
    accepts = {} if screen == "list" else {"HTTP_ACCEPT": "application/json"}
    assert client.post(aside, **accepts).status_code == (302 if screen == "list" else 204)
    assert "往上卷。" in read(client, HOME)
    drawn = BeautifulSoup(client.get(LIST).content, "html.parser")
    client.post(drawn.select_one("form[action*=put-aside]")["action"])
    assert "往上卷。" not in read(client, HOME)


def test_who_has_another_role_now_still_reads_what_he_was_answered(as_, tree, cast):
    asked, person = ask(as_("yiyuan"), tree.tibetan), cast["yiyuan"]
    answer(as_("bianji"), asked)
    person.groups.set(cast["shengban"].groups.all())
    client = as_("yiyuan")
    assert ANSWER in read(client, HOME) and ANSWER in read(client, LIST)
    client.post(reverse("question_put_aside", args=[asked.pk]))
    assert ANSWER not in read(client, HOME) and client.get(LIST).status_code in (302, 403)

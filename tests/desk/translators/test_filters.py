"""The desk shows what the address asks for, says how much that is, and takes no harm from what the address should not say."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from desk.translators.filters import LENGTHS, STATES
from desk.translators.queries import rows
from languages import registry
from places.models import Place
from science_content.models import PageTopic, SciencePage, TopicPage
from science_content.pages.places import useful_in
from science_content.withdrawal.actions import withdraw
from tests.desk.translators.test_claims import sent_back
from tests.science_content.pieces import piece
from translation.claims.actions import claim_page
from translation.engine.sources import translation_of
from translation.engine.starting import start

pytestmark = pytest.mark.django_db
DESK = "/cms/translations/"
BO = registry.get("bo")


def shown(client: Client, **asked) -> BeautifulSoup:
    answer = client.get(DESK, {"language": "bo"} | asked)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def titles(page: BeautifulSoup) -> list[str]:
    cells = [row.select_one("td a") or row.select_one("td") for row in page.select(".desk-pages tbody tr[id]")]
    return [cell.get_text(strip=True) for cell in cells]


@pytest.fixture
def client_of(as_) -> Client:
    return as_("yiyuan")


def test_what_is_found_is_counted_and_can_be_cleared(tree, client_of):
    everything = shown(client_of)
    count = len(titles(everything))
    assert f"一共{count}页。" in everything.select_one(".desk-found").text
    one = shown(client_of, topic=str(tree.topic.pk))
    assert f"找到2页，一共{count}页。" in one.select_one(".desk-found").text
    assert one.select_one(".desk-filters a")["href"] == f"{DESK}?language=bo"


def test_a_topic_has_its_own_pages_and_those_that_name_it_as_a_further_one(tree, client_of):
    other = TopicPage.objects.filter(locale__language_code="zh-hans").exclude(pk=tree.topic.pk).first()
    assert titles(shown(client_of, topic=str(tree.topic.pk))) == [tree.topic.title, tree.article.title]
    assert tree.article.title not in titles(shown(client_of, topic=str(other.pk)))
    PageTopic.objects.create(page=tree.article.sciencepage_ptr, topic=other)
    assert tree.article.title in titles(shown(client_of, topic=str(other.pk)))


def test_a_county_has_what_is_useful_there(client_of):
    county = Place.objects.filter(level="county").first()
    useful = SciencePage.objects.filter(useful_in(county), locale__language_code="zh-hans", live=True)
    found = titles(shown(client_of, place=county.code))
    assert set(found) == set(useful.values_list("title", flat=True))
    assert 0 < len(found) < len(titles(shown(client_of)))


def test_each_state_has_its_own_pages(tree, client_of, cast):
    every = titles(shown(client_of))
    of_state = {state: titles(shown(client_of, state=state)) for state in STATES}
    by_progress = [of_state[name] for name in ("missing", "draft", "full", "partial", "outdated")]
    assert sorted(sum(by_progress, [])) == sorted(every)
    assert (of_state["mine"], of_state["taken"], of_state["past"]) == ([], [], [])
    assert of_state["nobody"] == every
    claim_page(SciencePage.objects.get(pk=tree.article.pk), language=BO, user=cast["yiyuan"])
    assert titles(shown(client_of, state="mine")) == [tree.article.title]
    assert tree.article.title not in titles(shown(client_of, state="nobody"))


def test_what_changed_in_chinese_and_what_came_back_are_states(tree, client_of, cast):
    assert tree.article.title not in titles(shown(client_of, state="changed"))
    SciencePage.objects.filter(pk=tree.tibetan.pk).update(behind={"old": ["title"]})
    assert tree.article.title in titles(shown(client_of, state="changed"))
    assert tree.article.title not in titles(shown(client_of, state="returned"))
    sent_back(tree.tibetan, cast["jiaodui"])
    assert titles(shown(client_of, state="returned")) == [tree.article.title]


def test_what_is_withdrawn_is_in_no_state_and_in_the_whole_list(tree, client_of):
    withdraw(SciencePage.objects.get(pk=tree.article.pk), reason="说法有误，先撤回")
    assert tree.article.title in titles(shown(client_of))
    assert all(tree.article.title not in titles(shown(client_of, state=state)) for state in STATES)


def test_minutes_come_from_the_chinese_that_is_left(tree, client_of):
    page = piece(tree.topic, "article", slug="short", title="短的")
    before = next(row for row in rows(BO) if row.source.pk == page.pk).minutes
    start(page, tree.tibetan.locale)
    row = next(row for row in rows(BO) if row.source.pk == page.pk)
    left = row.progress.characters
    assert row.progress.left and row.minutes == -(-left // 20) and abs(before - row.minutes) <= 2
    assert translation_of(row.target) is not None
    assert "短的" in titles(shown(client_of, length="short")) and "短的" not in titles(shown(client_of, length="long"))


def test_lengths_take_in_what_has_something_left(client_of):
    found = {length: set(titles(shown(client_of, length=length))) for length in LENGTHS}
    assert found["short"] <= found["hour"] and not found["hour"] & found["long"]
    assert all(not matches(0) for _, matches in LENGTHS.values())


def test_what_is_urgent_comes_first_and_says_why(tree, client_of):
    SciencePage.objects.filter(pk=tree.tibetan.pk).update(behind={"old": ["title"]}, safety_notice_at=now())
    page = shown(client_of, sort="urgent")
    assert titles(page)[0] == tree.article.title and "安全更新，有1处要看" in page.select_one("tbody tr").text
    assert sorted(titles(page)) == sorted(titles(shown(client_of)))


def test_filters_go_together_and_stay_in_the_form(tree, client_of):
    asked = {"topic": str(tree.topic.pk), "state": "nobody", "sort": "urgent"}
    page = shown(client_of, **asked)
    chosen = {select["name"]: select.select_one("[selected]") for select in page.select(".desk-filters select")}
    assert {name: each["value"] for name, each in chosen.items() if each} == asked
    assert set(titles(page)) <= {tree.topic.title, tree.article.title}
    action = page.select_one("form[action*='/take/']")["action"]
    assert "sort=urgent" in action and "state=nobody" in action


@pytest.mark.parametrize("name", ["topic", "place", "state", "length", "sort"])
def test_what_nobody_offers_is_told_and_changes_nothing(client_of, name):
    everything = titles(shown(client_of))
    for value in ("x", "\0", "9" * 400, "-1", "1 OR 1=1", "<script>alert(1)</script>", "²", "53", "' --", "MINE"):
        page = shown(client_of, **{name: value})
        assert "不认识" in page.select_one(".help-warning").text, value
        assert titles(page) == everything and "alert(1)" not in str(page), value


def test_the_last_of_a_repeated_parameter_counts_and_others_are_passed_over(tree, client_of):
    page = client_of.get(f"{DESK}?language=bo&state=missing&state=draft&foo=bar&language=bo").content
    assert titles(BeautifulSoup(page, "html.parser")) == titles(shown(client_of, state="draft"))
    lists = client_of.get(f"{DESK}?language=bo&topic[]=1&state[$ne]=x&p=9")
    assert lists.status_code == 200


@pytest.mark.parametrize("code", ["lis", "zh-hans", "xx", "<b>", "\0", "bo' --"])
def test_a_language_that_is_not_ones_own_is_told_without_its_name(client_of, code):
    page = shown(client_of, language=code)
    assert "不归您看" in page.select_one(".help-warning").text and "傈僳文" not in page.select_one("main").text
    assert "藏文" in page.select_one("h1").text


def test_the_office_filters_every_language(as_, tree, cast):
    claim_page(SciencePage.objects.get(pk=tree.article.pk), language=BO, user=cast["yiyuan"])
    assert titles(shown(as_("shengban"), state="taken")) == [tree.article.title]
    assert titles(shown(as_("shengban"), state="mine")) == []
    assert shown(as_("shengban"), sort="urgent", state="taken").select(".desk-pages form") == []


@pytest.mark.parametrize("asked", [{}, {"sort": "urgent"}, {"state": "returned"}, {"length": "short"}])
def test_the_desk_costs_the_same_however_many_rows_it_has(tree, client_of, asked):
    def count() -> int:
        shown(client_of, **asked)
        with CaptureQueriesContext(connection) as queries:
            shown(client_of, **asked)
        return len(queries)

    few = count()
    for number in range(3):
        page = piece(tree.topic, "article", slug=f"more-{number}", title=f"又一页{number}")
        start(page, tree.tibetan.locale)
    assert count() == few

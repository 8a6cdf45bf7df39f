"""What a fact check, a policy, a story and an experiment say, where, and when they had better say nothing."""

import pytest
import time_machine

from science_content.models import SciencePage
from tests.science_content.pieces import PIECES, in_tibetan, piece, read, with_old_numbers

pytestmark = pytest.mark.django_db
HOSTILE = '"><script>alert(1)</script><b onload=x>'
KIOSK = "/e/533401"


def words(element) -> str:
    return " ".join(element.stripped_strings)


def test_a_claim_stands_as_a_quote_with_where_it_is_told(client, tree):
    claim = read(client, piece(tree.topic, "factcheck")).select_one("figure.claim")
    assert claim.blockquote.get_text(strip=True) == "蛇毒能用嘴吸出来"
    assert "集市" in claim.select_one(".claim-spreads").get_text()


@pytest.mark.parametrize(
    "step, verdict, word",
    [
        (1, "false", "不实"),
        (2, "mostly_false", "大多不实"),
        (3, "half_true", "半真半假"),
        (4, "mostly_true", "大体属实"),
        (5, "true", "属实"),
    ],
)
def test_a_verdict_is_said_in_words_by_place_and_by_a_mark(client, tree, step, verdict, word):
    shown = read(client, piece(tree.topic, "factcheck", verdict=verdict)).select_one(".verdict")
    assert words(shown.select_one(".verdict-word")) == word
    steps = shown.select(".verdict-step")
    assert [words(each) for each in steps] == ["不实", "大多不实", "半真半假", "大体属实", "属实"]
    assert [place for place, each in enumerate(steps, start=1) if "verdict-here" in each["class"]] == [step]
    assert f"第{step}档" in words(shown) and shown.select_one(f".verdict-word .icon-verdict-{step}")
    assert len({each.select_one(".icon")["class"][1] for each in steps}) == 5


def test_a_verdict_names_its_reviewer_and_the_day_it_is_due(client, tree):
    page = piece(tree.topic, "factcheck")
    assert "还没有人审核" in words(read(client, page).select_one(".verdict"))
    SciencePage.objects.filter(pk=page.pk).update(science_reviewer="李医生", reviewed_at="2026-11-01")
    said = words(read(client, page).select_one(".verdict-reviewed"))
    assert "李医生" in said and "2026-11-01" in said and "2027-10-31" in said


def test_a_verdict_that_may_be_old_is_not_shown(client, tree):
    tibetan = in_tibetan(piece(tree.topic, "factcheck"))
    assert "大多不实" in words(read(client, tibetan).select_one(".verdict"))
    shown = read(client, with_old_numbers(tibetan)).select_one(".verdict")
    assert not shown.select(".verdict-scale") and "verdict-2" not in shown["class"]
    assert "大多不实" not in words(shown) and shown.find("a", href=lambda href: "/zh-hans/" in href)


@pytest.mark.parametrize(
    "day, class_, sentence",
    [
        ("2025-12-31", [], "这项政策从 2026-01-01 起才生效"),
        ("2027-01-01", ["validity-over"], "这项政策已于 2026-12-31 失效"),
    ],
)
def test_a_policy_out_of_its_time_says_so_before_anything_else(client, tree, day, class_, sentence):
    page = piece(tree.topic, "policy")
    with time_machine.travel(f"{day} 12:00+08:00", tick=False):
        html = read(client, page)
    first = html.article.find(True, recursive=False)
    assert first["class"] == ["validity", *class_] and sentence in words(first)


@pytest.mark.parametrize("day", ["2026-01-01", "2026-12-31"])
def test_a_policy_in_force_needs_no_notice(client, tree, day):
    page = piece(tree.topic, "policy")
    with time_machine.travel(f"{day} 12:00+08:00", tick=False):
        assert not read(client, page).select(".validity")


def test_a_policy_whose_dates_may_be_old_sends_to_the_chinese_page(client, tree):
    html = read(client, with_old_numbers(in_tibetan(piece(tree.topic, "policy"))))
    assert "看中文版" in words(html.select_one(".validity"))
    assert "2026-12-31" not in words(html.select_one(".official"))


def test_a_policy_says_what_the_official_text_is_and_where_it_holds(client, tree):
    page = piece(tree.topic, "policy")
    facts = read(client, page).select_one("dl.official-facts")
    said = dict(zip(map(words, facts.find_all("dt")), map(words, facts.find_all("dd")), strict=True))
    assert said == {
        "文件": "关于样例的通知",
        "文号": "样例〔2026〕1号",
        "发文机关": "样例机关",
        "生效日期": "2026-01-01",
        "失效日期": "2026-12-31",
        "哪里能办": "香格里拉市",
        "原文": "https://www.gov.cn/",
    }
    assert facts.a["href"] == "https://www.gov.cn/" and not read(client, page, KIOSK).select_one("dl.official-facts").a


def test_a_story_says_that_its_people_agreed_and_not_who_keeps_the_paper(client, tree):
    html = read(client, piece(tree.topic, "story"))
    assert "书面同意" in words(html.select_one(".consent")) and "会计" not in html.get_text()
    assert not read(client, piece(tree.topic, "story", slug="b", consent="none_shown")).select(".consent")


def test_an_experiment_puts_safety_first_and_answers_last_and_closed(client, tree):
    html = read(client, piece(tree.topic, "experiment"))
    order = [
        html.find(string="瓶子是玻璃的。"),
        html.find(string="加水摇匀。"),
        html.find(string="沙子先沉。"),
        html.find(string="重的沉得快。"),
    ]
    everything = list(html.descendants)
    places = [next(n for n, each in enumerate(everything) if each is one) for one in order]
    assert places == sorted(places)
    answers = html.select("details.reveal")
    assert [words(each.summary).split()[-1] for each in answers] == ["你会看到", "为什么"]
    assert not any(each.has_attr("open") for each in answers)


def test_an_experiment_says_how_long_for_whom_and_with_whom(client, tree):
    chips = words(read(client, piece(tree.topic, "experiment")).select_one(".chips"))
    assert "30 分钟" in chips and "8–12 岁" in chips and "要有大人在旁边" in chips
    alone = piece(tree.topic, "experiment", slug="b", adult_needed=False, age_to=None)
    chips = words(read(client, alone).select_one(".chips"))
    assert "8 岁以上" in chips and "自己就能做" in chips


def test_chips_say_for_whom_how_high_and_which_stream(client, tree):
    page = piece(
        tree.topic, "article", audience=["farmer", "student"], altitude_from=1400, altitude_to=2200, stream="market"
    )
    chips = read(client, page).select_one(".chips")
    assert (
        "写给：种地的、学生" in words(chips) and "海拔 1400–2200 米" in words(chips) and "边贸集市科普" in words(chips)
    )
    assert {icon["class"][1] for icon in chips.select(".icon")} == {"icon-people", "icon-mountain", "icon-flag"}
    assert "海拔 300 米以下" in words(
        read(client, piece(tree.topic, "article", slug="b", altitude_to=300)).select_one(".chips")
    )


@pytest.mark.parametrize(
    "kind, field",
    [
        ("factcheck", "claim"),
        ("factcheck", "spreads"),
        ("policy", "official_title"),
        ("policy", "issuer"),
        ("experiment", "safety"),
        ("experiment", "observation"),
        ("experiment", "explanation"),
    ],
)
def test_hostile_words_stay_words(client, tree, kind, field):
    page = piece(tree.topic, kind, **{field: HOSTILE})
    for dress in ("", KIOSK):
        html = read(client, page, dress)
        assert HOSTILE in html.get_text() and not html.find("b", onload=True)
        assert all(script.get("src") or script["type"] == "application/ld+json" for script in html.find_all("script"))


@pytest.mark.parametrize("kind", PIECES)
def test_a_card_names_the_kind_of_piece(client, tree, kind):
    page = piece(tree.topic, kind)
    html = read(client, tree.topic)
    card = html.find("a", href=page.url_path).find_parent("article")
    assert card.select_one(".kind").get_text() == type(page.specific).kind

"""A front page changes with the month and with the place, and remembers the place in its address."""

import pytest
import time_machine

from home.calendar.seasons import MONTHS, season

pytestmark = pytest.mark.django_db
HOSTILE = [
    "999999",
    "530000",
    "53340",
    "5334011",
    "533401100100100",
    "５３３４０１",
    "533401'",
    "../533401",
    "%00",
    "533401%0a",
]


def titles(page, selector: str) -> list[str]:
    return [element.get_text(strip=True) for element in page.select(selector)]


@pytest.mark.parametrize("month, word", [(4, "四月的事"), (9, "九月的事")])
def test_what_the_month_asks_for_comes_first(read, piece, in_month, month, word):
    piece("四月的事", months=[4])
    piece("九月的事", months=[9])
    with in_month(month):
        page = read("/zh-hans/")
    due = titles(page, ".due .entry-title")
    assert word in due and not {"四月的事", "九月的事"} - {word} & set(due)
    assert page.select_one(".due h2").get_text(strip=True).startswith(f"{month}月")
    assert page.select_one(f".due-{season(month)} a[href='/zh-hans/calendar/{month}/']")


def test_the_month_turns_by_the_clock_of_yunnan(read):
    with time_machine.travel("2026-08-31T16:30:00Z", tick=False):
        assert read("/zh-hans/").select_one(".due h2").get_text(strip=True).startswith("9月")


def test_each_season_has_three_months():
    assert [season(month) for month in MONTHS] == [
        *["winter"] * 2,
        *["spring"] * 3,
        *["summer"] * 3,
        *["autumn"] * 3,
        "winter",
    ]


def test_one_topic_does_not_crowd_out_the_others(read, piece, in_month):
    for n in range(8):
        piece(f"同一专题{n}", months=[7])
    with in_month(7):
        due = titles(read("/zh-hans/"), ".due .entry-title")
    assert len(due) == 6 and sum(title.startswith("同一专题") for title in due) < 6


def test_a_withdrawn_piece_is_not_due(read, piece, in_month):
    from science_content.withdrawal.actions import withdraw

    page = piece("七月的事", months=[7])
    withdraw(page, reason="说法有误")
    with in_month(7):
        assert "七月的事" not in read("/zh-hans/").get_text()


def test_a_translation_stands_before_chinese_pieces_and_in_place_of_its_own(read, in_month):
    with in_month(9):
        entries = read("/bo/").select(".due .entry")
    tongues = [entry["lang"] for entry in entries]
    assert tongues == sorted(tongues, key=lambda tag: tag != "bo") and tongues[0] == "bo"


def test_a_language_without_pieces_shows_topics_and_pieces_in_chinese(read):
    page = read("/kac/")
    assert {tile["lang"] for tile in page.select(".pictures [href*='/zh-hans/']")} == {"zh-Hans"}
    assert page.select(".due .entry")


@pytest.mark.parametrize("code, name", [("533401", "香格里拉市"), ("533400", "迪庆藏族自治州"), ("530102", "五华区")])
def test_a_place_has_its_front_page_in_every_language(read, code, name):
    for language in ("zh-hans", "bo", "lis"):
        page = read(f"/{language}/places/{code}/")
        assert page.h1.get_text(strip=True) == name
        assert page.select_one(f"a[href='/e/{code}/']")


def test_links_from_a_place_stay_in_it(read):
    page = read("/bo/places/533401/")
    assert page.select_one("a[href='/bo/places/533401/calendar/']")
    assert page.select(".pictures a[href^='/bo/places/533401/topics/']")
    languages = {link["href"] for link in page.select(".language-list a")}
    assert "/lis/places/533401/" in languages
    read("/bo/places/533401/topics/niu-yang-yang-zhi/")


def test_a_place_shows_what_is_written_for_it_and_hides_what_is_for_elsewhere(read, piece):
    piece("写给德钦的", places=["533422"])
    assert "写给德钦的" in titles(read("/zh-hans/places/533422/"), "[aria-labelledby=here] .entry-title")
    assert "写给德钦的" in read("/zh-hans/places/533400/").get_text()
    assert "写给德钦的" not in read("/zh-hans/places/533102/").get_text()


def test_only_counties_of_the_action_lead_to_it(read):
    assert read("/zh-hans/places/533102/").select_one("a[href='/zh-hans/border/places/533102/']")
    assert not read("/zh-hans/places/530102/").select_one("a[href*='/border/places/']")


@pytest.mark.parametrize("code", ["533401100", "533401100200"])
def test_a_township_or_village_falls_back_to_its_county(client, code):
    answer = client.get(f"/bo/places/{code}/")
    assert (answer.status_code, answer["Location"]) == (302, "/bo/places/533401/")


@pytest.mark.parametrize("code", HOSTILE)
@pytest.mark.parametrize("rest", ["", "calendar/", "topics/niu-yang-yang-zhi/"])
def test_no_other_code_is_a_place(client, code, rest):
    answer = client.get(f"/bo/places/{code}/{rest}")
    assert answer.status_code == 404
    assert 'lang="bo"' in answer.text


@pytest.mark.parametrize("slug", ["nope", "x" * 3000, "niu-yang-yang-zhi'"])
def test_no_other_topic_stands_in_a_place(client, slug):
    assert client.get(f"/zh-hans/places/533401/topics/{slug}/").status_code == 404


def test_the_chooser_names_every_county_once(read):
    page = read("/bo/places/")
    assert len(page.select("details.prefecture")) == 16
    hrefs = [link["href"] for link in page.select(".county")]
    assert len(hrefs) == len(set(hrefs)) == 16 + 129
    assert len(page.select(".mark-border")) == 25 and len(page.select(".mark-tibetan")) == 3

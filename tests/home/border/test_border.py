"""The border action: four streams, and an entry for each of the 25 border and 3 Tibetan-area counties."""

import pytest

from home.border.queries import STREAM_KEYS
from places.models import Place

pytestmark = pytest.mark.django_db
STARTS = ["/zh-hans/", "/bo/", "/e/533401/bo/"]


@pytest.mark.parametrize("start", STARTS)
def test_the_action_leads_to_every_stream_and_county(read, start):
    page = read(f"{start}border/")
    assert {tile["href"] for tile in page.select(".streams a")} == {f"{start}border/{key}/" for key in STREAM_KEYS}
    counties = [link["href"] for link in page.select(".county")]
    assert len(counties) == len(set(counties)) == 28
    for href in counties[::9]:
        read(href)


@pytest.mark.parametrize("stream", STREAM_KEYS)
def test_a_stream_lists_its_pieces_and_the_counties_they_are_for(read, piece, stream):
    code = "533422" if stream == "tibetan" else "532823"
    piece(f"品牌{stream}", stream=stream, places=[code])
    page = read(f"/zh-hans/border/{stream}/")
    assert f"品牌{stream}" in page.get_text()
    assert page.select_one(f".county[href='/zh-hans/border/places/{code}/']")


def test_a_piece_for_everywhere_is_for_the_counties_of_its_stream(read, piece):
    piece("涉藏通用", stream="tibetan", places=[])
    assert "涉藏通用" in read("/zh-hans/border/places/533423/").get_text()
    assert "涉藏通用" not in read("/zh-hans/border/places/532823/").get_text()
    counties = {link["href"][-7:-1] for link in read("/zh-hans/border/tibetan/").select(".county")}
    assert counties == {"533401", "533422", "533423"}


def test_a_piece_for_one_county_is_not_shown_in_another(read, piece):
    piece("瑞丽的集市", stream="market", places=["533102"])
    assert "瑞丽的集市" in read("/zh-hans/border/places/533102/").get_text()
    assert "瑞丽的集市" not in read("/zh-hans/border/places/532823/").get_text()


def test_a_county_names_its_neighbours_and_the_languages_read_there(read):
    facts = read("/zh-hans/border/places/532823/").select_one(".county-facts").get_text()
    assert "老挝" in facts and "缅甸" in facts and "越南" not in facts and "西双版纳傣文" in facts


def test_a_county_leads_to_its_front_page_and_kiosk_in_public_only(read):
    public, kiosk = read("/bo/border/places/533102/"), read("/e/533401/bo/border/places/533102/")
    assert public.select_one("a[href='/bo/places/533102/']") and public.select_one("a[href='/e/533102/']")
    assert all(link["href"].startswith(("/e/533401/", "#")) for link in kiosk.select("a[href]"))


def test_every_county_of_the_action_has_its_entry_and_no_other(client):
    for place in Place.objects.all():
        inside = place.level == "county" and (place.border_county or place.tibetan_area)
        if inside or place.code.endswith(("02", "00")):
            assert client.get(f"/bo/border/places/{place.code}/").status_code == (200 if inside else 404), place.code


@pytest.mark.parametrize(
    "rest", ["nope/", "PORT/", "places/", "places/53310/", "places/533102100/", "places/５３３１０２/", "port/x/"]
)
def test_there_is_nothing_else(client, rest):
    answer = client.get(f"/bo/border/{rest}")
    assert answer.status_code == 404 and 'lang="bo"' in answer.text

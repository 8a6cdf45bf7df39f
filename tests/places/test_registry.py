"""The registry of regions: codes, flags as separate facts, languages read there."""

import pytest

from places.actions import load_places
from places.facts import FACTS
from places.models import Place
from science_content.models import SciencePage
from science_content.pages.places import useful_in

pytestmark = pytest.mark.django_db


def test_there_are_a_province_sixteen_prefectures_and_129_counties():
    counts = [Place.objects.filter(level=level).count() for level in ("province", "prefecture", "county")]
    assert counts == [1, 16, 129]


@pytest.mark.parametrize("flag, count", [("poverty_county_2016", 88), ("border_county", 25), ("tibetan_area", 3)])
def test_a_flag_stands_on_as_many_counties_as_its_source_says(flag, count):
    assert Place.objects.filter(level="county", **{flag: True}).count() == count == FACTS[flag].count


def test_the_poverty_and_border_flags_are_separate_facts():
    names = set(Place.objects.filter(border_county=True, poverty_county_2016=False).values_list("name", flat=True))
    assert {name[:2] for name in names} == {"腾冲", "河口", "景洪", "瑞丽"}


def test_every_border_county_names_its_neighbour():
    assert all(place.borders for place in Place.objects.filter(border_county=True))


def test_every_flag_names_its_source():
    assert all(fact.source for fact in FACTS.values())


def test_shangri_la_reads_tibetan_naxi_and_lisu():
    place = Place.objects.get(pk="533401")
    assert [language.code for language in place.languages_read] == ["bo", "nxq", "lis"]


def test_a_path_is_the_way_down_from_the_province():
    assert Place.objects.get(pk="532922").path == "530000/532900/532922/"


def test_loading_again_changes_nothing():
    before = list(Place.objects.values())
    assert load_places() == 146
    assert list(Place.objects.values()) == before


def test_a_page_for_everywhere_a_county_its_prefecture_and_not_for_another(tree):
    county, other = Place.objects.get(pk="532922"), Place.objects.get(pk="533401")
    everywhere = tree.article
    assert SciencePage.objects.filter(useful_in(county), pk=everywhere.pk).exists()
    from science_content.models import PagePlace

    PagePlace.objects.create(page=everywhere, place=county)
    for place, useful in ((county, True), (county.parent, True), (county.parent.parent, True), (other, False)):
        assert SciencePage.objects.filter(useful_in(place), pk=everywhere.pk).exists() is useful

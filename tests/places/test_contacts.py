"""Whom people can ask: the offices of their county, national numbers where none is known."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from places.contacts import contacts_at, load_contacts, national
from places.models import Contact, Place
from tests.science_content.blocks.test_blocks_of_manuals import block, shown, words
from tests.science_content.pieces import piece, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def numbers(tree) -> None:
    county = Place.objects.get(pk="533401")
    facts = {"source": "https://www.gov.cn/x", "opened_at": date(2026, 11, 30), "state": "excerpt"}
    Contact.objects.create(place=county, office="vet", name="香格里拉市动物疫控中心", phone="0887-8220000", **facts)
    Contact.objects.create(place=county, office="serum", name="迪庆州人民医院", phone="0887-8221111")


ASK = block("contacts", {"title": "拿不准就问", "offices": ["vet", "serum", "plant"]})


def test_a_kiosk_names_the_offices_of_its_own_county_and_dials_nothing(client, tree, numbers):
    html = read(client, piece(tree.topic, "article", body=[ASK]), "/e/533401")
    said = words(html.select_one(".contacts"))
    assert "0887-8220000" in said and "迪庆州人民医院" in said and "待核" in said and "12316" in said and "120" in said
    assert not html.select('a[href^="tel:"]')


def test_a_county_without_a_record_and_a_page_for_all_name_national_numbers_alone(client, tree, numbers):
    page = piece(tree.topic, "article", body=[ASK])
    for dress in ("", "/e/532922"):
        said = words(read(client, page, dress).select_one(".contacts"))
        assert "0887" not in said and "120" in said
    only_hospital = block("contacts", {"offices": ["serum"]})
    said = words(shown(client, tree.topic, only_hospital, key="s", slug="s").select_one(".contacts"))
    assert "120" in said and "12316" not in said


def test_a_page_for_one_county_names_its_offices_and_a_telephone_dials_them(client, tree, numbers):
    html = shown(client, tree.topic, ASK, places=["533401"])
    assert {way["href"] for way in html.select('.contacts a[href^="tel:"]')} >= {"tel:08878220000", "tel:120"}


@pytest.mark.parametrize("phone", ("", "abc", "0887-82", "<b>", "0887 8220000", "１２０"))
def test_what_is_no_telephone_number_is_refused(phone, tree):
    with pytest.raises(ValidationError):
        Contact(place_id="533401", office="vet", name="站", phone=phone).full_clean()


def test_a_number_that_was_checked_names_the_page_it_was_taken_from(tree):
    with pytest.raises(ValidationError, match="出处网址"):
        Contact(place_id="533401", office="vet", name="站", phone="0887-8220000", state="excerpt").full_clean()


def test_what_people_wrote_is_not_loaded_over(tree):
    load_contacts()
    assert load_contacts() == 0
    assert [each.phone for each in national(["vet", "serum"])] == ["120", "12316"] and contacts_at([], ["vet"]) == []

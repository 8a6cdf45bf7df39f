"""Who reads is said by the address alone: language, place and dress; a hostile address says nothing, and costs nothing."""

import pytest
from django.core.cache import cache
from django.db import OperationalError, connection
from django.http import Http404
from django.template import Context, Template
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Locale

from languages import registry
from places.models import Place
from science_content.reader import PUBLIC, KioskDress, Reader
from tests.safety import public

pytestmark = pytest.mark.django_db
COUNTY, PROVINCE, NOWHERE = public.KIOSK, "530000", "999999"
LONG = "5" * 5000
EASTERN = "".join(chr(0x660 + int(digit)) for digit in COUNTY)  # digits, but not those of a code


def said(path: str) -> tuple:
    """(language, place, dress, start, everywhere, rest) that an address says."""
    reader = Reader.at(path)
    place = reader.place and reader.place.code
    return reader.language.code, place, reader.dress.name, reader.start, reader.everywhere, reader.rest


@pytest.mark.parametrize(
    "path, language, place, start, everywhere, rest",
    [
        ("/bo/", "bo", None, "/bo/", "/bo/", ""),
        ("/bo", "bo", None, "/bo/", "/bo/", ""),
        ("/zh-hans/calendar/11/", "zh-hans", None, "/zh-hans/", "/zh-hans/", "calendar/11/"),
        ("/bo/places/", "bo", None, "/bo/", "/bo/", "places/"),
        ("/bo/places/533401/", "bo", COUNTY, "/bo/places/533401/", "/bo/", "places/533401/"),
        (
            "/lis/places/530100/calendar/9/",
            "lis",
            "530100",
            "/lis/places/530100/",
            "/lis/",
            "places/530100/calendar/9/",
        ),
        ("/bo/places/533401100/", "bo", None, "/bo/", "/bo/", "places/533401100/"),
        ("/bo/border/places/533401/", "bo", None, "/bo/", "/bo/", "border/places/533401/"),
    ],
)
def test_a_public_address_says_language_and_place(path, language, place, start, everywhere, rest):
    assert said(path) == (language, place, "public", start, everywhere, rest)


@pytest.mark.parametrize(
    "path, language, place, start, rest",
    [
        ("/e/533401/", "zh-hans", COUNTY, "/e/533401/zh-hans/", ""),
        ("/e/533401/bo/", "bo", COUNTY, "/e/533401/bo/", ""),
        ("/e/533401/bo/border/places/532900/", "bo", COUNTY, "/e/533401/bo/", "border/places/532900/"),
        ("/e/530000/lis/search/suggest/", "lis", PROVINCE, "/e/530000/lis/", "search/suggest/"),
        ("/e/533401/ii/", "ii", COUNTY, "/e/533401/ii/", ""),  # not offered on the first page there, and served as ever
    ],
)
def test_a_kiosk_s_address_says_them_and_the_dress(path, language, place, start, rest):
    assert said(path) == (language, place, "kiosk", start, start, rest)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "//",
        "/healthz",
        "/static/css/base.css",
        "/media/places/533401/x.png",
        "/cms/pages/533401/edit/",
        "/xx/",
        "/xx/places/533401/",
        "/BO/places/533401/",
        "/styleguide/bo/",
        "/e/",
        "/e/533401",
        "/e/53340/",
        "/e/5334011/",
        "/e/abcdef/",
        "/e/53340a/bo/",
        f"/e/{LONG}/",
        f"/e/{EASTERN}/",
        "/e/%35%33%33401/",
        "/e/' OR 1=1--/",
        "/e/533401\x00/bo/",
        "//e/533401/bo/",
        "/x/e/533401/bo/",
    ],
)
def test_what_says_neither_asks_the_database_nothing(path, django_assert_num_queries):
    with django_assert_num_queries(0):
        reader = Reader.at(path)
    assert (reader.place, reader.dress, reader.rest) == (None, PUBLIC, "")
    assert reader.start == f"/{reader.language.code}/"


@pytest.mark.parametrize(
    "path, language",
    [
        (f"/e/{NOWHERE}/", "zh-hans"),
        (f"/e/{NOWHERE}/bo/calendar/", "bo"),
        ("/e/533401/xx/", "zh-hans"),
        ("/e/533401/BO/", "zh-hans"),
        (f"/e/533401/{'b' * 5000}/", "zh-hans"),
        (f"/bo/places/{NOWHERE}/", "bo"),
        (f"/bo/places/{PROVINCE}/", "bo"),  # the province has no front page of its own
        (f"/bo/places/{EASTERN}/", "bo"),
        (f"/bo/places/{LONG}/", "bo"),
    ],
)
def test_an_unknown_place_or_language_leaves_the_public_reader_and_is_not_found(client, path, language):
    reader = Reader.at(path)
    assert (reader.language.code, reader.place, reader.dress) == (language, None, PUBLIC)
    assert reader.start == f"/{language}/"
    answer = client.get(path)
    assert answer.status_code == 404 and 'data-dress="kiosk"' not in answer.text


@pytest.mark.parametrize("path", ["/e/%35%33%33401/b%6F/", "/b%6F/places/%3533401/"])
def test_percent_encoding_says_the_same(client, path):
    plain = "/e/533401/bo/" if path.startswith("/e/") else "/bo/places/533401/"
    assert client.get(path).content == client.get(plain).content


def test_a_place_is_asked_for_once(django_assert_num_queries):
    for path in ("/e/533401/bo/calendar/", "/bo/places/533401/calendar/"):
        with django_assert_num_queries(1):
            reader = Reader.at(path)
            assert reader.place.code == COUNTY and reader.place.name and COUNTY in reader.start and reader.languages


def test_the_locale_is_asked_for_when_it_is_wanted_and_once(django_assert_num_queries):
    reader = Reader.at("/bo/")
    with django_assert_num_queries(1):
        assert {reader.locale.language_code, reader.locale.language_code} == {"bo"}
    known = Reader.at("/bo/")
    known.locale = reader.locale
    with django_assert_num_queries(0):
        assert known.locale == reader.locale


def test_a_language_that_is_not_set_up_is_not_found():
    Locale.objects.filter(language_code="ii").update(language_code="xx")
    with pytest.raises(Http404):
        _ = Reader.at("/ii/").locale


def test_addresses_stand_as_they_are_in_public_and_below_the_kiosk_s_own(tree):
    here, there = Reader.at("/bo/places/533401/"), Reader.at("/e/533401/bo/")
    page = tree.tibetan
    assert (here.href(page), there.href(page)) == (page.url_path, f"/e/533401{page.url_path}")
    assert here.inside("/zh-hans/x/") == "/zh-hans/x/" and there.inside("/zh-hans/x/") == "/e/533401/zh-hans/x/"
    assert here.about(page, "feedback") == f"/bo/feedback/{page.pk}/"
    assert there.about(page, "side-by-side") == f"/e/533401/bo/side-by-side/{page.pk}/"


def test_an_address_is_put_inside_once():
    """What stands inside already is no public address: whoever asks twice goes astray, as ever."""
    reader = Reader.at("/e/533401/bo/")
    assert reader.inside(reader.inside("/bo/")) == "/e/533401/e/533401/bo/"


def test_the_kiosk_s_facts_are_those_of_its_place_and_the_settings(settings):
    settings.KIOSK_IDLE_SECONDS = 77
    dress = Reader.at("/e/533401/bo/").dress
    assert (dress.first_page, dress.idle_seconds, dress.is_closed) == ("/e/533401/", 77, True)
    assert [language.code for language in dress.languages] == [
        "zh-hans",
        *(language.code for language in dress.place.languages_read),
    ]
    assert {"bo", "lis"} < {language.code for language in dress.languages} < {*registry.LANGUAGES}
    assert not PUBLIC.is_closed and [each.code for each in PUBLIC.languages] == [*registry.LANGUAGES]


@pytest.mark.parametrize(
    "address", ["/bo/nonsense/", "/e/533401/bo/nonsense/", "/e/533401/bo/a.b/", "/e/533401/nonsense/"]
)
def test_a_wrong_address_keeps_the_dress(client, address):
    answer = client.get(address)
    assert answer.status_code == 404
    assert ('data-dress="kiosk"' in answer.text) is address.startswith("/e/533401/bo/")


def test_a_refused_form_in_the_kiosk_leads_back_into_the_kiosk(tree):
    address = public.in_kiosk(f"/bo/feedback/{tree.tibetan.pk}/")
    answer = Client(enforce_csrf_checks=True).post(address, {"answer": "useful"})
    assert answer.status_code == 403 and 'href="/e/533401/bo/"' in answer.text and 'href="/bo/"' not in answer.text


def test_a_request_made_by_hand_has_the_public_reader_of_the_language_in_use(rf):
    with override("bo"):
        assert Reader.of(rf.get("/e/533401/lis/")) == Reader.of(None) == Reader(registry.get("bo"))
    with override(None):
        assert Reader.of(rf.get("/")).language.is_source
    with override("en"):
        assert Reader.of(rf.get("/")).language.is_source


def test_a_template_drawn_without_a_request_has_public_addresses(tree):
    drawn = Template("{% load science %}{% page_href page %} {% about_href page 'feedback' %}")
    context = {"page": tree.tibetan}
    kiosk = context | {"reader": Reader(registry.get("bo"), None, KioskDress(Place.objects.get(pk=PROVINCE)))}
    asked = f"/bo/feedback/{tree.tibetan.pk}/"
    assert drawn.render(Context(context)) == f"{tree.tibetan.url_path} {asked}"
    assert drawn.render(Context(kiosk)) == f"/e/530000{tree.tibetan.url_path} /e/530000{asked}"


def queries_about_places(captured) -> list[str]:
    return [
        query["sql"] for query in captured if "science_content_place" in query["sql"] or "places_place" in query["sql"]
    ]


def test_what_names_no_place_asks_for_none(client, tree, django_assert_max_num_queries):
    document = reverse("page_qr", args=[tree.article.pk])
    for address in (
        "/healthz",
        "/robots.txt",
        "/static/css/base.css",
        "/media/nosuch.png",
        document,
        "/bo/search/",
    ):
        with django_assert_max_num_queries(100) as captured:
            client.get(address)
        assert queries_about_places(captured) == [], address


@pytest.mark.parametrize("address", ["/e/533401/bo/", "/bo/places/533401/", "/bo/"])
def test_a_page_kept_as_rendered_asks_nobody_who_reads(client, settings, django_assert_num_queries, address):
    settings.PAGE_CACHE_SECONDS = 300
    cache.clear()
    first = client.get(address)
    with django_assert_num_queries(1) as captured:
        again = client.get(address)
    assert queries_about_places(captured) == [] and again.content == first.content
    cache.clear()


def test_a_kiosk_without_its_database_says_that_it_is_not_the_reader_s_fault():
    def gone(*arguments):
        raise OperationalError("no database")

    with connection.execute_wrapper(gone):
        answer = Client(raise_request_exception=False).get("/e/533401/bo/")
    assert answer.status_code == 500 and "出了点问题" in answer.text

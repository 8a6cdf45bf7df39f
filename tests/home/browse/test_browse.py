"""Lists by kind and by whom pieces are written for."""

import pytest
from wagtail.models import Locale

from home.browse.queries import AUDIENCE_KEYS
from home.kiosk.queries import kiosk_pages, source_locale
from home.pieces import offered
from places.models import Place
from science_content.pages.types import listed_types
from translation.engine.sources import translation_of
from translation.engine.starting import start
from translation.release.actions import release

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", listed_types())
def test_a_kind_lists_all_of_its_pieces_and_nothing_else(read, kind):
    wanted = {page.title for page in listed_types()[kind].objects.readable().filter(locale__language_code="zh-hans")}
    found = [title.get_text(strip=True) for title in read(f"/zh-hans/kinds/{kind}/").select(".card-title")]
    assert set(found) == wanted if len(wanted) <= 24 else len(found) == 24


@pytest.mark.parametrize("audience", AUDIENCE_KEYS)
def test_an_audience_lists_what_names_it(read, piece, audience):
    piece("写给他们的", audience=[audience])
    for key in AUDIENCE_KEYS:
        assert ("写给他们的" in read(f"/zh-hans/for/{key}/").get_text()) == (key == audience)


def test_all_kinds_and_audiences_can_be_reached(read):
    hrefs = {link["href"] for link in read("/bo/kinds/").select("main a")}
    assert {f"/bo/kinds/{kind}/" for kind in listed_types()} | {f"/bo/for/{key}/" for key in AUDIENCE_KEYS} <= hrefs


def test_a_language_shows_its_own_version_once_and_the_rest_in_chinese(read):
    own = read("/bo/kinds/manuals/").select(".card")
    assert [card["lang"] for card in own] == ["bo", *["zh-Hans"] * (len(own) - 1)]


def test_a_kiosk_lists_what_is_useful_at_its_place(read, piece):
    piece("只在瑞丽", places=["533102"])
    assert "只在瑞丽" in read("/e/533102/zh-hans/kinds/articles/").get_text()
    assert "只在瑞丽" not in read("/e/533401/zh-hans/kinds/articles/").get_text()


def test_an_empty_list_shows_ways_on(read):
    from science_content.models import PolicyPage

    PolicyPage.objects.update(withdrawn_at="2026-01-01T00:00Z")
    for home in ("/bo/", "/e/533401/bo/"):
        links = read(f"{home}kinds/policies/").select(".empty a")
        assert links and all(link["href"].startswith(home) for link in links)


@pytest.mark.parametrize("address", ["kinds/nope/", "kinds/ARTICLES/", "for/nobody/", "for/", "for/farmer'/"])
def test_there_is_no_other_list(client, address):
    assert client.get(f"/bo/{address}").status_code == 404


@pytest.mark.parametrize("number", ["0", "-1", "99", "x", "%00"])
def test_any_page_number_answers(client, number):
    assert client.get(f"/bo/kinds/articles/?page={number}").status_code == 200


def test_a_kiosk_starts_with_what_is_useful_at_its_place(piece):
    here, elsewhere = piece("这里的", places=["533401"]), piece("别处的", places=["532922"])
    found = {page.pk for page in kiosk_pages(source_locale(), Place.objects.get(pk="533401"))}
    assert here.pk in found and elsewhere.pk not in found


def test_a_draft_in_a_language_hides_no_chinese_piece(piece):
    page, lisu = piece("还在译"), Locale.objects.get(language_code="lis")
    start(page, lisu)
    assert page.pk in offered(lisu).values_list("pk", flat=True)
    release(translation_of(page.get_translation(lisu)))
    found = set(offered(lisu).values_list("pk", flat=True))
    assert page.pk not in found and page.get_translation(lisu).pk in found

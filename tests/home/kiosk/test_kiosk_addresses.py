"""The kiosk's addresses are the public rooms' own, below its place: kept out of search engines, and nowhere else to be had."""

import pytest
from bs4 import BeautifulSoup

from science_content.models import SciencePage
from science_content.withdrawal.actions import withdraw
from tests.safety import public
from tests.safety.addresses import every_address
from tests.safety.arguments import urls
from tests.safety.things import one_of_everything

pytestmark = pytest.mark.django_db
HERE = f"/e/{public.KIOSK}/"
ASKS = {"kiosk:page_feedback"}  # takes a form


@pytest.fixture
def addresses(cast, tree) -> dict[str, str]:
    """Name → an address of the kiosk, one of each, about the Chinese page."""
    things = one_of_everything(cast["bianji"], tree)
    return {
        address.name: next(url for _, url in urls(address, things))
        for address in every_address()
        if address.name.startswith("kiosk:")
    }


def test_it_has_every_room_of_a_language_but_places_feeds_and_codes():
    names = {address.name.rpartition(":")[2] for address in every_address() if address.is_public}
    public_names = {name for name in names if not name.startswith("wagtail")}
    own = {address.name.removeprefix("kiosk:") for address in every_address() if address.name.startswith("kiosk:")}
    chooses_a_place = {"chooser", "front", "to_county", "topic"}
    assert public_names - own == chooses_a_place | {"feed", "page_qr", "public_page"}
    assert own - public_names == {"start", "language", "page"}


def test_each_is_dressed_and_kept_out_of_search_engines(client, addresses, tree):
    addresses["kiosk:side_by_side"] = f"{HERE}bo/side-by-side/{tree.tibetan.pk}/"
    for name, address in addresses.items():
        answer = client.get(address)
        assert (answer.status_code, answer.get("X-Robots-Tag")) == (200, "noindex"), name
        assert "json" in answer["Content-Type"] or 'data-dress="kiosk"' in answer.text, name


def test_a_withdrawn_page_is_kept_out_too(client, tree):
    withdraw(tree.article, reason="用量写错了")
    answer = client.get(public.in_kiosk(tree.article.url_path))
    assert (answer.status_code, answer["X-Robots-Tag"]) == (410, "noindex")


@pytest.mark.parametrize("place, language", [("999999", "zh-hans"), (public.KIOSK, "xx"), ("999999", "xx")])
def test_none_is_at_an_unknown_place_or_in_an_unknown_language(client, addresses, place, language):
    for name, address in addresses.items():
        if name == "kiosk:start" and language == "xx":
            continue
        wrong = address.replace(HERE, f"/e/{place}/").replace("/zh-hans/", f"/{language}/")
        for method in (client.get, client.post):
            assert method(wrong).status_code == 404, (name, wrong)


def test_only_the_form_of_readers_takes_a_post(client, addresses):
    for name, address in addresses.items():
        assert (client.post(address).status_code == 405) is (name not in ASKS), name
    assert client.post(addresses["kiosk:page_feedback"], {"answer": "useful"}).status_code == 302


def test_a_page_says_the_languages_read_at_the_place_and_in_public_all(client, tree):
    address = f"/zh-hans/languages/{tree.article.pk}/"
    assert "傣" in client.get(address).text
    inside = client.get(public.in_kiosk(address)).text
    assert "藏" in inside and "傣" not in inside


def test_the_first_page_has_no_language_chosen_and_leads_on_from_there(client):
    first, tibetan = client.get(HERE).text, client.get(f"{HERE}bo/").text
    assert 'aria-current="true"' not in first and f'action="{HERE}zh-hans/search/"' in first
    assert tibetan.count('aria-current="true"') == 1 and f'action="{HERE}bo/search/"' in tibetan
    chosen = BeautifulSoup(tibetan, "html.parser").find(attrs={"aria-current": "true"})
    assert chosen["href"] == f"{HERE}bo/"


def test_a_question_is_counted_and_an_opinion_kept_at_the_kiosk_s_place(client, tree):
    from science_content.models import Feedback
    from search.counting.models import SearchCount

    page = SciencePage.objects.get(pk=tree.tibetan.pk)
    for dress, place in ((public.in_kiosk, public.KIOSK), (str, "")):
        client.get(dress("/bo/search/?q=གཡག"))
        client.post(dress(f"/bo/feedback/{page.pk}/"), {"answer": "useful"})
        assert Feedback.objects.latest("pk").place_id == (place or None)
        assert SearchCount.objects.filter(place_code=place).count() == 1

"""The editors' search: pages and pictures by words that need not stand side by side, in lists and choosers."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

pytestmark = pytest.mark.django_db

PLACES = {
    "search": reverse("wagtailadmin_pages:search"),
    "page chooser": reverse("wagtailadmin_choose_page_search"),
    "pictures": reverse("wagtailimages:index"),
    "picture chooser": reverse("wagtailimages_chooser:choose_results"),
}
ODD = ['"核桃', "核桃 AND", "*", "%", "\x00", "核" * 3000, "😀", "'; --", "NEAR(核"]


@pytest.fixture
def found(as_):
    """`found(place, asked)`: the text of the page that an editor gets."""
    editor = as_("bianji")

    def answer(place: str, asked: str) -> str:
        response = editor.get(PLACES[place], {"q": asked})
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser").get_text(" ")

    return answer


@pytest.mark.parametrize("place", ["search", "page chooser"])
@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("核桃手册", "核桃栽培管理手册"),
        ("手册核桃", "核桃栽培管理手册"),
        ("核桃的手册", "核桃栽培管理手册"),
        ("核桃栽", "核桃栽培管理手册"),
        ("hetao", "核桃栽培管理手册"),
    ],
)
def test_pages_are_found_by_words_of_their_title_that_stand_apart(found, place, asked, title):
    assert title in found(place, asked)


@pytest.mark.parametrize("place", ["pictures", "picture chooser"])
@pytest.mark.parametrize("asked", ["核桃", "梯地核桃树", "walnut"])
def test_pictures_are_found_by_what_they_show(found, place, asked):
    assert "walnut-cover" in found(place, asked)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("asked", ODD)
def test_nothing_odd_breaks_it(found, place, asked):
    found(place, asked)


def test_the_list_of_pages_counts_in_chinese(found):
    said = found("search", "核桃栽培管理手册")
    assert "有 1 个匹配的页面" in said
    assert "None" not in said

"""axe finds nothing and every letter has a face on any page type, in Mandarin and Tibetan, on phone and kiosk."""

import pytest

from tests.axe import violations
from tests.faces import letters_without_face
from tools.shots import SIZES, addresses

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("accessibility")]
PAGES = addresses()


@pytest.fixture(scope="module")
def page(browser):
    context = browser.new_context()
    yield context.new_page()
    context.close()


def test_axe_names_a_planted_fault_and_where_it_stands(page):
    page.goto("about:blank")  # leaves the policy of the page before
    page.set_content("<html lang=zh><title>有错</title><main><h1>有错</h1><img id=planted src='data:,'></main>")
    (found,) = violations(page)
    assert found.startswith("image-alt at #planted:")
    assert violations(page, without=("image-alt",)) == []


def test_a_letter_whose_face_no_font_of_its_element_is_is_named(page):
    page.goto("about:blank")  # leaves the policy of the page before
    page.set_content(
        '<p>བོད</p><p style="font-family: Noto Serif Tibetan">བོད</p><input value="ꓡꓲ"><input type="hidden" value="ꓡꓲ">'
    )
    assert letters_without_face(page) == ['Tibt in <p class="">: བོད', 'Lisu in <input class="">: ꓡꓲ']


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(site, page, name):
    """A page is laid out by its style alone, so it need not be fetched again for another size."""
    found = {}
    page.goto(site.url + PAGES[name])
    for size in ("phone", "kiosk", *(["wide"] if name.startswith("kiosk") else [])):
        page.set_viewport_size(dict(zip(("width", "height"), SIZES[size], strict=True)))
        found[size] = violations(page)
    assert not any(found.values()), found
    assert letters_without_face(page) == []
    for width in (280, 390):
        page.set_viewport_size({"width": width, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= width

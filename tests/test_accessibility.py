"""axe finds nothing on any page type, in Mandarin and Tibetan, at phone and kiosk size (and 1920 for the kiosk)."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.shots import SIZES, addresses

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("accessibility")]
PAGES = addresses()


@pytest.fixture(scope="module")
def page(browser):
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(site, page, name):
    sizes = ["phone", "kiosk", *(["wide"] if name.startswith("kiosk") else [])]
    found = {}
    for size in sizes:
        page.set_viewport_size(dict(zip(("width", "height"), SIZES[size], strict=True)))
        page.goto(site.url + PAGES[name])
        results = Axe().run(page)
        if results.violations_count:
            found[size] = results.generate_report()
    assert found == {}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [280, 390])
def test_nothing_is_wider_than_the_screen(site, page, name, width):
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(site.url + PAGES[name])
    assert page.evaluate("document.documentElement.scrollWidth") <= width

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
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(site, page, name):
    """A page is laid out by its style alone, so it need not be fetched again for another size."""
    found = {}
    page.goto(site.url + PAGES[name])
    for size in ("phone", "kiosk", *(["wide"] if name.startswith("kiosk") else [])):
        page.set_viewport_size(dict(zip(("width", "height"), SIZES[size], strict=True)))
        results = Axe().run(page)
        if results.violations_count:
            found[size] = results.generate_report()
    assert found == {}
    for width in (280, 390):
        page.set_viewport_size({"width": width, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= width

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.desk.paste.page import article
from tests.journeys.conftest import SLOWEST, listen, sign_in, visit  # noqa: F401
from tests.server import Site


@pytest.fixture(scope="module")
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """One article for all: each test adds blocks of its own at the end."""
    complaints: list[str] = []
    context = browser.new_context(base_url=site.url)
    context.set_default_timeout(SLOWEST)
    listen(context, site, complaints)
    page = context.new_page()
    sign_in(page, "bianji")
    yield article(page, "贴来的文章")
    context.close()
    assert complaints == []


@pytest.fixture(autouse=True)
def empty(page: Page) -> None:
    page.wait_for_function("document.getElementById('body-root')?.rootBlock")  # the test before may have saved the form
    page.evaluate("document.getElementById('body-root').rootBlock.setState([])")
    page.evaluate("document.querySelectorAll('.paste-told').forEach((each) => each.remove())")

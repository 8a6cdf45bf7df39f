"""Who walks through the site in a browser; what a page complains of on the way fails the journey."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, WebError, expect

from cms.demo.people import _password
from tests.server import Site

ADMIN = "/cms/"
EXPECTED = (
    "Failed to load resource",  # a journey asks for a 403 or 404 itself
    "axe.run results",  # what the admin's checker says of a page is for tests of accessibility
)
UPSTREAM = "Axe is already running"  # Wagtail's checker beside the form may begin again before it has finished
SLOWEST = 60_000  # milliseconds; what takes longer is broken, not slow
expect.set_options(timeout=SLOWEST)


@pytest.fixture
def visit(browser: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """`visit()`: a reader's page; `visit("bianji")`: one that is signed in. Other options are the browser context's.

    The browser asks for English, so that a page that listens to it is found out. At the end no page may have broken
    the content policy, run a script into an error, or asked another host.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def opened(username: str | None = None, *, at: Site = site, **options) -> Page:
        context = browser.new_context(**{"base_url": at.url, "locale": "en-US"} | options)
        context.set_default_timeout(SLOWEST)
        contexts.append(context)
        listen(context, at, complaints)
        page = context.new_page()
        if username:
            sign_in(page, username)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def listen(context: BrowserContext, site: Site, complaints: list[str]) -> None:
    def console(message: ConsoleMessage) -> None:
        policy = "Content Security Policy" in message.text
        if policy or (message.type == "error" and not message.text.startswith(EXPECTED)):
            complaints.append(f"console: {message.text}")

    def asked(request: Request) -> None:
        if not request.url.startswith((site.url, "data:", "blob:")):
            complaints.append(f"other host: {request.url}")

    context.on("console", console)
    context.on("request", asked)

    def failed(error: WebError) -> None:
        if UPSTREAM not in str(error.error):
            complaints.append(f"script: {error.error}")

    context.on("weberror", failed)


def sign_in(page: Page, username: str) -> None:
    page.goto(ADMIN)
    page.locator("[name=username]").fill(username)
    page.locator("[name=password]").fill(_password())
    page.get_by_role("button", name="登录", exact=True).click()
    page.wait_for_url(f"**{ADMIN}")
    expect(page.locator("html")).to_have_attribute("lang", "zh-hans")

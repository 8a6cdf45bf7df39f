"""Who walks through the site in a browser; what a page complains of on the way fails the journey."""

import re
from collections.abc import Callable, Generator, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Request, WebError, expect

from cms.demo.people import _password
from tests.server import Site

ADMIN, LOGIN = "/cms/", "/cms/login/"
EXPECTED = (
    "Failed to load resource",  # a journey asks for a 403 or 404 itself
    "axe.run results",  # what the admin's checker says of a page is for tests of accessibility
)
UPSTREAM = "Axe is already running"  # Wagtail's checker beside the form may begin again before it has finished
SLOWEST = 60_000  # milliseconds; what takes longer is broken, not slow
SAID = 12_000  # characters of a screen that a failed journey reports
expect.set_options(timeout=SLOWEST)


@pytest.fixture
def visit(browser: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """`visit()`: a reader's page; `visit("bianji")`: one that is signed in and has asked for nothing. Other options are
    the browser context's.

    The browser asks for English, so that a page that listens to it is found out. At the end no page may have broken
    the content policy, run a script into an error, or asked another host.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def opened(username: str | None = None, **options) -> Page:
        context = browser.new_context(**{"base_url": site.url, "locale": "en-US"} | options)
        context.set_default_timeout(SLOWEST)
        contexts.append(context)
        listen(context, site, complaints)
        page = context.new_page()
        if username:
            sign_in(page, username)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A failed journey says what stood on its screens: the next machine is slower, and the failure may not come again."""
    report = yield
    browser = getattr(item, "funcargs", {}).get("browser")
    if report.when == "call" and report.failed and browser:
        for page in (page for context in browser.contexts for page in context.pages):
            report.sections.append((f"on the screen at {page.url}", on_screen(page)))
    return report


def on_screen(page: Page) -> str:
    """As assistive technology is told it, so what a dialog covers is absent."""
    try:
        return page.locator("body").aria_snapshot(timeout=5000)[-SAID:]
    except Error as failed:
        return f"no answer: {failed}"


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
    """By what the form sends: to draw it and the first screen takes a second, and `fill_in_and_sign_in` does so."""
    asked = page.context.request
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', asked.get(LOGIN).text())
    sent = {"csrfmiddlewaretoken": token[1], "username": username, "password": _password(), "next": ADMIN}
    answer = asked.post(LOGIN, form=sent, max_redirects=0)
    assert (answer.status, answer.headers.get("location")) == (302, ADMIN), answer.text()


def fill_in_and_sign_in(page: Page, username: str) -> None:
    """In the form that is on the screen, which leads to the first screen."""
    page.locator("[name=username]").fill(username)
    page.locator("[name=password]").fill(_password())
    page.get_by_role("button", name="登录", exact=True).click()
    page.wait_for_url(f"**{ADMIN}")
    expect(page.locator("html")).to_have_attribute("lang", "zh-hans")

"""The paste filter in a browser of its own: its modules come from the tree, without a server."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.database import ROOT

MODULES = ROOT / "science_content" / "static" / "science_content" / "paste"
HOST = "http://paste.test"
READ = "([html, plain, rich]) => { const { flow, ...said } = clean(html, plain, rich); return said; }"


@pytest.fixture(scope="module")
def alone(browser: Browser) -> Iterator[Page]:
    """An empty page that knows `clean`, `filled` and `formState`; `asked` holds what it asked for besides."""
    context = browser.new_context()
    page = context.new_page()
    page.asked = []  # type: ignore[attr-defined]

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(f"{HOST}/")
        if name.endswith(".js"):
            return route.fulfill(body=(MODULES / name).read_text(encoding="utf-8"), content_type="text/javascript")
        if name:
            page.asked.append(name)  # type: ignore[attr-defined]
        return route.fulfill(body="<!doctype html><title>空</title>", content_type="text/html")

    page.route("**/*", answer)
    page.goto(f"{HOST}/")
    page.evaluate(
        """async () => {
          for (const name of ["clean", "tables", "plain", "signs"]) Object.assign(window, await import(`/${name}.js`));
        }"""
    )
    yield page
    context.close()


@pytest.fixture
def cleaned(alone: Page) -> Callable[..., dict]:
    """`cleaned(html, plain="")`: {html, text, tables, left}."""
    return lambda html, plain="", rich=True: alone.evaluate(READ, [html, plain, rich])

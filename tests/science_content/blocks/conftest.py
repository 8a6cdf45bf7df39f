"""The scripts of the grids in a browser of their own: its modules come from the tree, without a server."""

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route

from science_content.blocks.dose import DoseBlock
from science_content.blocks.dose_grid import dose_facts
from science_content.blocks.fact_table import FactTableBlock
from science_content.blocks.grid import grid_facts
from tests.database import ROOT

STATIC = ROOT / "science_content" / "static" / "science_content"
HOST = "http://grid.test"
MODULES = ("entry", "table_state", "dose_words", "dose_heads", "dose_rows")


@pytest.fixture(scope="module")
def alone(browser: Browser) -> Iterator[Page]:
    """An empty page that knows what the modules export, and `facts`, `doseFacts`, `words`."""
    context = browser.new_context()
    page = context.new_page()

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(f"{HOST}/")
        if name.endswith(".js"):
            return route.fulfill(body=(STATIC / name).read_text(encoding="utf-8"), content_type="text/javascript")
        return route.fulfill(body="<!doctype html><title>空</title>", content_type="text/html")

    page.route("**/*", answer)
    page.goto(f"{HOST}/")
    page.evaluate(
        """async ([modules, facts, doseFacts]) => {
          for (const name of modules) Object.assign(window, await import(`/grid/${name}.js`));
          Object.assign(window, { facts, doseFacts, words: new DoseWords(doseFacts) });
        }""",
        [MODULES, grid_facts(FactTableBlock()), json.loads(json.dumps(dose_facts(DoseBlock()), default=str))],
    )
    yield page
    context.close()


@pytest.fixture
def ask(alone: Page) -> Callable:
    """`ask("words.amount(it)", it)`."""
    return lambda code, it=None: alone.evaluate(f"(it) => {code}", it)

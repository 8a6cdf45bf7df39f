"""What axe says of a page as it stands in the browser."""

import json

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

THERE = "Boolean(window.axe?.ofTheTests)"  # Wagtail may have brought one of its own
STILL = """Promise.allSettled(document.getAnimations().filter(
  (each) => each.effect.getComputedTiming().endTime < 10_000).map((each) => each.finished))"""  # half faded in is no colour
RUN = "axe.run({}).then(({{violations}}) => violations)"


def violations(page: Page, without: tuple[str, ...] = ()) -> list[str]:
    """Each broken rule with the places and what is wrong there. Rules in `without` are not asked."""
    if not page.evaluate(THERE):
        page.evaluate(AXE_SCRIPT)
        page.evaluate("axe.ofTheTests = true")
    page.evaluate(STILL)
    options = {"resultTypes": ["violations"], "rules": {rule: {"enabled": False} for rule in without}}
    return [
        f"{rule['id']} at {' '.join(map(str, node['target']))}: {node['failureSummary']}"
        for rule in page.evaluate(RUN.format(json.dumps(options)))
        for node in rule["nodes"]
    ]

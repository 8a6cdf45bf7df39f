"""The bytes of a first visit, by what they are, beside what tests/home/front_page/test_weight.py allows."""

from collections import Counter
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

from tests import server
from tests.weight import MOST_BYTES, SCREEN, weigh
from tools.bench.table import print_table

KINDS = {"": "html", ".css": "css", ".woff2": "fonts", ".js": "scripts"}
SHOWN = ("html", "css", "fonts", "images", "scripts")


def print_weights(url: str, chromium: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=server.CHROMIUM_FLAGS)
        print_table(
            f"FIRST VISIT: kB over the wire with gzip, empty cache, {SCREEN['width']}×{SCREEN['height']}",
            ("", *SHOWN, "requests", "all", "allowed"),
            (_row(browser, url, address, most) for address, most in MOST_BYTES.items()),
        )
        browser.close()


def _row(browser, url: str, address: str, most: int) -> tuple:
    found = weigh(browser, url + address)
    sums = Counter()
    for each, size in found.items():
        sums[KINDS.get(PurePosixPath(urlsplit(each).path).suffix, "images")] += size
    return address, *(sums[kind] / 1000 for kind in SHOWN), len(found), sum(sums.values()) / 1000, most / 1000

"""A villager at the kiosk of Shangri-La: everything by touch, with or without scripts, and no way out."""

import json
import re
from html.parser import HTMLParser
from urllib.parse import quote, urldefrag, urljoin, urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.database import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.journey, pytest.mark.xdist_group("kiosk")]

START = "/e/533401/"
SCREEN = {"viewport": {"width": 1024, "height": 600}, "has_touch": True}
TIBETAN = {
    chinese: words
    for name in ("topics", "yak")
    for chinese, words in json.loads((ROOT / f"cms/demo/content/bo/{name}.json").read_text(encoding="utf-8")).items()
}
CHAPTER = "niu-yang-yang-zhi/mao-niu-yu-huang-niu-jian-kang-shou-ce/si-ji-fang-mu-yu-bu-si/"
LEAD = {"href", "action", "formaction", "src", "srcset", "poster", "data"}


def touch(page: Page, role: str, name: str) -> None:
    page.get_by_role(role, name=name, exact=True).first.tap()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_villager_reads_and_searches_by_touch_alone(visit, scripts):
    page = visit(**SCREEN, java_script_enabled=scripts)
    page.goto(START)
    offered = {code: page.locator(f"a[href='{START}{code}/']") for code in ("zh-hans", "bo")}
    expect(offered["zh-hans"]).to_be_visible()
    expect(offered["bo"]).to_contain_text("བོད་ཡིག")
    offered["bo"].tap()
    expect(page.locator("html")).to_have_attribute("lang", "bo")
    for title in ("牛羊养殖", "牦牛与黄牛健康手册", "四季放牧与补饲"):
        touch(page, "link", TIBETAN[title])
        expect(page.get_by_role("heading", level=1)).to_have_text(TIBETAN[title])

    touch(page, "link", "搜索")
    field = page.locator("input[type=search]")
    field.tap()
    field.fill("གཡག")
    touch(page, "button", "搜索")
    touch(page, "link", TIBETAN["牦牛与黄牛健康手册"])
    expect(page.get_by_role("heading", level=1)).to_have_text(TIBETAN["牦牛与黄牛健康手册"])
    touch(page, "link", "首页")
    expect(page).to_have_url(re.compile(f"{START}bo/$"))
    touch(page, "link", "科普e站")
    expect(page).to_have_url(re.compile(f"{START}$"))


class Links(HTMLParser):
    """`found`: (attribute, address) of everything that a page leads to or loads; the canonical address leads nowhere.

    Several hundred pages are read: a tree of each would take three times as long.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if "canonical" in (dict(attrs).get("rel") or "").split():
            return
        for name, said in attrs:
            if name in LEAD:
                self.found.append((name, said.split()[0] if said and said.strip() else ""))


def inside(name: str, address: str, base: str) -> bool:
    """Below the kiosk's own address, or a file that a page may load: the QR code of the public page is a picture."""
    if name == "src" and re.fullmatch(rf"{base}/[a-z-]+/qr/\d+\.svg", address):
        return True
    return address.startswith(tuple(f"{base}{path}" for path in (START, "/static/", "/media/")))


def test_no_page_of_the_kiosk_leads_outside_or_asks_to_be_indexed(site):
    questions = [f"{START}{code}/search/?q={quote(word)}" for code, word in (("zh-hans", "牛"), ("bo", "གཡག"))]
    waiting = [f"{site.url}{path}" for path in (START, *questions)]
    seen = set(waiting)
    problems = []
    while waiting:
        here = waiting.pop(0)
        with urlopen(here) as response:
            html = response.read().decode()
            if "noindex" not in response.headers.get("X-Robots-Tag", ""):
                problems.append(f"{here}: may be indexed")
        for name, address in Links(html).found:
            there = urldefrag(urljoin(here, address)).url
            if not inside(name, there, site.url):
                problems.append(f"{here}: {name} leads to {address}")
            elif name == "href" and urlsplit(there).path.startswith(START) and there not in seen:
                seen.add(there)
                waiting.append(there)
    assert problems == []
    for language in ("zh-hans", "bo"):
        assert f"{site.url}{START}{language}/{CHAPTER}" in seen

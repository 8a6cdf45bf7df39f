"""Random edits through random faults: what stands in the boxes at the end is what was typed last, and what the server has.

`STEPS=3000 pytest tests/journeys/test_workbench_faults.py` goes further.
"""

import os
import random

import pytest
from playwright.sync_api import Page, Route, expect

from tests.journeys.test_workbench import SAVE, begun, boxes, stored
from tests.journeys.workbench import DONE, ready, saved

pytestmark = [pytest.mark.browser, pytest.mark.journey, pytest.mark.xdist_group("workbench")]

STEPS = int(os.environ.get("STEPS", "300"))
TITLE = "农药多放一点虫死得快吗"
BACK, SLOWLY = "商烟街：一片茶园走了五年", "姐告：学会两种话，买卖好做"
FAULTS = ("none", "none", "cut", "lost", "500", "503", "slow", "html")
LETTERS = "ཀཁགངཅཆཇཉཏཐདནཔཕབམ"


def answered(chance: random.Random):
    """A route that goes wrong in one of the ways, chosen anew for each request."""

    def answer(route: Route) -> None:
        kind = chance.choice(FAULTS)
        if kind == "cut":
            route.abort()
        elif kind == "lost":  # stored, and nobody is told
            route.fetch()
            route.abort()
        elif kind in ("500", "503"):
            route.fulfill(status=int(kind), body="")
        elif kind == "html":
            route.fulfill(status=200, content_type="text/html", body="<p>a gateway</p>")
        elif kind == "slow":
            response = route.fetch()
            route.fulfill(response=response)
        else:
            route.continue_()

    return answer


def edit(page: Page, chance: random.Random, typed: dict[int, str]) -> None:
    number = chance.randrange(len(boxes(page)))
    words = "་".join(chance.choices(LETTERS, k=chance.randint(1, 6)))
    box = page.locator(".wb-row textarea").nth(number)
    box.fill(words)
    typed[number] = words
    if chance.random() < 0.3:
        box.press(DONE)


def again(page: Page) -> None:
    page.evaluate("dispatchEvent(new Event('online'))")


@pytest.mark.parametrize("seed", [7])
def test_no_letter_is_lost_and_none_comes_back(visit, site, seed):
    chance, typed = random.Random(seed), {}
    page = begun(visit, TITLE)
    page.route(SAVE, answered(chance))
    for step in range(STEPS):
        edit(page, chance, typed)
        if chance.random() < 0.1:
            again(page)
        if step % 60 == 59:
            expect(page.locator("[data-saved=typing]")).to_have_count(0)  # it is on this machine
            page.reload()  # as when a browser is closed
            ready(page)
            assert {number: boxes(page)[number] for number in typed} == typed, f"after {step + 1} edits"
    page.unroute(SAVE)
    again(page)
    saved(page)
    assert page.locator(".wb-conflict").count() == 0, "nobody else was there"
    assert {number: boxes(page)[number] for number in typed} == typed
    assert {number: stored(site, TITLE)[number] for number in typed} == typed


def test_a_page_that_was_drawn_before_the_words_were_stored_shows_them_all_the_same(visit, site):
    page = begun(visit, "怀胎的母畜不能打疫苗吗")
    drawn = []

    def slow(route: Route) -> None:
        drawn.append(route.fetch())
        page.wait_for_timeout(2500)  # meanwhile the page that is left sends, and is answered
        route.fulfill(response=drawn[0])

    page.route(page.url, slow)
    box = page.locator(".wb-row textarea").first
    box.fill("ཀ་ཁ།")
    page.reload()
    ready(page)
    assert "ཀ་ཁ།" not in drawn[0].text() and stored(site, "怀胎的母畜不能打疫苗吗")[0] == "ཀ་ཁ།", "as slow as was meant"
    expect(box).to_have_value("ཀ་ཁ།")
    page.unroute(page.url)
    box.fill("ཀ་ཁ་ག།")
    saved(page)
    assert page.locator(".wb-conflict").count() == 0 and stored(site, "怀胎的母畜不能打疫苗吗")[0] == "ཀ་ཁ་ག།"


def test_words_for_chinese_that_changed_meanwhile_stay_on_the_screen_until_they_are_copied(visit, site):
    page = begun(visit, "感冒发烧打吊针好得快吗")
    site.shell(
        """
from wagtail.models import Page
from translation.engine.sources import update_source
page = Page.objects.get(title="感冒发烧打吊针好得快吗", locale__language_code="zh-hans").specific
page.summary = "打吊针不会好得更快，先看医生怎么说。"
page.save_revision().publish()
update_source(page)
"""
    )
    summary = page.locator(".wb-row").nth(1)
    summary.get_by_role("textbox").fill("ཀ་ཁ་ག།")
    expect(summary).to_contain_text("中文变了，请刷新再看")
    page.reload()
    ready(page)
    notice = page.locator("[data-notice=homeless]")
    expect(notice).to_contain_text("ཀ་ཁ་ག།")
    notice.get_by_role("button", name="抄好了，丢掉").click()
    page.reload()
    ready(page)
    expect(page.locator("[data-notice=homeless]")).to_be_hidden()


def test_a_tab_in_which_nobody_types_takes_over_what_the_other_sent(visit, site):
    page = begun(visit, "被狗咬挤血敷草药行不行")
    idle = page.context.new_page()
    idle.goto(page.url)
    ready(idle)
    for tab in (page, idle):
        tab.route(SAVE, lambda route: route.abort())
    page.locator(".wb-row textarea").first.fill("ཀ་ཁ།")
    expect(page.locator("[data-saving]")).to_contain_text("没有连上")
    for tab in (idle, page):
        tab.unroute(SAVE)
        again(tab)
        saved(tab)
    expect(idle.locator(".wb-row textarea").first).to_have_value("ཀ་ཁ།")
    assert boxes(page)[0] == stored(site, "被狗咬挤血敷草药行不行")[0] == "ཀ་ཁ།"


def test_words_of_a_page_that_is_gone_keep_nothing_else_from_the_server(visit, site):
    page = begun(visit, "大蒜变黑能试出毒菌子吗")
    page.evaluate(
        """() => new Promise((resolve) => {
          const name = `kepu-words-${document.querySelector("[data-wb]").dataset.person}`;
          indexedDB.open(name).onsuccess = ({ target }) => {
            const url = "/cms/translations/999999/words/";
            const entry = { id: `${url} 1-2`, url, key: "1-2", text: "ཀ།", base: "", was: [], confirms: false, stamp: 1 };
            const writing = target.result.transaction("words", "readwrite");
            writing.objectStore("words").put(entry);
            writing.oncomplete = () => resolve(target.result.close());
          };
        })"""
    )
    page.locator(".wb-row textarea").first.fill("ཀ་ཁ།")
    expect(page.locator("[data-saving]")).to_contain_text("1句没存上")
    assert stored(site, "大蒜变黑能试出毒菌子吗")[0] == "ཀ་ཁ།"


def test_a_full_disk_of_the_browser_keeps_nothing_from_the_server(visit, site):
    page = begun(visit, "蛇咬了用嘴吸扎紧行不行")
    full = "() => { throw new DOMException('full', 'QuotaExceededError'); }"
    page.evaluate(f"() => {{ IDBObjectStore.prototype.put = {full}; }}")
    page.locator(".wb-row textarea").first.fill("ཀ་ཁ།")
    expect(page.locator("[data-notice=memory]")).to_be_visible()
    saved(page)
    assert stored(site, "蛇咬了用嘴吸扎紧行不行")[0] == "ཀ་ཁ།"


# The line is back just when a try has failed: nothing was tried again, for hours.
BACK_AT_ONCE = """() => {
  const wait = window.setTimeout;
  window.setTimeout = (act, time, ...rest) => {
    if (time === 1000) queueMicrotask(() => dispatchEvent(new Event("online")));
    return wait(act, time === 1000 ? 3_600_000 : time, ...rest);
  };
}"""


def test_a_line_that_is_back_in_the_moment_of_a_failure_is_used(visit, site):
    page = begun(visit, BACK)
    page.evaluate(BACK_AT_ONCE)
    page.route(SAVE, lambda route: route.abort(), times=1)
    page.locator(".wb-row textarea").first.fill("ཀ།")
    saved(page)
    assert stored(site, BACK)[0] == "ཀ།"


# What the browser keeps is read slowly: the next try comes before the one that failed is over.
SLOW_DISK = """() => {
  const read = IDBObjectStore.prototype.getAll;
  const tell = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, "oncomplete").set;
  IDBObjectStore.prototype.getAll = function () {
    this.transaction.isSlow = true;
    return read.call(this);
  };
  Object.defineProperty(IDBTransaction.prototype, "oncomplete", {
    set(act) { tell.call(this, () => setTimeout(act, this.isSlow ? 1500 : 0)); },
  });
}"""


def test_a_try_that_comes_before_the_last_is_over_is_made(visit, site):
    page = begun(visit, SLOWLY)
    page.evaluate(SLOW_DISK)
    page.route(SAVE, lambda route: route.abort(), times=1)
    page.locator(".wb-row textarea").first.fill("ཀ།")
    expect(page.locator("[data-saving]")).to_contain_text("没有连上")
    saved(page)
    assert stored(site, SLOWLY)[0] == "ཀ།"

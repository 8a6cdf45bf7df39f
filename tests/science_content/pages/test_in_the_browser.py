"""What only a browser can tell: the policy lets the data be, the small picture is fetched, and paper shows what a click would."""

import pytest

from tools.shots import MANUAL, one_of_each_kind

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("reading")]
KINDS = one_of_each_kind()


@pytest.fixture(scope="module")
def page(browser):
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_a_piece_says_nothing_in_the_console_and_fetches_nothing_in_vain(site, page, kind):
    said, failed = [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    page.goto(f"{site.url}/zh-hans/{KINDS[kind]}", wait_until="networkidle")
    assert (said, failed) == ([], [])
    assert page.locator('script[type="application/ld+json"]').count() == 1


def test_the_cover_arrives_as_avif_and_moves_nothing(site, page):
    page.goto(f"{site.url}/zh-hans/{MANUAL}", wait_until="networkidle")
    cover = page.locator("img.article-cover")
    assert cover.evaluate("image => image.currentSrc").endswith(".avif")
    assert cover.evaluate("image => image.complete && image.naturalWidth > 0")
    shift = page.evaluate(
        """new Promise(done => {
            const sum = list => list.getEntries().reduce((sum, each) => sum + each.value, 0);
            new PerformanceObserver(list => done(sum(list))).observe({type: "layout-shift", buffered: true});
            setTimeout(() => done(0), 500);
        })"""
    )
    assert shift < 0.05


def test_a_child_guesses_first_and_opens_with_the_keyboard(site, page):
    page.goto(f"{site.url}/zh-hans/{KINDS['experiment']}")
    first = page.locator("details.reveal").first
    assert not first.locator(".reveal-words").is_visible()
    first.locator("summary").press("Enter")
    assert first.locator(".reveal-words").is_visible()


def test_paper_shows_answers_and_the_code_but_no_ways_to_click(site, page):
    page.goto(f"{site.url}/zh-hans/{KINDS['experiment']}")
    page.emulate_media(media="print")
    visible = "element => element.checkVisibility({contentVisibilityAuto: true}) && element.getBoundingClientRect().height > 0"
    for wanted in (".reveal-words", ".share-code", ".share-address", ".warning", ".step"):
        assert page.locator(wanted).first.evaluate(visible), wanted
    for unwanted in (".site-header", ".breadcrumb", ".feedback-links"):
        assert not page.locator(unwanted).first.evaluate(visible), unwanted
    page.emulate_media(media="screen")


def test_a_wide_table_scrolls_in_its_frame_on_the_narrowest_phone(site, page):
    page.set_viewport_size({"width": 280, "height": 700})
    page.goto(f"{site.url}/zh-hans/{KINDS['factcheck']}")
    frame = page.locator(".table-frame").first
    frame.focus()
    assert frame.evaluate("element => document.activeElement === element && element.scrollWidth >= element.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= 280
    page.set_viewport_size({"width": 390, "height": 844})

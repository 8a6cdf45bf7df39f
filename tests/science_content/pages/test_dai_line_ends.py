"""Where lines of Dai really end in Chromium, at every width from a small phone to a wide screen: between syllables."""

import pytest

from tests.languages.scripts.test_breaks import DAI, NUMBER_ABBREVIATION

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("dai")]
WIDTHS = sorted({280, 320, 360, 390, 412, 768, 1024, 1366, 1920, *range(280, 1921, 41)})
ROUNDS = 2
# {language: the syllables of its golden texts}; a text is all of them without a space, again and again, with a comma between.
SYLLABLES = {
    code: [[token for token in case["tokens"] if token != NUMBER_ABBREVIATION] for case in DAI if case["lang"] == code]
    for code in ("tdd", "khb")
}
TRANSLATE = """
from science_content.models import ArticlePage
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation
from translation.release.actions import release
from translation.engine.sources import store_words, translation_of
from translation.engine.starting import start
page = ArticlePage.objects.live().get(slug="gao-shan-cha-yuan", locale__language_code="zh-hans")
for code, words in {words!r}.items():
    locale = Locale.objects.get(language_code=code)
    start(page, locale)
    translation = translation_of(page.get_translation(locale))
    sources = StringSegment.objects.filter(source=translation.source).values_list("string__data", flat=True)
    store_words(translation, {{source: words for source in sources}})
    StringTranslation.objects.filter(locale=locale, has_error=True).delete()  # these words hold no number
    release(translation)
    print("path", page.get_translation(locale).url_path)
"""
# The text of every element that directly holds Dai, and the places where the next letter stands on another line.
LINE_ENDS = """
() => [...document.querySelectorAll("main *")].filter(element =>
    [...element.childNodes].some(node => node.nodeType === 3 && /[\\u1950-\\u1974\\u1980-\\u19c9]/.test(node.data))
    && element.checkVisibility()
).map(element => {
    let text = "", tops = [];
    const range = document.createRange();
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode;
        for (let place = 0; place < node.data.length; place++) {
            range.setStart(node, place); range.setEnd(node, place + 1);
            const box = range.getClientRects()[0];
            text += node.data[place];
            tops.push(box ? box.bottom : null);
        }
    }
    const ends = [];
    for (let place = 1; place < tops.length; place++)
        if (tops[place] !== null && tops[place - 1] !== null && tops[place] - tops[place - 1] > 8) ends.push(place);
    return {text, ends};
})
"""


def words(code: str) -> str:
    return "，".join("".join(syllables) for syllables in SYLLABLES[code] * ROUNDS)


def between_syllables(code: str) -> set[int]:
    """The places in `words(code)` where one golden syllable ends."""
    places, place = set(), 0
    for syllables in SYLLABLES[code] * ROUNDS:
        for syllable in syllables:
            place += len(syllable)
            places.add(place)
        place += 1  # the comma, after which a line may end as well
        places.add(place)
    return places


@pytest.fixture(scope="module")
def paths(site) -> list[str]:
    printed = site.shell(TRANSLATE.format(words={code: words(code) for code in SYLLABLES}))
    return [line.split()[1] for line in printed.splitlines() if line.startswith("path ")]


@pytest.mark.parametrize("code", SYLLABLES)
def test_a_line_ends_inside_no_syllable_at_any_width(site, browser, paths, code):
    allowed, text = between_syllables(code), words(code)
    (path,) = [path for path in paths if path.startswith(f"/{code}/")]
    page = browser.new_context().new_page()
    page.goto(site.url + path)
    inside, ends = [], 0
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for element in page.evaluate(LINE_ENDS):
            start = element["text"].find(text)
            if start < 0:
                continue
            found = [end - start for end in element["ends"] if 0 < end - start < len(text)]
            ends += len(found)
            inside += [(width, text[end - 4 : end], text[end : end + 4]) for end in found if end not in allowed]
    page.context.close()
    assert inside == []
    assert ends > 20 * len(WIDTHS)


def test_the_measuring_sees_a_line_that_ends_inside_a_syllable(site, browser, paths):
    path, text, allowed = paths[0], words("tdd"), between_syllables("tdd")
    page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    page.goto(site.url + path)
    page.evaluate("document.querySelectorAll('main *').forEach(element => element.style.wordBreak = 'break-all')")
    found = [
        end - at
        for element in page.evaluate(LINE_ENDS)
        if (at := element["text"].find(text)) >= 0
        for end in element["ends"]
    ]
    page.context.close()
    assert any(0 < end < len(text) and end not in allowed for end in found)

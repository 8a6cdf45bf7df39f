"""The page as its readers would meet it, beside the editor: word for word, for the people of its language and nobody else."""

import re
from contextlib import contextmanager

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation

from science_content.models import SciencePage
from tests.desk.workbench.test_workbench import WASH, key_of, long_page, row_of, screen_of
from tests.home.test_page_cache_roads import kept, keys  # noqa: F401 -- `kept` is a fixture
from tests.trees import TIBETAN
from tests.typing_hand import change, send, type_words
from translation.engine.in_place import in_place
from translation.engine.letters import without_letters
from translation.engine.sheet import sheet
from translation.engine.sources import segments, store_words, translation_of
from translation.engine.starting import start

pytestmark = pytest.mark.django_db
DRESSES = ["phone", "kiosk"]
DOSE = {"试剂 10% 水剂": "སྨན་10%", "防蚜虫": "སྲིན་འབུ་འགོག", "兑水喷雾": "ཆུ་དང་བསྲེས།"}
OF_A_LETTER = re.compile("[\U00100000-\U0010ffff]|udb[c-f][0-9a-f]|%F4%8", re.IGNORECASE)
LIKE = {"lis": "ꓡꓲ ꓢꓴ ꓐꓳꓽ ", "tdd": "ᥖᥭᥰᥘᥫᥴᥙᥤᥢᥱ", "kac": "Wunpawng amyu "}


def address(page, dress: str = "phone") -> str:
    return f"{reverse('translation_preview', args=[page.pk])}?dress={dress}"


def shown(client, page, dress: str = "phone") -> BeautifulSoup:
    answer = client.get(address(page, dress))
    assert answer.status_code == 200
    assert not OF_A_LETTER.search(answer.content.decode())
    return BeautifulSoup(answer.content, "html.parser")


def sentence(screen: BeautifulSoup, page, chinese: str) -> list[str]:
    return [each.get_text() for each in screen.select(f'[data-segment="{key_of(page, chinese)}"]')]


@contextmanager
def writes():
    """The statements that wrote, but for pictures made on first sight."""
    found: list[str] = []
    with CaptureQueriesContext(connection) as queries:
        yield found
    statements = [each["sql"] for each in queries if re.match(r"INSERT|UPDATE|DELETE|REPLACE", each["sql"])]
    found += [sql for sql in statements if "rendition" not in sql]


def test_each_sentence_stands_in_its_place_under_the_editors_own_name(as_, tree):
    for dress in DRESSES:
        screen = shown(as_("yiyuan"), tree.tibetan, dress)
        assert screen.html["lang"] == "bo" and (screen.html.get("data-dress") == "kiosk") == (dress == "kiosk")
        for chinese, words in TIBETAN.items():
            assert set(sentence(screen, tree.tibetan, chinese)) == {words}, chinese
        names = {row["data-key"] for row in screen_of(as_("yiyuan"), tree.tibetan).select(".wb-row")}
        assert {each["data-segment"] for each in screen.select("[data-segment]")} <= names
        assert screen.title.get_text().strip().startswith(TIBETAN["蚜虫怎么防"]) and not screen.title.find()
        assert not screen.select("head [data-segment], script [data-segment], wagtail-userbar")


def test_what_is_stored_now_is_shown_before_any_release(as_, tree):
    type_words(as_("yiyuan"), tree.tibetan, WASH, "ལག་པ་ཁྲུས།")
    assert sentence(shown(as_("yiyuan"), tree.tibetan), tree.tibetan, WASH) == ["ལག་པ་ཁྲུས།"]
    assert TIBETAN[WASH] in as_("yiyuan").get(tree.tibetan.url_path).content.decode()


def test_an_open_sentence_is_chinese_in_its_place_and_says_so(as_, tree):
    [place] = shown(as_("yiyuan"), tree.tibetan).select(f'[data-segment="{key_of(tree.tibetan, "先看叶背。")}"]')
    assert place.get_text() == "先看叶背。" and place.select_one("[lang=zh-Hans]")


def test_words_of_a_dose_show_as_if_somebody_had_read_them(as_, tree):
    store_words(translation_of(tree.tibetan), DOSE)
    tree.reload()
    assert not set(DOSE.values()) & set(tree.tibetan.checked_words)
    screen = shown(as_("yiyuan"), tree.tibetan)
    for chinese, words in DOSE.items():
        assert sentence(screen, tree.tibetan, chinese) == [words]
    dose = screen.select_one(".dose")
    assert dose.h2.get_text().strip() == "试剂 10% 水剂" and not dose.h2.select("[data-segment]"), "the label's name"
    assert "10" in dose.get_text() and "未经母语者审校" not in screen.get_text()


def test_a_dose_of_which_a_word_lacks_is_chinese_as_for_readers(as_, tree):
    store_words(translation_of(tree.tibetan), {name: DOSE[name] for name in ("防蚜虫", "兑水喷雾")})
    screen = shown(as_("yiyuan"), tree.tibetan)
    assert "防蚜虫" in screen.select_one(".dose").get_text() and not screen.select(".dose [data-segment]")


@pytest.mark.parametrize("dress", DRESSES)
def test_the_text_of_every_demo_page_is_what_it_would_be_without_names(db, rf, monkeypatch, dress):
    """Also where breaks are made between syllables: in three more languages the page with the most kinds of blocks."""
    mode = {"phone": "", "kiosk": "kiosk"}[dress]
    pages = [page for page in SciencePage.objects.filter(locale__language_code="bo") if translation_of(page)]
    assert len(pages) > 15
    pages += [written_in(code) for code in LIKE]
    for page in pages:
        translation = translation_of(page)
        with override(page.language.code):
            lettered = in_place(translation)
            html = lettered.page.make_preview_request(rf.get("/"), mode).content.decode()
            with monkeypatch.context() as bare:
                bare.setattr("translation.engine.in_place.between", lambda number, text: text)
                plain = in_place(translation).page.make_preview_request(rf.get("/"), mode).content.decode()
        named = lettered.named(html)
        assert without_letters(html) == plain, page
        assert not OF_A_LETTER.search(named), page
        there = set(re.findall(r'data-segment="([^"]+)"', named))
        hidden = {each.name for each in sheet(translation, page).entries} - there
        beside_a_number = {each.name for each in sheet(translation, page).entries if each.guarded}
        assert hidden <= beside_a_number | heads(page), page


def heads(page) -> set[str]:
    """Texts that no reader sees on the page."""
    found = sheet(translation_of(page), page).entries
    return {each.name for each in found if each.path in ("seo_title", "search_description")}


def written_in(code: str) -> SciencePage:
    locale = Locale.objects.get(language_code=code)
    pages = SciencePage.objects.filter(locale__language_code="zh-hans", live=True)
    source = max(pages, key=lambda page: len({block.block_type for block in page.body}))
    translation = start(source, locale)
    words = {}
    for each in segments(translation):
        numbers = " ".join(re.findall(r"\d+(?:\.\d+)?", each.string.data))
        words[each.string.data] = LIKE[code] * (1 + len(each.string.data) // 8) + numbers
    store_words(translation, words)
    return source.get_translation(locale).specific


@pytest.mark.parametrize(
    "evil",
    [
        "<script>alert(1)</script>",
        "</span></p></main><script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "\U0010fffc\U00100000\U0010fffd",
        "a\U0010fffdb\U0010fffc",
        "⟨粗体⟩⟨/链接1⟩",
        "%F4%8F%BF%BC \\udbff\\udffc &#x10FFFC;",
    ],
)
def test_markup_and_letters_of_a_stranger_are_text(as_, tree, evil):
    rows = StringTranslation.objects.filter(locale=tree.tibetan.locale)
    for chinese in (WASH, "蚜虫怎么防", "蚜虫吸叶子的汁。"):
        send(as_("yiyuan"), tree.tibetan, change(tree.tibetan, chinese, f"ཀ{evil}"))
    rows.update(has_error=False)  # what a check stops would not stand at all
    answer = as_("yiyuan").get(address(tree.tibetan)).content.decode()
    screen = BeautifulSoup(answer, "html.parser")
    assert "alert(1)" not in "".join(each.get_text() for each in screen.select("script"))
    assert not screen.select("[onerror], img[src=x]") and not re.search("[\U00100000-\U0010ffff]", answer)
    for place in screen.select(f'[data-segment="{key_of(tree.tibetan)}"]'):
        assert place.get_text().startswith("ཀ") and place.find_parent("main")


@pytest.mark.parametrize("who", ["yiyuan-lisu", "bianji", "xinxi", "shengban", None])
def test_only_people_of_the_language_see_it(as_, client, tree, who):
    client = as_(who) if who else client
    answer = client.get(address(tree.tibetan))
    assert answer.status_code == client.get(reverse("translation_workbench", args=[tree.tibetan.pk])).status_code == 302
    assert TIBETAN[WASH].encode() not in answer.content


def test_a_page_that_nobody_translates_any_more_and_a_dress_that_is_none_are_not_there(as_, tree):
    admin = as_("admin")
    assert admin.get(address(tree.tibetan, "<script>")).status_code == 404
    assert admin.get(reverse("translation_preview", args=[10**6])).status_code == 404
    assert admin.get(address(tree.article)).status_code in (302, 404)
    translation = translation_of(tree.tibetan)
    translation.enabled = False
    translation.save()
    assert admin.get(address(tree.tibetan)).status_code == 404


def test_it_is_asked_for_and_never_posted(as_, tree):
    assert as_("yiyuan").post(address(tree.tibetan)).status_code == 405


def test_a_locked_and_a_withdrawn_page_show_what_would_come_back(as_, tree):
    columns = {"withdrawn_at": timezone.now(), "withdrawn_reason": "错了", "locked": True}
    SciencePage.objects.filter(pk=tree.tibetan.pk).update(**columns)
    assert sentence(shown(as_("yiyuan"), tree.tibetan), tree.tibetan, WASH) == [TIBETAN[WASH]]


def test_a_page_whose_chinese_is_gone_says_so(as_, tree, monkeypatch):
    monkeypatch.setattr(type(tree.tibetan), "source_page", None)
    answer = as_("yiyuan").get(address(tree.tibetan))
    assert answer.status_code == 404 and "中文原文已经删除" in answer.content.decode()


def test_a_page_that_cannot_be_drawn_is_no_page(as_, tree, monkeypatch):
    failed = HttpResponse("坏了", status=500)
    monkeypatch.setattr(SciencePage, "make_preview_request", lambda *_: failed)
    assert as_("yiyuan").get(address(tree.tibetan)).status_code == 500


def test_nobody_keeps_it_indexes_it_or_frames_it_elsewhere(as_, tree, kept):  # noqa: F811 -- the fixture
    for dress in DRESSES:
        answer = as_("yiyuan").get(address(tree.tibetan, dress))
        assert {rule.strip() for rule in answer["Cache-Control"].split(",")} >= {"private", "no-store"}
        assert "noindex" in answer["X-Robots-Tag"] and answer["X-Frame-Options"] == "SAMEORIGIN"
        assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
        assert "unsafe" not in answer["Content-Security-Policy"] and "ETag" not in answer
        assert not answer.cookies and answer["Content-Language"] == "bo"
    assert keys() == [] and "data-segment" not in as_("bianji").get(tree.tibetan.url_path).content.decode()
    editor = as_("yiyuan").get(reverse("translation_workbench", args=[tree.tibetan.pk]))
    assert "unsafe-inline" in editor["Content-Security-Policy"], "the admin keeps its own"


def test_what_readers_have_is_not_answered_for_it_nor_it_for_them(as_, client, tree, kept):  # noqa: F811 -- the fixture
    public = client.get(tree.tibetan.url_path).content
    type_words(as_("yiyuan"), tree.tibetan, WASH, "ལག་པ་ཁྲུས།")
    assert "ལག་པ་ཁྲུས།" in shown(as_("yiyuan"), tree.tibetan).get_text()
    assert client.get(tree.tibetan.url_path).content == public


def test_to_look_writes_nothing(as_, tree):
    client = as_("yiyuan")
    client.get(address(tree.tibetan))
    cache.clear()
    with writes() as found:
        for dress in DRESSES:
            client.get(address(tree.tibetan, dress))
    assert found == []


def test_a_page_of_three_hundred_sentences_asks_as_many_queries_as_a_short_one(as_, tree):
    counts = []
    for length in (4, 300):
        page, client = long_page(tree, length), as_("yiyuan")
        client.get(address(page))
        with CaptureQueriesContext(connection) as queries:
            screen = shown(client, page)
        assert len(screen.select("[data-segment]")) >= length
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 40


def test_the_editor_leads_there_also_without_scripts(as_, tree):
    screen = screen_of(as_("yiyuan"), tree.tibetan)
    link = BeautifulSoup(screen.select_one(".wb-bar noscript").decode_contents(), "html.parser").a
    assert link["href"] == reverse("translation_preview", args=[tree.tibetan.pk]) and link["target"] == "_blank"
    assert screen.select_one("[data-preview]").has_attr("hidden") and row_of(screen, WASH)["data-key"]

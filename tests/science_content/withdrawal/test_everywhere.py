"""A withdrawn page answers 410 in each of the languages, and nothing leads to it any more."""

import pytest
from wagtail.models import Locale

from languages import registry
from science_content.models import ArticlePage, ManualChapterPage, ManualPage, SciencePage
from science_content.withdrawal.actions import restore, withdraw
from search.queries import find
from translation.engine.sources import translation_of
from translation.engine.starting import start
from translation.release.actions import release

pytestmark = pytest.mark.django_db
REASON = "药名写错了，正在改。"
KIOSKS = {"bo": "/e/533401", "lis": "/e/533301", "tdd": "/e/533102"}
MANUAL = "mao-niu-yu-huang-niu-jian-kang-shou-ce"


@pytest.fixture
def article(db) -> ArticlePage:
    """The article on altitude, which stands in Mandarin and Tibetan; now in Lisu and Dehong Dai as well."""
    page = ArticlePage.objects.live().get(
        slug="gao-yuan-fan-ying-zen-me-fang-zen-me-ban", locale__language_code="zh-hans"
    )
    for code in ("lis", "tdd"):
        locale = Locale.objects.get(language_code=code)
        start(page, locale)
        release(translation_of(page.get_translation(locale)))
    return page


def in_language(page: SciencePage, code: str) -> str:
    return page.url_path.replace("/zh-hans/", f"/{code}/", 1)


def test_it_answers_410_with_the_reason_in_every_language(client, article):
    withdraw(article, reason=REASON)
    addresses = {in_language(article, code): code for code in registry.LANGUAGES}
    addresses |= {kiosk + in_language(article, code): code for code, kiosk in KIOSKS.items()}
    for address, code in addresses.items():
        answer = client.get(address)
        assert answer.status_code == 410, address
        assert f'<p lang="zh-Hans">{REASON}</p>' in answer.content.decode(), address
        assert f'<html lang="{registry.get(code).tag}"' in answer.content.decode(), address


@pytest.mark.parametrize("code", ["zh-hans", "bo", "lis", "tdd", "kac"])
def test_nothing_leads_to_it_in(client, article, code):
    """Front page, topic, calendar, kinds, border action, feed, sitemap and search, in both dresses."""
    here = in_language(article, code)
    question = article.title
    lists = [
        "",
        "gao-yuan-sheng-huo/",
        "calendar/",
        "calendar/11/",
        "kinds/articles/",
        "border/",
        "border/tibetan/",
        "feed/",
    ]
    lists += [f"search/?q={question}", f"search/?q={question}&kind=articles"]
    addresses = [f"/{code}/{path}" for path in lists] + [f"/sitemap-{code}.xml", "/sitemap-zh-hans.xml"]
    if code in KIOSKS:
        addresses += [f"{KIOSKS[code]}/{code}/{path}" for path in lists if path != "feed/"] + [f"{KIOSKS[code]}/"]
    leads = {address for address in addresses if leads_to(client, address, here)} if code in ("zh-hans", "bo") else None
    withdraw(article, reason=REASON)
    assert [address for address in addresses if leads_to(client, address, here)] == []
    found = find(question, registry.get(code))
    assert article.pk not in found.own + found.chinese
    if leads is not None:
        assert {f"/{code}/gao-yuan-sheng-huo/", f"/{code}/search/?q={question}", f"/sitemap-{code}.xml"} <= leads
        restore(SciencePage.objects.get(pk=article.pk))
        assert {address for address in addresses if leads_to(client, address, here)} == leads


def leads_to(client, address: str, here: str) -> bool:
    answer = client.get(address)
    return answer.status_code == 200 and here in answer.content.decode()


@pytest.mark.parametrize("code", ["zh-hans", "bo", "lis", "tdd"])
def test_what_is_asked_of_it_by_its_number_is_gone_too(client, article, code):
    page = SciencePage.objects.get(translation_key=article.translation_key, locale__language_code=code)
    rooms = {"languages": 410, "feedback": 410, "feedback/{}/thanks": 410, "side-by-side": 410}
    withdraw(article, reason=REASON)
    for room, status in rooms.items():
        path = room.format(page.pk) if "{}" in room else f"{room}/{page.pk}"
        for dress in ("", KIOSKS.get(code, "/e/533401")):
            assert client.get(f"{dress}/{code}/{path}/").status_code == status, path
    assert client.get(f"/{code}/qr/{page.pk}.svg").status_code == 404
    assert client.post(f"/{code}/feedback/{page.pk}/", {"answer": "useful"}).status_code == 410


def test_another_language_is_not_offered_where_it_was_withdrawn(client, article):
    tibetan = SciencePage.objects.get(translation_key=article.translation_key, locale__language_code="bo")
    SciencePage.objects.filter(pk=tibetan.pk).update(withdrawn_at="2026-11-01T00:00Z", withdrawn_reason=REASON)
    for path in (article.url_path, f"/zh-hans/languages/{article.pk}/"):
        assert tibetan.url_path not in client.get(path).content.decode()


def test_a_chapter_published_below_a_withdrawn_manual_is_withdrawn_and_restored_with_it(client, db):
    manual = ManualPage.objects.get(slug=MANUAL, locale__language_code="zh-hans")
    withdraw(manual, reason=REASON)
    manual.refresh_from_db()
    chapter = manual.add_child(
        instance=ManualChapterPage(title="新的一章", locale=manual.locale, body=[("text", "<p>字</p>")], live=False)
    )
    chapter.save_revision().publish()
    answer = client.get(chapter.url_path)
    assert answer.status_code == 410 and REASON in answer.content.decode()
    restore(SciencePage.objects.get(pk=manual.pk))
    assert client.get(chapter.url_path).status_code == 200


def test_an_address_that_never_was_stays_404_in_every_language(client, db):
    for code in registry.LANGUAGES:
        assert client.get(f"/{code}/gao-yuan-sheng-huo/no-such-page/").status_code == 404

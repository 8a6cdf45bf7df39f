"""Who translates sees what readers see: no withdrawn page, no draft of a chapter, no mark of another language."""

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Locale

from desk.translators.queries import rows
from languages import registry
from science_content.content_files.building import build
from science_content.models import ManualChapterPage, SciencePage
from science_content.withdrawal.actions import restore, withdraw
from tests.science_content.blocks_of_all_kinds import Maker
from tests.science_content.pieces import TEXT, image, piece, read, sound
from tests.trees import TIBETAN, dose_of, read_all, with_amount
from translation.engine.drafts import write_draft
from translation.engine.sources import segments, store_words, translation_of, update_source
from translation.engine.starting import start
from translation.release.actions import release

pytestmark = pytest.mark.django_db
FACTS = {"summary": "读完就会。", "is_demo": False, "body": [TEXT]}


def locale(code: str) -> Locale:
    return Locale.objects.get(language_code=code)


def on_the_desk(code: str = "bo") -> dict[int, str]:
    return {row.page.pk: row.state for row in rows(registry.get(code))}


def desk_row(as_, page) -> str:
    """The row of a page on the Tibetan desk, as a translator sees it; "" where there is none."""
    html = BeautifulSoup(as_("yiyuan").get("/cms/translations/?language=bo").content, "html.parser")
    return "".join(str(row) for row in html.select("tbody tr") if page.title in row.get_text())


def test_a_withdrawn_page_stays_on_the_translators_desk_with_the_reason_and_nothing_to_do(tree, as_):
    edit = f"/cms/translations/{tree.tibetan.pk}/"
    assert edit in desk_row(as_, tree.article) and 'class="closed"' not in desk_row(as_, tree.article)
    withdraw(tree.article, reason="说法有误")
    row = desk_row(as_, tree.article)
    assert "已撤回：说法有误" in row and 'class="closed"' in row and edit not in row
    restore(SciencePage.objects.get(pk=tree.article.pk))
    assert edit in desk_row(as_, tree.article)


def test_a_page_that_is_not_public_is_not_on_the_desk(tree):
    page = piece(tree.topic, "article")
    assert page.pk in on_the_desk()
    page.unpublish()
    assert page.pk not in on_the_desk()


def test_a_translation_that_went_down_with_its_source_says_why_until_that_is_back(tree, as_):
    tree.article.unpublish()
    row = desk_row(as_, tree.article)
    assert "中文原文下线了" in row and "/cms/translations/" not in row
    SciencePage.objects.get(pk=tree.article.pk).specific.save_revision().publish()
    assert "中文原文下线了" not in desk_row(as_, tree.article)


def test_a_translation_whose_source_was_deleted_says_so_and_keeps_its_words(tree, as_):
    tree.article.delete()
    row = desk_row(as_, tree.tibetan)
    assert "中文原文已经删除" in row and "/cms/translations/" not in row


def test_the_desk_says_how_each_stands_in_its_own_language(tree):
    assert (on_the_desk("bo")[tree.article.pk], on_the_desk("lis")[tree.article.pk]) == ("partial", "missing")
    start(tree.article, locale("lis"))
    assert on_the_desk("lis")[tree.article.pk] == "draft"
    SciencePage.objects.filter(pk=tree.tibetan.pk).update(language_state="outdated")
    assert on_the_desk("bo")[tree.article.pk] == "outdated"


def test_the_desk_counts_the_words_of_its_own_language(tree):
    start(tree.article, locale("lis"))
    done = {
        code: next(row for row in rows(registry.get(code)) if row.source.pk == tree.article.pk)
        for code in ("bo", "lis")
    }
    assert done["bo"].progress.done == len(TIBETAN) and done["lis"].progress.done == 0
    assert done["bo"].progress.all == done["lis"].progress.all > len(TIBETAN)


def test_a_draft_of_a_chapter_is_not_sent_to_translators(tree):
    manual = build(tree.topic, "manual", FACTS | {"key": "m", "title": "试验手册", "slug": "m"}, {}, {})
    public = build(manual, "chapter", FACTS | {"key": "a", "title": "第一章", "slug": "a"}, {}, {})
    draft = ManualChapterPage(title="还在写", slug="b", locale=manual.locale, live=False)
    manual.add_child(instance=draft)
    draft.save_revision()
    start(manual, locale("bo"))
    assert public.has_translation(locale("bo")) and not draft.has_translation(locale("bo"))
    assert translation_of(SciencePage(translation_key=draft.translation_key, locale=locale("bo"))) is None


def test_a_page_of_another_kind_below_is_not_sent_along(tree):
    start(tree.topic, locale("lis"))
    assert tree.topic.has_translation(locale("lis")) and not tree.article.has_translation(locale("lis"))


def test_what_stands_above_is_sent_first_and_stays_a_draft(tree):
    start(tree.article, locale("lis"))
    for page in (tree.topic, tree.article):
        translated = page.get_translation(locale("lis"))
        assert not translated.live and translated.language_state == "partial"


def test_a_machine_draft_in_one_language_marks_no_other(tree, client):
    lisu, bo = start(tree.article, locale("lis")), translation_of(tree.tibetan)
    store_words(lisu, {"叶子会卷起来。": "ꓗꓻ"}, tool="试验机器")
    assert release(lisu).machine_draft and not release(bo).machine_draft
    assert "机器" in read(client, tree.article.get_translation(locale("lis"))).main.get_text()
    assert "机器" not in read(client, tree.tibetan).main.get_text()


def test_words_that_a_person_wrote_are_no_machine_draft(tree):
    lisu = start(tree.article, locale("lis"))
    store_words(lisu, {"叶子会卷起来。": "ꓗꓻ"}, tool="试验机器")
    store_words(lisu, {"叶子会卷起来。": "ꓗꓻ ꓗꓸ"})
    assert not release(lisu).machine_draft


def test_a_tick_is_of_one_language_alone(tree, cast):
    release(start(tree.article, locale("lis")))
    read_all(SciencePage.objects.get(pk=tree.tibetan.pk), cast["jiaodui"])
    ticked = SciencePage.objects.filter(checked_by_native=True, translation_key=tree.article.translation_key)
    assert [page.pk for page in ticked] == [tree.tibetan.pk]


def test_a_release_in_one_language_leaves_the_notice_of_another(tree):
    release(start(tree.article, locale("lis")))
    lisu = tree.article.get_translation(locale("lis"))
    pages = SciencePage.objects.filter(pk__in=[lisu.pk, tree.tibetan.pk])
    pages.update(safety_notice_at="2026-11-01T00:00Z", language_state="outdated", checked_by_native=True)
    release(translation_of(tree.tibetan))
    lisu.refresh_from_db()
    assert lisu.safety_notice_at and lisu.language_state == "outdated" and lisu.checked_by_native
    tree.tibetan.refresh_from_db()
    assert not tree.tibetan.safety_notice_at and not tree.tibetan.checked_by_native


def offered(client, address: str) -> set[str]:
    answer = client.get(address)
    assert answer.status_code == 200
    return {choice.language.code for choice in answer.context["choices"]}


def test_a_kiosk_offers_a_page_in_the_languages_of_its_place_alone(tree, client):
    release(start(tree.article, locale("tdd")))
    dai = tree.article.get_translation(locale("tdd"))
    public = f"/zh-hans/languages/{tree.article.pk}/"
    assert offered(client, public) == set(registry.LANGUAGES)
    assert dai.url_path in client.get(public).content.decode()
    shown = client.get(f"/e/533401{public}")
    start_page = client.get("/e/533401/").context["request"].reader.languages
    assert offered(client, f"/e/533401{public}") == {language.code for language in start_page}
    assert "tdd" not in offered(client, f"/e/533401{public}")
    hrefs = {link["href"] for link in BeautifulSoup(shown.content, "html.parser").main.find_all("a")}
    assert f"/e/533401{tree.tibetan.url_path}" in hrefs and not any(dai.url_path in href for href in hrefs)


def test_a_language_is_offered_as_it_stands(tree, client):
    choices = {
        c.language.code: c.state for c in client.get(f"/zh-hans/languages/{tree.article.pk}/").context["choices"]
    }
    assert (choices["zh-hans"], choices["bo"], choices["lis"]) == ("source", "partial", "missing")
    start(tree.article, locale("lis"))
    choices = {
        c.language.code: c.state for c in client.get(f"/zh-hans/languages/{tree.article.pk}/").context["choices"]
    }
    assert choices["lis"] == "missing"


def test_a_release_says_how_much_stands(tree):
    bo = translation_of(tree.tibetan)
    assert release(bo).language_state == "partial"
    store_words(bo, {segment.string.data: "ཚིག" + " 10%" * ("10%" in segment.string.data) for segment in segments(bo)})
    assert release(bo).language_state == "full"


@pytest.mark.parametrize("code, state", [("lis", "partial"), ("bo", "outdated")])
def test_a_draft_that_has_no_words_does_not_become_stale(tree, code, state):
    start(tree.article, locale("lis"))
    tree.article.title = "蚜虫到底怎么防"
    tree.article.save_revision().publish()
    assert tree.article.get_translation(locale(code)).language_state == state


def test_a_withdrawal_makes_nothing_stale(tree, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(tree.article, reason="说法有误")
        restore(SciencePage.objects.get(pk=tree.article.pk))
    page = SciencePage.objects.get(pk=tree.tibetan.pk)
    assert (page.language_state, page.safety_notice_at) == ("partial", None)


def test_a_kiosk_has_chinese_and_what_is_read_at_its_place(client, db):
    reader = client.get("/e/533401/").context["request"].reader
    assert [language.code for language in reader.languages] == ["zh-hans", "bo", "nxq", "lis"]
    assert [client.get(address).status_code for address in ("/e/999999/", "/e/999999/bo/", "/e/533401/xx/")] == [
        404
    ] * 3


def test_a_draft_takes_the_live_numbers_whatever_the_frozen_source_holds(tree):
    with_amount(tree.article, 20).save_revision().publish()  # followers have not run: the frozen source holds 10
    draft = write_draft(translation_of(tree.tibetan)).as_object()
    assert dose_of(draft)["amount"] == 20
    assert draft.numbers_revision == SciencePage.objects.get(pk=tree.article.pk).live_revision_id


def test_pictures_and_addresses_are_offered_to_no_translator(tree):
    page = piece(tree.topic, "article")
    page.body = Maker(image=image().pk, media=sound().pk).stored(page.body.stream_block)
    page.save_revision().publish()
    source = start(page, locale("lis")).source
    assert not source.overridablesegment_set.exists()
    source.update_from_db()
    assert source.overridablesegment_set.exists(), "what the engine would offer by itself"
    assert update_source(page) and not source.overridablesegment_set.exists()

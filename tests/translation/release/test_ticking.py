"""A tick is a person and what was read: sentence by sentence, of the live page, and never one's own guarded words."""

import pytest
from wagtail.models import Locale, PageLogEntry

from science_content.models import ArticlePage, SciencePage
from science_content.pages.raw import raw_body
from tests.translation.release.native import WASH, WORDS, has_dose_words, read_by, seen, write
from tests.trees import DOSE, read_all, with_amount
from translation.engine.judging import WordsRefused
from translation.engine.starting import start
from translation.models import NativeReading
from translation.release.actions import release
from translation.release.ticking import Moved, NotTicked, take_back

pytestmark = pytest.mark.django_db


def test_a_row_says_who_read_which_sentences_of_which_revision(written, cast):
    screen = seen(written.tibetan).print
    read_by(written.tibetan, cast["jiaodui"])
    row = NativeReading.objects.get()
    assert (row.user, row.reader, row.language) == (cast["jiaodui"], "扎西", "bo")
    assert (row.page_key, row.revision_id) == (written.article.translation_key, written.tibetan.live_revision_id)
    assert row.screen == screen and {path for path, _ in row.sentences} >= {"title", "summary"}
    assert str(row) == f"bo · 扎西 · {len(row.sentences)}句"
    entry = PageLogEntry.objects.get(page=written.tibetan.page_ptr, action="translation.checked")
    assert entry.user == cast["jiaodui"] and f"看过{len(row.sentences)}句" in entry.message


def test_some_sentences_are_read_and_the_others_are_not(written, cast, client):
    read_by(written.tibetan, cast["jiaodui"], DOSE["substance"], DOSE["purpose"], DOSE["method"])
    assert has_dose_words(client, written.tibetan) and has_dose_words(client, written.tibetan, "/e/533401")
    assert "未经母语者审校" in client.get(written.tibetan.url).content.decode()
    assert len(seen(written.tibetan).can_be_read) - 3 == sum(each.is_open for each in seen(written.tibetan).sentences)
    read_by(written.tibetan, cast["jiaodui"])
    assert "未经母语者审校" not in client.get(written.tibetan.url).content.decode()


def test_two_words_of_a_dose_that_were_read_show_no_third(written, cast, client):
    read_by(written.tibetan, cast["jiaodui"], DOSE["substance"], DOSE["purpose"])
    assert not has_dose_words(client, written.tibetan)


def by_source(tree, cast) -> None:
    article = ArticlePage.objects.get(pk=tree.article.pk)
    article.body = [raw_body(article)[0] | {"value": "<p>蚜虫不吸汁。</p>"}, *raw_body(article)[1:]]
    article.save_revision().publish()


def by_number(tree, cast) -> None:
    with_amount(ArticlePage.objects.get(pk=tree.article.pk), 100).save_revision().publish()


def by_release(tree, cast) -> None:
    write(tree, cast["yiyuan"], **{WASH: "ཀ་ཁ།"})


def by_second_tab(tree, cast) -> None:
    read_by(tree.tibetan, cast["jiaodui"], WASH)


def by_taking_back(tree, cast) -> None:
    take_back(page=tree.tibetan, user=cast["jiaodui"])


def by_level(tree, cast) -> None:
    article = ArticlePage.objects.get(pk=tree.article.pk)
    body = raw_body(article)
    body[-1]["value"]["level"] = "information"
    article.body = body
    article.save_revision().publish()


def by_row(tree, cast) -> None:
    body = raw_body(tree.tibetan)
    body[0]["value"] = "<p>གཞན།</p>"
    SciencePage.objects.filter(pk=tree.tibetan.pk).update(body=body)


MOVES = [by_source, by_number, by_release, by_second_tab, by_taking_back, by_level, by_row]


@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.__name__)
def test_what_moved_since_the_screen_was_opened_ticks_nothing(written, cast, move):
    read_by(written.tibetan, cast["jiaodui"], "叶子会卷起来。")
    screen = seen(written.tibetan).print
    move(written, cast)
    before = SciencePage.objects.filter(pk=written.tibetan.pk).values().get()
    with pytest.raises(Moved):
        read_by(written.tibetan, cast["jiaodui"], screen=screen)
    assert SciencePage.objects.filter(pk=written.tibetan.pk).values().get() == before


def test_without_the_print_of_a_screen_nothing_is_ticked(written, cast):
    with pytest.raises(Moved):
        read_by(written.tibetan, cast["jiaodui"], screen="0" * 32)


def test_a_page_that_does_not_follow_the_chinese_cannot_be_ticked(written, cast):
    SciencePage.objects.filter(pk=written.tibetan.pk).update(numbers_revision=None)
    with pytest.raises(NotTicked, match="没有跟上中文"):
        read_by(written.tibetan, cast["jiaodui"])


def test_a_row_with_other_words_than_its_language_says_cannot_be_ticked(written, cast):
    by_row(written, cast)
    with pytest.raises(NotTicked):
        read_by(written.tibetan, cast["jiaodui"])


def test_wrong_words_on_show_stop_the_tick_also_where_the_draft_is_right(written, cast):
    own = ArticlePage.objects.get(pk=written.tibetan.pk).own_words
    own["title"][0][2] = "ཀ 99"  # as it came before there were checks
    page = ArticlePage.objects.get(pk=written.tibetan.pk)
    page.title, page.own_words = "ཀ 99", own
    page.save()
    with pytest.raises(WordsRefused, match="99"):
        read_by(written.tibetan, cast["jiaodui"])


def test_old_words_under_a_safety_notice_are_not_ticked_and_the_notice_stays(written, cast, client):
    read_by(written.tibetan, cast["jiaodui"])
    article = ArticlePage.objects.get(pk=written.article.pk)
    article.significance = "safety"
    article.body = [
        raw_body(article)[0] | {"value": "<p>蚜虫吸叶子的汁。</p><p>叶子会慢慢卷起来。</p>"},
        *raw_body(article)[1:],
    ]
    article.save_revision().publish()
    old = [each for each in seen(written.tibetan).sentences if each.state == "old"]
    assert [(each.chinese, each.was, each.digest) for each in old] == [("叶子会慢慢卷起来。", "叶子会卷起来。", "")]
    read_all(written.tibetan, cast["jiaodui"])
    stored = written.reload().tibetan
    assert stored.safety_notice_at and not stored.checked_by_native
    assert "安全提示" in client.get(stored.url).content.decode()


def test_only_what_changed_is_to_be_read_again(written, cast):
    read_by(written.tibetan, cast["jiaodui"])
    write(written, cast["yiyuan"], **{WASH: "ཀ་ཁ།"})
    again = [each for each in seen(written.tibetan).sentences if each.is_open]
    assert [(each.chinese, each.changed) for each in again] == [(WASH, True)]


def test_what_was_taken_back_is_unread_and_did_not_change(written, cast, client):
    read_by(written.tibetan, cast["jiaodui"])
    take_back(page=written.tibetan, user=cast["jiaodui"])
    assert not has_dose_words(client, written.tibetan)
    assert {each.changed for each in seen(written.tibetan).sentences} == {False}
    assert all(each.is_open for each in seen(written.tibetan).can_be_read)
    assert PageLogEntry.objects.filter(page=written.tibetan.page_ptr, action="translation.unchecked").count() == 1


def test_an_old_revision_with_other_words_brings_no_tick_with_it(written, cast, client):
    write(written, cast["yiyuan"], **{DOSE["purpose"]: "གཞན་ཞིག"})
    other = written.reload().tibetan.live_revision
    write(written, cast["yiyuan"], **{DOSE["purpose"]: WORDS[DOSE["purpose"]]})
    read_by(written.tibetan, cast["jiaodui"])
    assert has_dose_words(client, written.tibetan)
    other.publish()
    html = client.get(written.tibetan.url).content.decode()
    assert "གཞན་ཞིག" not in html and "未经母语者审校" in html


def test_a_page_in_chinese_words_counts_as_read_by_nobody(tree, cast):
    page = release(start(tree.article, Locale.objects.get(language_code="lis")))
    assert not page.checked_by_native
    read_all(page)
    assert not SciencePage.objects.get(pk=page.pk).checked_by_native

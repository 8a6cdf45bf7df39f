"""A tick is a person and what was read: sentence by sentence, of the live page, and never one's own guarded words."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.models import Locale, PageLogEntry

from cms.roles.actions import group_name
from cms.roles.table import LANGUAGE_REVIEWER, TRANSLATOR
from languages import registry
from science_content.models import ArticlePage, SciencePage
from science_content.pages.raw import raw_body
from tests.trees import DOSE, TIBETAN, read_all, with_amount
from translation.engine.drafts import write_draft
from translation.engine.judging import WordsRefused
from translation.engine.sources import start, store_words, translation_of
from translation.engine.whole import WholePage, whole
from translation.models import NativeReading, WordsAuthor
from translation.release.actions import release
from translation.release.permissions import people_of
from translation.release.ticking import Moved, NotTicked, take_back, tick

pytestmark = pytest.mark.django_db
WORDS = {
    DOSE["substance"]: "སྨན་ཁུ། 10%",
    DOSE["purpose"]: "སྲིན་འབུ་འགོག",
    DOSE["method"]: "ཆུ་བསྲེས་ནས་གཏོར།",
    "清水": "ཆུ་གཙང་མ།",
}
WASH = "打药后洗手。"


@pytest.fixture
def written(tree, cast):
    """Every word of the Tibetan page by its translator, released."""
    store_words(translation_of(tree.tibetan), TIBETAN | WORDS, user=cast["yiyuan"])
    release(translation_of(tree.tibetan), user=cast["jiaodui"])
    return tree.reload()


def seen(page) -> WholePage:
    return whole(translation_of(page))


def read_by(page, user, *chinese: str, screen: str = ""):
    """The sentences named by their Chinese, all of them where none is."""
    shown = seen(page)
    chosen = [each.digest for each in shown.can_be_read if not chinese or each.chinese in chinese]
    return tick(page=page, user=user, sentences=chosen, screen=screen or shown.print)


def has_dose_words(client, page, prefix: str = "") -> bool:
    return WORDS[DOSE["purpose"]] in client.get(f"{prefix}{page.url}").content.decode()


def write(tree, user, **words: str) -> None:
    store_words(translation_of(tree.tibetan), words, user=user)
    release(translation_of(tree.tibetan))


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


GUARDED = (DOSE["substance"], DOSE["purpose"], DOSE["method"], "清水", WASH)


@pytest.mark.parametrize("chinese", GUARDED)
def test_who_wrote_a_guarded_sentence_does_not_read_it(written, cast, chinese):
    write(written, cast["jiaodui"], **{chinese: "ཀ 10% ཁ" if "10%" in chinese else "ཀ་ཁ།"})
    found = read_by(written.tibetan, cast["jiaodui"])
    assert [each.chinese for each in found.own] == [chinese] and chinese not in [each.chinese for each in found.read]
    assert found.read and not written.reload().tibetan.checked_by_native
    assert [each.chinese for each in seen(written.tibetan).sentences if each.is_open] == [chinese]


def test_a_plain_sentence_may_be_read_by_who_wrote_it(written, cast):
    write(written, cast["jiaodui"], **{"叶子会卷起来。": "ལོ་མ་འཁྱིལ་འགྲོ་བ་རེད།"})
    assert read_by(written.tibetan, cast["jiaodui"]).own == []
    assert written.reload().tibetan.checked_by_native


def test_the_translator_is_the_second_person_of_what_a_reviewer_wrote(written, cast, client):
    write(written, cast["jiaodui"], **{DOSE["purpose"]: "སྲིན་འབུ་འགོག་པ།"})
    read_by(written.tibetan, cast["jiaodui"])
    found = read_by(written.tibetan, cast["yiyuan"])
    assert [each.chinese for each in found.read] == [DOSE["purpose"]] and not found.own
    assert written.reload().tibetan.checked_by_native
    assert "སྲིན་འབུ་འགོག་པ།" in client.get(written.tibetan.url).content.decode()


@pytest.mark.parametrize("author", ["yiyuan", "yiyuan-lisu", "bianji", None])
def test_a_translator_reads_no_words_of_those_who_may_not_release(tree, cast, author):
    store_words(translation_of(tree.tibetan), TIBETAN | WORDS, user=author and cast[author])
    release(translation_of(tree.tibetan), user=cast["jiaodui"])
    found = read_by(tree.tibetan, cast["yiyuan"])
    assert found.read == [] and not tree.reload().tibetan.checked_words and not NativeReading.objects.exists()


@pytest.mark.parametrize("name", ["yiyuan-lisu", "bianji", "shenhe", "shengban", "xinxi"])
def test_people_of_other_work_read_nothing(written, cast, name):
    assert read_by(written.tibetan, cast[name]).read == []
    assert not written.reload().tibetan.checked_words


def test_who_wrote_first_stays_the_author_whoever_stores_the_same_again(written, cast):
    store_words(translation_of(written.tibetan), {WASH: TIBETAN[WASH]}, user=cast["jiaodui"])
    release(translation_of(written.tibetan), user=cast["jiaodui"])
    assert read_by(written.tibetan, cast["jiaodui"]).own == []
    store_words(translation_of(written.tibetan), {WASH: "ཀ་ཁ།"}, user=cast["jiaodui"])
    write_draft(translation_of(written.tibetan))
    store_words(translation_of(written.tibetan), {WASH: "ཀ་ཁ།"}, user=cast["yiyuan"])  # takes them over, as it were
    release(translation_of(written.tibetan), user=cast["jiaodui"])
    assert [each.chinese for each in read_by(written.tibetan, cast["jiaodui"]).own] == [WASH]
    assert WordsAuthor.objects.filter(user=cast["jiaodui"]).count() == 1


def lisu_page(tree, user) -> SciencePage:
    translation = start(tree.article, Locale.objects.get(language_code="lis"))
    store_words(
        translation, {chinese: f"ꓐ {'10%' if '10%' in chinese else ''}" for chinese in (*TIBETAN, *WORDS)}, user=user
    )
    return release(translation, user=user)


def lisu_person(name: str, role: str = LANGUAGE_REVIEWER):
    user = get_user_model().objects.create_user(name, last_name=name)
    user.groups.set([Group.objects.get(name=group_name(role, registry.get("lis")))])
    return user


@pytest.fixture
def lone(cast):
    """The one person who works in Lisu."""
    cast["yiyuan-lisu"].groups.clear()
    return lisu_person("独一")


ALONE = "未经第二人审校"


def test_one_person_alone_does_all_and_the_page_says_so_until_a_second_has_read(tree, lone, client):
    page = lisu_page(tree, lone)
    assert people_of("lis") == {lone.pk}
    assert read_by(page, lone).own == []
    for prefix in ("", "/e/533301"):
        html = client.get(f"{prefix}{page.url}").content.decode()
        assert ALONE in html and "未经母语者审校" not in html, prefix
    second = lisu_person("第二")
    assert ALONE in client.get(page.url).content.decode()  # that there is one now has read nothing
    assert read_by(page, lone).read == []
    guarded = [each.chinese for each in read_by(page, second).read]
    assert set(guarded) == set(GUARDED)
    html = client.get(page.url).content.decode()
    assert ALONE not in html and "未经母语者审校" not in html


def test_with_two_people_nobody_is_alone(tree, lone, client):
    second = lisu_person("第二", TRANSLATOR)
    page = lisu_page(tree, lone)
    assert {each.chinese for each in read_by(page, lone).own} == set(GUARDED)
    assert ALONE not in client.get(page.url).content.decode()
    second.is_active = False
    second.save()
    assert read_by(page, lone).own == [] and ALONE in client.get(page.url).content.decode()


def test_an_administrator_is_nobodys_second_person_and_the_tibetan_ones_are_not_lisu(cast, lone):
    assert people_of("lis") == {lone.pk}
    assert people_of("bo") == {cast["yiyuan"].pk, cast["jiaodui"].pk}
    cast["jiaodui"].is_active = False
    cast["jiaodui"].save()
    assert people_of("bo") == {cast["yiyuan"].pk}


def test_words_that_were_read_as_plain_ones_are_not_read_beside_a_dose(written, cast, client):
    """The same words in two places: who wrote them may read them in the prose, and not in the dose."""
    article = ArticlePage.objects.get(pk=written.article.pk)
    article.body = [raw_body(article)[0] | {"value": f"<p>{DOSE['purpose']}</p>"}, *raw_body(article)[1:]]
    article.save_revision().publish()
    write(written, cast["jiaodui"], **{DOSE["purpose"]: "ཀ་ཁ་ག།"})
    SciencePage.objects.filter(pk=written.tibetan.pk).update(checked_words=[])
    read_by(written.tibetan, cast["jiaodui"])
    assert (
        "ཀ་ཁ་ག།" not in client.get(written.tibetan.url).content.decode().split('class="dose"')[1].split("</section>")[0]
    )
    assert not written.reload().tibetan.checked_by_native


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

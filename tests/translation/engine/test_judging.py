"""Wrong words reach no reader by any road: typed, stored, imported, released, ticked, in bulk, by code, on a schedule."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation

from science_content.models import ArticlePage, SciencePage
from tests.reading_screen import answer
from tests.trees import TIBETAN, RichTree, read_all
from tests.typing_hand import type_words
from translation.engine.drafts import write_draft
from translation.engine.judging import WordsRefused, judged, refuse_wrong_words
from translation.engine.sources import progress, store_words, translation_of
from translation.engine.starting import start
from translation.engine.upgrade import bind_words
from translation.release.actions import release
from translation.release.ticking import take_back

pytestmark = pytest.mark.django_db
CHINESE = "试剂 10% 水剂"
RIGHT, WRONG = "ཀ 10% ཁ", "ཀ 100% ཁ"


def row_of(translation, chinese: str = CHINESE) -> StringTranslation:
    return StringTranslation.objects.get(translation_of__data=chinese, locale=translation.target_locale)


def typed(client, translation, words: str, chinese: str = CHINESE) -> str:
    """As the translators' editor stores them; what stops the words."""
    answer = type_words(client, translation.get_target_instance().specific, chinese, words)
    return " ".join(found["text"] for found in answer["findings"] if found["blocks"])


@pytest.fixture
def translation(tree):
    return translation_of(tree.tibetan)


def test_the_translator_is_told_at_once_and_again_when_it_is_mended(translation, as_):
    assert "中文里的“10%”，译文里没有。" in typed(as_("yiyuan"), translation, WRONG)
    assert row_of(translation).has_error and "审校" in row_of(translation).field_error
    assert typed(as_("yiyuan"), translation, RIGHT) == ""
    row = row_of(translation)
    assert (row.has_error, row.field_error) == (False, "")


def test_other_wrong_words_are_told_anew(translation, as_):
    typed(as_("yiyuan"), translation, WRONG)
    answer = typed(as_("yiyuan"), translation, "ཀ 10‰ ཁ")
    assert "10‰" in answer and "100%" not in answer


def test_what_only_warns_is_no_error(translation, as_):
    assert typed(as_("yiyuan"), translation, "མ", "打药后洗手。") == ""
    assert release(translation).live


@pytest.mark.parametrize("tool", ["", "机器草稿"])
def test_stored_words_are_judged_and_mended_words_anew(translation, tool):
    done, _ = progress(translation)
    store_words(translation, {CHINESE: WRONG}, tool=tool)
    assert row_of(translation).has_error and progress(translation)[0] == done
    store_words(translation, {CHINESE: RIGHT}, tool=tool)
    assert not row_of(translation).has_error and progress(translation)[0] == done + 1


def test_tags_that_upstream_cannot_read_are_still_an_error(translation):
    store_words(translation, {"打药后洗手。": '<p class="x">མ</p>'})
    assert row_of(translation, "打药后洗手。").has_error


def test_a_release_is_refused_and_nothing_is_written(tree, translation):
    store_words(translation, {CHINESE: WRONG, "打药后洗手。": "མ 3"})
    before = SciencePage.objects.filter(pk=tree.tibetan.pk).values().get()
    with pytest.raises(WordsRefused) as refusal:
        release(translation)
    said = " ".join(refusal.value.messages)
    assert f"“{CHINESE}”：中文里的“10%”，译文里没有。" in said and "“打药后洗手。”：译文里的“3”，中文里没有。" in said
    assert SciencePage.objects.filter(pk=tree.tibetan.pk).values().get() == before
    store_words(translation, {CHINESE: RIGHT, "打药后洗手。": TIBETAN["打药后洗手。"]})
    assert release(translation).live


def test_the_admin_says_why_a_release_is_refused(tree, translation, as_):
    store_words(translation, {CHINESE: WRONG})
    before = tree.reload().tibetan.last_published_at
    url = reverse("wagtailadmin_pages:edit", args=[tree.tibetan.pk])
    html = as_("jiaodui").post(url, {"action": "publish"}, follow=True).content.decode()
    assert "中文里的“10%”，译文里没有。" in html
    assert tree.reload().tibetan.last_published_at == before


def test_a_tick_is_refused_and_can_still_be_taken_back(tree, translation, cast, as_):
    store_words(translation, {CHINESE: WRONG})
    with pytest.raises(WordsRefused):
        read_all(tree.tibetan, cast["jiaodui"])
    assert "中文里的“10%”，译文里没有。" in answer(as_("jiaodui"), tree.tibetan).content.decode()
    assert not tree.reload().tibetan.checked_by_native
    take_back(page=tree.tibetan, user=cast["jiaodui"])


def words_past_the_signal(translation, words: str = WRONG) -> None:
    """A row written by `update`, `bulk_create` or an earlier version: nothing has looked at it."""
    store_words(translation, {CHINESE: RIGHT})
    StringTranslation.objects.filter(pk=row_of(translation).pk).update(data=words, has_error=False, field_error="")


def shown(page) -> str:
    return next(
        block.value["substance"] for block in ArticlePage.objects.get(pk=page.pk).body if block.block_type == "dose"
    )


def by_code(page, as_) -> None:
    write_draft(translation_of(page)).publish()


def in_bulk(page, as_) -> None:
    write_draft(translation_of(page))
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    as_("jiaodui").post(f"{url}?id={page.pk}", {"next": "/cms/"})


def by_schedule(page, as_) -> None:
    revision = write_draft(translation_of(page))
    draft = revision.as_object()
    draft.go_live_at = timezone.now() + timedelta(minutes=5)
    draft.save_revision().publish()
    page.revisions.update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")


@pytest.mark.parametrize("door", [by_code, in_bulk, by_schedule])
@pytest.mark.parametrize("store", [words_past_the_signal, lambda each: store_words(each, {CHINESE: WRONG})])
def test_no_door_lets_wrong_words_through(tree, as_, door, store):
    translation = translation_of(tree.tibetan)
    store(translation)
    door(tree.tibetan, as_)
    assert WRONG not in shown(tree.tibetan)
    assert shown(tree.tibetan) == CHINESE


def test_words_released_before_there_were_checks_give_way_at_the_upgrade(tree):
    translation = translation_of(tree.tibetan)
    store_words(translation, {CHINESE: RIGHT})
    page = release(translation)
    words_past_the_signal(translation)
    for block in (target := ArticlePage.objects.get(pk=page.pk)).body:
        if block.block_type == "dose":
            block.value["substance"] = WRONG
    ArticlePage.objects.filter(pk=page.pk).update(body=target.body, own_words=None)
    assert shown(page) == WRONG
    bind_words(apps)
    assert shown(page) == CHINESE
    assert "སྨན་གཏོར་རྗེས" in str(ArticlePage.objects.get(pk=page.pk).body)


def test_right_words_go_through_the_same_doors(tree, as_):
    store_words(translation_of(tree.tibetan), {CHINESE: RIGHT})
    in_bulk(tree.tibetan, as_)
    assert shown(tree.tibetan) == RIGHT


def test_a_row_that_nothing_has_looked_at_is_refused_at_release_and_at_the_tick(tree, cast):
    translation = translation_of(tree.tibetan)
    words_past_the_signal(translation)
    with pytest.raises(WordsRefused):
        release(translation)
    with pytest.raises(WordsRefused):
        read_all(tree.tibetan, cast["jiaodui"])


def test_another_language_is_not_held_up(tree):
    store_words(translation_of(tree.tibetan), {CHINESE: WRONG})
    lisu = start(tree.article, Locale.objects.get(language_code="lis"))
    store_words(lisu, {CHINESE: "ꓐ 10% ꓐ"})
    assert release(lisu).live


def test_words_that_do_not_fit_their_block_are_told(tree):
    rich = RichTree.below(tree.topic)
    translation = translation_of(rich.tibetan)
    store_words(translation, {"做法": "ཀ" * 321, "早防早好。": "ཀ" * 321, "叶斑怎么防": "ཀ" * 256})
    assert "最多320个" in row_of(translation, "做法").field_error
    assert "最多255个" in row_of(translation, "叶斑怎么防").field_error
    assert not row_of(translation, "早防早好。").has_error


def test_every_place_of_every_demo_translation_is_known_and_passes(db):
    from wagtail_localize.models import Translation

    kinds = 0
    for each in Translation.objects.filter(target_locale__language_code="bo").select_related("source", "target_locale"):
        refuse_wrong_words(each)
        kinds += len(judged(each))
    assert kinds > 150


def test_judging_asks_few_queries(tree, django_assert_num_queries):
    translation = translation_of(tree.tibetan)
    judged(translation)  # content types are remembered
    with django_assert_num_queries(3):
        judged(translation)

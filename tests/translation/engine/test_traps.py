"""The traps of wagtail-localize that would put a wrong or unreleased page before a reader, each by its number."""

import pytest
from django.urls import reverse
from wagtail.blocks import CharBlock, ListBlock, StreamBlock, StructBlock
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.strings import extract_strings

from science_content.checks import lost_lists
from science_content.models import ArticlePage, ManualPage, SciencePage
from tests.reading_screen import answer
from tests.trees import TIBETAN, dose_of, with_amount
from translation.engine.drafts import write_draft
from translation.engine.sources import progress, segments, store_words, translation_of
from translation.engine.starting import NotTranslatable, start
from translation.release.actions import Locked, release

pytestmark = pytest.mark.django_db


@pytest.fixture
def lisu(db) -> Locale:
    return Locale.objects.get(language_code="lis")


@pytest.fixture
def manual(db) -> ManualPage:
    return ManualPage.objects.get(locale__language_code="zh-hans", slug="he-tao-zai-pei-guan-li")


def released(page: SciencePage, locale: Locale) -> SciencePage:
    translation = translation_of(page.get_translation(locale))
    return release(translation)


def test_trap_01_a_manual_started_with_its_chapters_leaves_a_sound_tree(manual, lisu, client):
    start(manual, lisu)
    target = manual.get_translation(lisu)
    assert target.numchild == manual.numchild == target.get_children().count()
    released(manual, lisu)
    for chapter in manual.get_children().specific():
        assert client.get(released(chapter, lisu).url).status_code == 200
    assert not any(Page.find_problems())


@pytest.mark.parametrize("code", ["bo", "tdd", "khb", "ii", "lis", "kac", "prk", "hmd", "za"])
def test_trap_02_a_language_that_django_does_not_know_routes(client, code):
    response = client.get(f"/{code}/")
    assert response.status_code == 200
    assert f'<html lang="{code}"' in response.content.decode()


def test_trap_03_a_list_that_would_never_be_extracted_is_refused():
    inner = StructBlock([("rows", ListBlock(CharBlock()))])
    body = StreamBlock([("table", StructBlock([("inside", inner)]))])
    assert list(lost_lists(body)) == [".table.inside.rows"]
    assert list(lost_lists(ArticlePage._meta.get_field("body").stream_block)) == []


def test_trap_03_every_word_of_every_block_reaches_the_translator(manual, lisu):
    start(manual, lisu)
    for page in [manual, *manual.get_children().specific()]:
        seen = {segment.string.data for segment in StringSegment.objects.filter(source__object_id=page.translation_key)}
        for block in page.body:
            if block.block_type in {"warning", "quote", "dose"}:
                words = {str(value) for value in block.value.values() if isinstance(value, str) and not value.isascii()}
                assert {word for word in words if word not in seen and len(word) > 5} == set()
            if block.block_type == "steps":
                assert {step["text"] for step in block.value["steps"]} <= seen
                assert {material["name"] for material in block.value["materials"]} <= seen


def test_trap_03_only_words_are_offered(manual, lisu, django_capture_on_commit_callbacks):
    translation = start(manual, lisu)
    assert not translation.source.overridablesegment_set.exists()
    with django_capture_on_commit_callbacks(execute=True):
        manual.save_revision().publish()
    assert not translation.source.overridablesegment_set.exists()


@pytest.mark.parametrize("tag", ["sub", "sup", "u", "mark", "b", "i"])
def test_trap_04_inline_tags_do_not_split_a_sentence(tag):
    _, strings = extract_strings(f"<p>水的分子式是 H<{tag}>2</{tag}>O。</p>")
    assert [string.data for string, _ in strings] == [f"水的分子式是 H<{tag}>2</{tag}>O。"]


def test_trap_05_the_slug_is_ascii_and_the_same_in_every_language(tree, lisu):
    start(tree.article, lisu)
    assert tree.article.slug == "ya-chong-zen-me-fang"
    assert {page.slug for page in tree.article.get_translations(inclusive=True)} == {tree.article.slug}


def test_trap_05_a_slug_changed_at_the_source_follows_with_the_next_release(tree, django_capture_on_commit_callbacks):
    tree.article.slug = "ya-chong"
    with django_capture_on_commit_callbacks(execute=True):
        tree.article.save_revision().publish()
    assert release(translation_of(tree.tibetan)).slug == "ya-chong"


def test_trap_06_a_changed_number_is_shown_with_a_notice(tree, client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        with_amount(tree.article, 20).save_revision().publish()
    html = client.get(tree.tibetan.url).content.decode()
    assert dose_of(tree.reload().tibetan)["amount"] == 20
    assert "更正" in html and "译文较旧" not in html


def test_trap_07_a_locked_page_is_not_published(tree, as_):
    SciencePage.objects.filter(pk=tree.tibetan.pk).update(locked=True)
    with pytest.raises(Locked):
        release(translation_of(tree.tibetan))
    before = tree.reload().tibetan.last_published_at
    url = reverse("wagtailadmin_pages:edit", args=[tree.tibetan.pk])
    response = as_("jiaodui").post(url, {"action": "publish"}, follow=True)
    assert "锁定" in response.content.decode()
    assert tree.reload().tibetan.last_published_at == before


def test_trap_08_a_draft_of_a_live_translation_leaves_the_public_page_alone(tree):
    store_words(translation_of(tree.tibetan), {"打药后洗手。": "ཡི་གེ་གསར་པ།"})
    before = SciencePage.objects.filter(pk=tree.tibetan.pk).values().get()
    write_draft(translation_of(tree.tibetan))
    after = SciencePage.objects.filter(pk=tree.tibetan.pk).values().get()
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {"latest_revision_id", "latest_revision_created_at", "has_unpublished_changes", "draft_title"}


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", ["download_pofile", "upload_pofile"])
def test_trap_09_po_files_are_switched_off(tree, as_, method, name):
    url = reverse(f"wagtail_localize:{name}", args=[translation_of(tree.tibetan).pk])
    for who in ("yiyuan", "jiaodui", "admin"):
        assert getattr(as_(who), method)(url).status_code == 404


@pytest.mark.parametrize("empty", ["", "   ", "&nbsp;", "<b> </b>", "　"])
def test_trap_10_an_empty_translation_is_no_translation(tree, client, empty):
    translation = translation_of(tree.tibetan)
    done, _ = progress(translation)
    segment = next(each for each in segments(translation) if each.string.data == "打药后洗手。")
    StringTranslation.objects.filter(translation_of=segment.string, locale=translation.target_locale).update(data=empty)
    assert progress(translation)[0] == done - 1
    assert release(translation).language_state == "partial"
    assert '<span lang="zh-Hans">打药后洗手。</span>' in client.get(tree.tibetan.url).content.decode()


def test_trap_11_nothing_is_public_before_it_is_released(tree, lisu, client):
    start(tree.article, lisu)
    draft = tree.article.get_translation(lisu)
    assert not draft.live
    assert client.get(f"/lis/{tree.topic.slug}/{tree.article.slug}/").status_code == 404


def test_trap_12_deleting_the_source_keeps_its_translations(tree):
    tree.article.delete()
    assert ArticlePage.objects.filter(pk=tree.tibetan.pk).exists()


def test_trap_12_an_orphan_is_not_public_and_its_doses_are_hidden_all_the_same(tree, client):
    tree.article.delete()
    assert client.get(tree.tibetan.url_path).status_code == 404
    ArticlePage.objects.filter(pk=tree.tibetan.pk).update(live=True)  # past every door
    assert "剂量暂不显示" in client.get(tree.tibetan.url_path).content.decode()


def test_trap_13_a_translation_is_never_a_source(tree, lisu):
    with pytest.raises(NotTranslatable):
        start(tree.tibetan, lisu)
    assert not TranslationSource.objects.exclude(locale__language_code="zh-hans").exists()


def test_trap_13_the_form_refuses_a_translation_as_source(tree, as_):
    url = reverse("wagtail_localize:submit_page_translation", args=[tree.tibetan.pk])
    as_("yiyuan-lisu").post(url, {"language": "lis"})
    assert not Translation.objects.filter(source__locale__language_code="bo").exists()


def test_trap_14_the_stock_report_is_switched_off(as_):
    for name in ("translations_report", "translations_report_results"):
        assert as_("admin").get(reverse(f"wagtail_localize:{name}")).status_code == 404


def test_trap_14_the_desk_shows_a_translator_only_their_languages(as_):
    assert "藏文" in as_("yiyuan").get(reverse("translation_desk")).content.decode()
    page = as_("yiyuan-lisu").get(reverse("translation_desk") + "?language=bo")
    assert page.context["language"].code == "lis"


@pytest.mark.parametrize("who", ["yiyuan", "yiyuan-lisu", "admin"])
@pytest.mark.parametrize("method", ["put", "delete"])
def test_the_stock_editor_writes_no_segment_for_anybody(tree, as_, method, who):
    translation = translation_of(tree.tibetan)
    segment = segments(translation).first()
    url = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    before = list(StringTranslation.objects.values_list("data", flat=True))
    answer = getattr(as_(who), method)(url, "value=x", content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 404
    assert list(StringTranslation.objects.values_list("data", flat=True)) == before


def test_a_translator_cannot_publish_by_a_forged_post(tree, as_):
    before = tree.tibetan.last_published_at
    url = reverse("wagtailadmin_pages:edit", args=[tree.tibetan.pk])
    response = as_("yiyuan").post(url, {"action": "publish"})
    assert response.status_code == 302
    assert tree.reload().tibetan.last_published_at == before


def test_a_translator_cannot_start_a_language_that_is_not_theirs(tree, as_):
    url = reverse("translation_submit", args=[tree.article.pk])
    as_("yiyuan").post(url, {"language": "lis"})
    assert not tree.article.has_translation(Locale.objects.get(language_code="lis"))


def test_a_draft_page_cannot_be_sent_to_translators(tree, as_):
    tree.article.unpublish()
    tree.tibetan.delete()
    response = as_("yiyuan").post(
        reverse("translation_submit", args=[tree.article.pk]), {"language": "bo"}, follow=True
    )
    assert "原文发布以后才能翻译" in response.content.decode()


def test_starting_again_changes_nothing(tree):
    before = Page.objects.count(), StringTranslation.objects.count()
    start(tree.article, Locale.objects.get(language_code="bo"))
    assert (Page.objects.count(), StringTranslation.objects.count()) == before


def test_the_tick_of_a_native_reader_belongs_to_the_reviewer(tree, as_, client):
    answer(as_("yiyuan"), tree.tibetan)
    assert not tree.reload().tibetan.checked_by_native
    answer(as_("jiaodui"), tree.tibetan)
    assert tree.reload().tibetan.checked_by_native
    assert "未经母语者审校" not in client.get(tree.tibetan.url).content.decode()


def test_a_new_release_takes_the_tick_back(tree):
    SciencePage.objects.filter(pk=tree.tibetan.pk).update(checked_by_native=True)
    assert not release(translation_of(tree.tibetan)).checked_by_native


def test_machine_words_are_called_a_machine_draft(tree, lisu):
    translation = start(tree.article, lisu)
    store_words(translation, {"打药后洗手。": TIBETAN["打药后洗手。"]}, tool="机器草稿")
    assert release(translation).machine_draft

"""What every page type has: addresses, months, rows that follow, declared fields, state that survives."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import PageViewRestriction, get_page_models
from wagtail_localize.fields import SynchronizedField, get_translatable_fields

from science_content.checks import lost_state, unexpected_fields
from science_content.content_files.fields import TYPES
from science_content.models import ArticlePage, Crop, PageCrop, PageSource, PageTopic, SciencePage, TopicPage
from science_content.pages.months import bits_of, months_in
from science_content.pages.slugs import slug_from_title
from tests.edit_form import filled_form
from translation.engine.sources import translation_of
from translation.release.actions import release

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "title, slug",
    [
        ("核桃栽培", "he-tao-zai-pei"),
        ("800倍", "800-bei"),
        ("མི", "page"),
        ("", "page"),
        ("!!!", "page"),
        ("长" * 80, "-".join(["chang"] * 10)),
        ("a" * 80, "a" * 60),
        ("<script>alert(1)</script>", "scriptalert1script"),
        ("核桃\u0000\ud800", "he-tao"),
    ],
    ids=["Chinese", "digits", "Tibetan", "empty", "signs", "long", "one long word", "markup", "broken"],
)
def test_a_slug_is_the_pinyin_of_the_title_in_ascii(title, slug):
    assert slug_from_title(title) == slug


def test_an_empty_slug_is_filled_and_unique_among_siblings(tree):
    pages = [tree.topic.add_child(instance=ArticlePage(title="蚜虫怎么防")) for _ in range(2)]
    assert [page.slug for page in pages] == ["ya-chong-zen-me-fang-2", "ya-chong-zen-me-fang-3"]


def test_a_slug_that_is_not_ascii_is_refused(tree):
    with pytest.raises(ValidationError):
        tree.topic.add_child(instance=ArticlePage(title="x", slug="核桃"))


@pytest.mark.parametrize("months", [[], [1], [12], [3, 4], list(range(1, 13))])
def test_months_are_bits_and_come_back(months):
    assert months_in(bits_of(months)) == months


def test_pages_are_found_by_month(tree):
    SciencePage.objects.filter(pk=tree.article.pk).update(months=bits_of([3, 12]))
    for month, found in ((3, True), (12, True), (4, False)):
        assert SciencePage.objects.filter(pk=tree.article.pk, months__month=month).exists() is found


@pytest.mark.parametrize("raw", ["x", "13x", "", "²"])
def test_the_months_field_of_a_form_refuses_nonsense_and_keeps_the_rest(raw):
    field = SciencePage._meta.get_field("months").formfield()
    with pytest.raises(ValidationError):
        field.clean(["3", raw or "0"])
    assert field.clean(["3", "4"]) == bits_of([3, 4])


def test_rows_follow_into_a_translation_when_added_reordered_and_emptied(tree, django_capture_on_commit_callbacks):
    walnut, tea = Crop.objects.get(key="walnut"), Crop.objects.get(key="tea")
    for wanted in ([walnut, tea], [tea, walnut], [tea], []):
        tree.article.page_crops = [PageCrop(crop=crop, sort_order=n) for n, crop in enumerate(wanted)]
        with django_capture_on_commit_callbacks(execute=True):
            tree.article.save_revision().publish()
        release(translation_of(tree.tibetan))
        tree.reload()
        assert [row.crop for row in tree.tibetan.page_crops.all()] == wanted


def test_topics_of_a_translation_point_at_the_chinese_topic(tree, django_capture_on_commit_callbacks):
    other = TopicPage.objects.get(locale__language_code="zh-hans", slug="jian-kang-wei-sheng")
    tree.article.page_topics = [PageTopic(topic=other)]
    with django_capture_on_commit_callbacks(execute=True):
        tree.article.save_revision().publish()
    release(translation_of(tree.tibetan))
    assert [row.topic_id for row in tree.reload().tibetan.page_topics.all()] == [other.pk]


def test_a_topic_row_refuses_a_translated_topic(tree):
    chinese = TopicPage.objects.filter(locale__language_code="zh-hans").first()
    PageTopic(page=tree.article, topic=chinese).clean()
    with pytest.raises(ValidationError, match="中文"):
        PageTopic(page=tree.article, topic=chinese.get_translation(tree.tibetan.locale)).clean()


@pytest.mark.parametrize("model", TYPES.values(), ids=TYPES)
def test_a_page_type_translates_the_declared_fields_and_leaves_state_alone(model):
    assert list(unexpected_fields(model)) == []
    assert list(lost_state(model)) == []


def test_every_page_type_of_ours_is_built_by_the_demo():
    ours = {model for model in get_page_models() if issubclass(model, SciencePage) and model is not SciencePage}
    assert set(TYPES.values()) == ours


def test_a_page_type_that_drops_the_parents_declarations_is_named(planted):
    class Forgetful(ArticlePage):
        override_translatable_fields = [SynchronizedField("slug")]

        class Meta:
            app_label = "science_content"
            proxy = True

    found = list(unexpected_fields(Forgetful))
    assert any("slug" in sentence for sentence in found)
    assert any("language_state" in sentence for sentence in found)
    assert get_translatable_fields(Forgetful)


def test_a_page_type_that_would_lose_state_is_named(planted):
    class Careless(ArticlePage):
        def with_content_json(self, content):
            return super().with_content_json(content)

        class Meta:
            app_label = "science_content"
            proxy = True

    assert len(list(lost_state(Careless))) == 1


def test_the_abstract_kind_cannot_be_created():
    assert not SciencePage.is_creatable
    assert ArticlePage.is_creatable


@pytest.mark.parametrize(
    "fields, fine",
    [
        ({}, False),
        ({"unverified": True}, True),
        ({"standard": "GB/T 8321"}, True),
        ({"url": "https://www.gov.cn/"}, False),
        ({"url": "https://www.gov.cn/", "opened_at": "2026-11-24"}, True),
    ],
)
def test_a_source_was_opened_or_is_a_standard_or_says_so(fields, fine):
    source = PageSource(title="x", **fields)
    if fine:
        return source.clean()
    with pytest.raises(ValidationError, match="待核"):
        source.clean()


def test_a_listing_of_cards_costs_the_same_for_more_rows(tree):
    from science_content.topics.queries import pages_in_topic

    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            for page in pages_in_topic(tree.topic):
                str(page.cover), page.language
        return len(queries)

    before = cost()
    for n in range(5):
        tree.topic.add_child(instance=ArticlePage(title=f"又一篇{n}"))
    assert cost() == before


def test_every_body_is_stored_as_json_and_not_as_text_of_json(tree):
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM science_content_sciencepage WHERE substr(body, 1, 1) <> '['")
        assert cursor.fetchone() == (0,)


def test_the_address_of_every_page_is_its_url_path():
    pages = SciencePage.objects.live().specific()
    assert {page.url for page in pages} == {page.url_path for page in pages}


@pytest.mark.parametrize("level", ["article", "topic"])
def test_a_private_page_is_not_served_to_strangers(tree, client, level):
    PageViewRestriction.objects.create(page=getattr(tree, level), restriction_type="login")
    for address in (tree.article.url_path, f"/e/533401{tree.article.url_path}"):
        assert client.get(address).status_code == 302


@pytest.mark.parametrize(
    "address", ["/bo/no/", "/bo//", "/zh-hans/guo-cha-lin-mu/no/", "/xx/", "/zh-hans/%F0%9F%98%80/"]
)
def test_an_address_without_a_page_is_404(client, address):
    assert client.get(address).status_code == 404


def test_a_draft_is_404_and_a_page_below_an_unreleased_topic_is_not(tree, client):
    SciencePage.objects.filter(translation_key=tree.topic.translation_key, locale__language_code="bo").update(
        live=False
    )
    assert client.get(tree.tibetan.url_path).status_code == 200
    tree.tibetan.unpublish()
    assert client.get(tree.tibetan.url_path).status_code == 404


@pytest.mark.parametrize("name, most", [("title", 44), ("seo_title", 44)])
def test_a_new_chinese_title_leaves_room_for_its_translations(tree, as_, name, most):
    """The column is Wagtail's, of 255 signs for every language. A longer title from before may stay while it is not touched."""
    editor, url = as_("admin"), reverse("wagtailadmin_pages:edit", args=[tree.article.pk])
    for length, fits in ((most, True), (most + 1, False)):
        fields = filled_form(editor, tree.article) | {name: "字" * length}
        answer = editor.post(url, fields)
        assert (answer.status_code == 302) is fits
        if not fits:
            assert f"最多{most}个字，现在{length}个" in answer.content.decode()
    ArticlePage.objects.filter(pk=tree.article.pk).update(title="字" * 60)
    page = ArticlePage.objects.get(pk=tree.article.pk)
    page.save_revision()
    assert editor.post(url, filled_form(editor, page) | {"summary": "另一句。"}).status_code == 302


def test_no_chinese_title_of_the_demo_is_longer_than_new_ones_may_be():
    titles = SciencePage.objects.filter(locale__language_code="zh-hans").values_list("title", flat=True)
    assert [title for title in titles if len(title) > SciencePage.chinese_lengths["title"]] == []

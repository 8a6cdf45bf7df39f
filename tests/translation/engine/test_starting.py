"""Starting a translation: what wagtail-localize would make of it, in a fraction of its queries."""

import json
from threading import Thread
from types import SimpleNamespace

import pytest
from django.db import connection
from django.db.models import Count
from django.test.utils import CaptureQueriesContext
from modelcluster.models import get_all_child_relations
from modelsearch.index import insert_or_update_object
from wagtail.models import Comment, Locale, Page, PageLogEntry, ReferenceIndex
from wagtail.search.models import IndexEntry
from wagtail_localize.models import StringSegment, TemplateSegment, Translation, TranslationContext, TranslationSource
from wagtail_localize.operations import TranslationCreator

from science_content.models import ArticlePage, SciencePage
from science_content.pages.types import page_types
from translation.engine.sources import update_source
from translation.engine.starting import Starting, parents_to_start, start
from translation.engine.taking import take

pytestmark = pytest.mark.django_db
ITS_OWN = {
    "id",
    "page_ptr",
    "sciencepage_ptr",
    "path",
    "latest_revision",
    "latest_revision_created_at",
    "slug",
    "url_path",
}
A_LOCK = {"locked", "locked_at", "locked_by"}
CHILDREN = ("page_topics", "page_crops", "page_places", "page_sources", "page_exceptions")


@pytest.fixture
def lisu(db) -> Locale:
    return Locale.objects.get(language_code="lis")


def richest(model: type[SciencePage]) -> SciencePage:
    """The Chinese page of a type with the longest body."""
    pages = model.objects.filter(locale__language_code="zh-hans", live=True)
    return max(pages, key=lambda page: len(json.dumps(page.body.get_prep_value())))


def taken(page: SciencePage) -> tuple[list, list, str]:
    source = TranslationSource.objects.get_for_instance(page)
    words = StringSegment.objects.filter(source=source).order_by("order", "string__data")
    shapes = TemplateSegment.objects.filter(source=source).order_by("order")
    return (
        list(words.values_list("context__path", "string__data", "string__data_hash", "order", "attrs")),
        list(shapes.values_list("context__path", "template__template", "template__uuid", "order")),
        json.loads(source.content_json),
    )


def drawn(page: SciencePage) -> dict:
    """All columns and rows of a page but those that name itself."""
    names = {field.name for field in page._meta.concrete_fields} - ITS_OWN - A_LOCK
    columns = {name: page._meta.get_field(name).value_to_string(page) for name in names}
    rows = [row for name in CHILDREN for row in page.serializable_data()[name]]
    return columns | {"rows": [{**row, "pk": None, "page": None} for row in rows]}


@pytest.mark.parametrize("model", page_types(), ids=lambda model: model.__name__)
def test_the_sentences_and_the_draft_are_those_that_the_stock_engine_makes(model, lisu):
    page = richest(model)
    for parent in parents_to_start(page, lisu):
        Starting(parent).into(lisu)
    TranslationSource.objects.filter(object_id=page.translation_key).delete()
    TranslationCreator(user=None, target_locales=[lisu]).create_translations(page)
    stock, stock_draft = taken(page), page.get_translation(lisu)
    drawn_by_stock, referenced_by_stock = drawn(stock_draft), referenced(stock_draft)
    TranslationSource.objects.all().delete()
    TranslationContext.objects.all().delete()
    Page.objects.get(pk=stock_draft.pk).delete()

    Starting(model.objects.get(pk=page.pk)).into(lisu)
    draft = page.get_translation(lisu)
    assert taken(page) == stock
    assert drawn(draft) == {**drawn_by_stock, "language_state": "partial"}
    assert drawn(draft.latest_revision.as_object()) == drawn(draft)
    assert not any(Page.find_problems())
    assert PageLogEntry.objects.filter(page=draft.pk, action="wagtail.copy_for_translation").count() == 1
    assert referenced(draft) == referenced_by_stock != []


def referenced(page: SciencePage) -> list[tuple]:
    """(model path, content type, id) of all that a page points to."""
    rows = ReferenceIndex.get_references_for_object(page).order_by("model_path", "to_object_id")
    return list(rows.values_list("model_path", "to_content_type", "to_object_id"))


def test_taking_again_keeps_what_stands_and_drops_what_is_said_no_more(tree):
    update_source(tree.article)
    before = {each.pk: each.string.data for each in StringSegment.objects.filter(source__locale=tree.article.locale)}
    body = tree.article.body.get_prep_value()
    body[0]["value"] = "<p>蚜虫吸叶子的汁。</p><p>叶子会发黄。</p><p>叶子会发黄。</p>"
    tree.article.body = tree.article.body.stream_block.to_python(body)
    tree.article.save()
    source = take(tree.article)
    now = {each.pk: each.string.data for each in StringSegment.objects.filter(source=source)}
    assert sorted(now.values()).count("叶子会发黄。") == 2
    assert "叶子会卷起来。" not in now.values()
    kept = {pk for pk, words in before.items() if words == "蚜虫吸叶子的汁。"}
    assert kept and kept <= {*now}


def test_a_page_takes_as_many_queries_with_many_sentences_as_with_few(tree, lisu):
    counts = []
    for lines in (3, 300):
        body = [{"type": "text", "value": "".join(f"<p>第{lines}组，第{n}句。</p>" for n in range(lines))}]
        tree.article.body = tree.article.body.stream_block.to_python(body)
        tree.article.save()
        with CaptureQueriesContext(connection) as queries:
            update_source(tree.article)
        counts.append(len(queries))
    assert counts[1] <= counts[0] + 3 <= 40  # a statement takes so many rows


def test_a_fifth_language_costs_no_more_than_the_second(tree):
    starting, counts = Starting(tree.article), []
    for code in ("lis", "kac", "tdd", "ii", "prk"):
        locale = Locale.objects.get(language_code=code)
        for parent in parents_to_start(tree.article, locale):
            Starting(parent).into(locale)
        with CaptureQueriesContext(connection) as queries:
            starting.into(locale)
        counts.append(sum(not each["sql"].startswith(("SAVEPOINT", "RELEASE")) for each in queries))
    assert counts[4] <= counts[1] <= 20
    assert Translation.objects.filter(source__object_id=tree.article.translation_key).count() == 6


def test_a_draft_is_found_by_what_a_rebuilt_index_would_say(lisu):
    page = ArticlePage.objects.annotate(rows=Count("page_crops")).filter(
        locale__language_code="zh-hans", live=True, rows__gt=1
    )[0]
    start(page, lisu)
    draft = page.get_translation(lisu)
    words = IndexEntry.objects.filter(object_id=str(draft.pk), content_type=draft.content_type)
    at_once = words.values("title", "body", "autocomplete").get()
    insert_or_update_object(ArticlePage.objects.get(pk=draft.pk))
    assert words.values("title", "body", "autocomplete").get() == at_once
    crop = page.page_crops.first().crop.name
    assert draft.pk in [each.pk for each in ArticlePage.objects.filter(locale=lisu).search(crop)]


def test_its_history_says_that_it_was_made_and_made_for_translation(tree, lisu, django_user_model):
    author, translator = django_user_model.objects.order_by("pk")[:2]
    ArticlePage.objects.filter(pk=tree.article.pk).update(owner=author)
    start(ArticlePage.objects.get(pk=tree.article.pk), lisu, translator)
    draft = tree.article.get_translation(lisu)
    told = PageLogEntry.objects.filter(page=draft.pk).order_by("pk")
    assert list(told.values_list("action", "user", "content_changed", "label")) == [
        ("wagtail.create", author.pk, True, draft.title),
        ("wagtail.copy_for_translation", translator.pk, False, draft.title),
    ]
    assert draft.latest_revision.user == translator


def test_an_address_that_another_page_has_is_left_to_it(tree, lisu):
    start(tree.topic, lisu)
    parent = tree.topic.get_translation(lisu)
    other = ArticlePage(title="别的页", slug=tree.article.slug, locale=lisu, live=False)
    parent.add_child(instance=other)
    start(tree.article, lisu)
    draft = tree.article.get_translation(lisu)
    assert draft.slug == f"{tree.article.slug}-1" and draft.url_path == f"{parent.url_path}{draft.slug}/"
    assert Page.objects.get(pk=parent.pk).numchild == 2 and not any(Page.find_problems())


def test_a_translation_that_was_switched_off_is_the_same_row_when_it_is_begun_again(tree, lisu):
    first = start(tree.article, lisu)
    Translation.objects.filter(pk=first.pk).update(enabled=False)
    again = start(tree.article, lisu)
    assert again.pk == first.pk and Translation.objects.get(pk=first.pk).enabled
    assert SciencePage.objects.filter(translation_key=tree.article.translation_key, locale=lisu).count() == 1


@pytest.mark.parametrize("model", page_types(), ids=lambda model: model.__name__)
def test_no_row_of_a_page_holds_rows_which_a_start_would_leave_behind(model):
    rows = {each.related_model for each in get_all_child_relations(model)} - {Comment}
    assert not [row for row in rows if get_all_child_relations(row)]


def test_a_lock_of_the_chinese_page_does_not_lock_the_draft(tree, lisu, django_user_model):
    user = django_user_model.objects.first()
    type(tree.article).objects.filter(pk=tree.article.pk).update(locked=True, locked_by=user)
    for parent in parents_to_start(tree.article, lisu):
        Starting(parent).into(lisu)
    Starting(type(tree.article).objects.get(pk=tree.article.pk)).into(lisu)
    draft = tree.article.get_translation(lisu)
    assert (draft.locked, draft.locked_by) == (False, None)


def test_two_starts_wait_for_each_other_in_the_database_alone(tree):
    """A lock of Python's around a question, which PostgreSQL does not see, would make them wait for ever."""
    first, second = Starting(tree.article), Starting(tree.topic)

    def wait_for_second() -> str:
        thread = Thread(target=lambda: second._parent, daemon=True)
        thread.start()
        thread.join(5)
        return "waits" if thread.is_alive() else "ended"

    second.page = SimpleNamespace(get_parent=lambda: None)
    first.page = SimpleNamespace(get_parent=wait_for_second)
    assert first._parent == "ended"

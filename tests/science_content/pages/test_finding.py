"""What is saved is found, whatever its type; what is made by the dozen is found when its maker says so."""

import pytest
from modelsearch.index import insert_or_update_object
from wagtail.search.models import IndexEntry

from science_content.models import SciencePage
from science_content.pages.finding import found_by_hand
from science_content.pages.types import page_types

pytestmark = pytest.mark.django_db


def said_of(page: SciencePage) -> str | None:
    entry = IndexEntry.objects.filter(object_id=str(page.pk), content_type=page.content_type).first()
    return entry and entry.title


@pytest.mark.parametrize("model", page_types(), ids=lambda model: model.__name__)
def test_a_page_that_is_saved_is_found_by_its_new_title_and_no_more_when_it_is_deleted(model):
    page = model.objects.filter(locale__language_code="zh-hans").order_by("numchild").first()
    before = said_of(page)
    page.title = "金花茶"
    page.save(clean=False)
    assert before and said_of(page) not in (None, before)
    page.delete()
    assert said_of(page) is None


def test_a_page_whose_maker_sees_to_it_is_found_when_he_says_so(tree):
    before = said_of(tree.article)
    with found_by_hand():
        tree.article.title = "金花茶"
        tree.article.save()
    assert said_of(tree.article) == before
    insert_or_update_object(tree.article)
    assert said_of(tree.article) != before

"""A dose ten times what another page says of the same product is shown to the editor, and what is alike is not."""

from decimal import Decimal

import pytest

from science_content.content_files.building import build
from science_content.models import ArticlePage, SciencePage
from science_content.quality.unlike import UnlikeOthers
from tests.trees import ARTICLE, DOSE, dose_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(tree) -> ArticlePage:
    body = [{"key": "dose", "type": "dose", "value": DOSE | {"amount": "120"}}]
    return build(
        tree.topic, "article", ARTICLE | {"key": "other", "title": "另一页", "slug": "other", "body": body}, {}, {}
    )


def found(page) -> list[str]:
    return [finding.sentence for finding in UnlikeOthers().check(ArticlePage.objects.get(pk=page.pk))]


def test_ten_times_the_same_product_elsewhere_is_a_finding_on_both_pages(tree, other):
    assert "差十倍" in found(tree.article)[0] and "“另一页”" in found(tree.article)[0]
    assert "“蚜虫怎么防”" in found(other)[0]


def test_a_page_that_is_withdrawn_or_of_another_product_or_alike_says_nothing(tree, other):
    SciencePage.objects.filter(pk=other.pk).update(withdrawn_at="2026-01-01T00:00Z")
    assert found(tree.article) == []
    SciencePage.objects.filter(pk=other.pk).update(withdrawn_at=None)
    for changes in ({"substance": "别的 10% 水剂"}, {"amount": Decimal(90)}):
        page = ArticlePage.objects.get(pk=other.pk)
        dose_of(page).update(changes)
        page.save_revision().publish()
        assert found(tree.article) == [], changes


def test_one_query_is_enough_and_a_page_without_doses_asks_none(tree, other, django_assert_num_queries):
    page = ArticlePage.objects.get(pk=tree.article.pk)
    with django_assert_num_queries(1):
        list(UnlikeOthers().check(page))
    page.body = [block for block in page.body.raw_data if block["type"] != "dose"]
    with django_assert_num_queries(0):
        list(UnlikeOthers().check(page))

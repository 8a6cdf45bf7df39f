"""One digest for one content, however it was stored; and the names of before, once a site is upgraded."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone
from wagtail.models import Page

from science_content.models import ArticlePage, FactCheckPage, Review, SciencePage
from science_content.pages.content import NOT_CONTENT, content_digest, meaning_digest, stored_form
from science_content.pages.types import page_types
from tests.reviews import publish_reviewed
from tests.science_content.publishing.test_reviews import NOBODY, again, draft, stands
from tests.trees import with_amount

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewed(tree, cast) -> ArticlePage:
    return publish_reviewed(tree.article, cast["shenhe"])


def test_every_column_of_every_type_is_content_or_known_to_be_none():
    """What Wagtail or we add to a page is content until somebody says otherwise: so say it."""
    wagtails = {field.name for field in Page._meta.concrete_fields} - {"id", "title", "seo_title", "search_description"}
    assert wagtails <= NOT_CONTENT
    ours = {field.name for model in page_types() for field in model._meta.concrete_fields}
    assert {"body", "summary", "cover", "months", "licence", "claim", "verdict", "safety"} <= ours - NOT_CONTENT


def test_a_page_and_its_revision_have_one_digest(reviewed):
    page = again(reviewed)
    assert content_digest(stored_form(page)) == content_digest(page.live_revision.content)
    touched = again(reviewed)
    for block in touched.body:
        assert block.value is not None  # read as values, it is stored from values
    assert content_digest(stored_form(touched)) == content_digest(page.live_revision.content)


def test_a_fact_check_of_another_verdict_has_another_digest():
    one = FactCheckPage(title="盐水", claim="喝盐水能治病", verdict="false", path="0001", depth=1)
    other = FactCheckPage(title="盐水", claim="喝盐水能治病", verdict="true", path="0001", depth=1)
    assert meaning_digest(stored_form(one)) != meaning_digest(stored_form(other))


# an earlier site


def upgrade() -> None:
    migration = import_module("science_content.migrations.0008_reviews")
    migration.remember_reviews(apps, SimpleNamespace(connection=connection))


def test_a_name_of_before_keeps_standing_for_what_is_live_and_for_nothing_else(tree):
    SciencePage.objects.filter(pk=tree.article.pk).update(science_reviewer="王农艺师", reviewed_at="2026-10-01")
    upgrade()
    review = Review.objects.get()
    assert (review.reviewer_name, str(timezone.localdate(review.reviewed_at))) == ("王农艺师", "2026-10-01")
    again(tree.article).get_latest_revision().publish()
    assert stands(tree.article)[0] == "王农艺师"
    draft(tree.article, 999).publish()
    assert stands(tree.article) == NOBODY


def test_a_name_of_before_goes_where_autosave_wrote_over_what_was_read(tree):
    page = again(tree.article)
    SciencePage.objects.filter(pk=page.pk).update(science_reviewer="王农艺师", reviewed_at=None)
    with_amount(page, 999).save_revision(overwrite_revision=page.live_revision, user=page.live_revision.user)
    upgrade()
    assert stands(page) == NOBODY and not Review.objects.exists()

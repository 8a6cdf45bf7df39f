"""Public pages are kept as rendered, and never a moment longer than they are true."""

import pytest
from django.core.cache import cache

from science_content.models import SciencePage
from science_content.withdrawal.actions import withdraw
from tests.trees import read_all


@pytest.fixture(autouse=True)
def kept(settings):
    settings.PAGE_CACHE_SECONDS = 300
    cache.clear()
    yield
    cache.clear()


def test_a_page_read_before_needs_one_query(client, tree, django_assert_num_queries):
    first = client.get(tree.article.url_path)
    with django_assert_num_queries(1):
        again = client.get(tree.article.url_path)
    assert again.content == first.content
    assert again["Content-Language"] == first["Content-Language"]
    assert again["Content-Security-Policy"] == first["Content-Security-Policy"]


def test_a_published_change_shows_at_once(client, tree):
    client.get(tree.article.url_path)
    page = tree.article.specific
    page.title = "换了题目"
    page.save_revision().publish()
    assert "换了题目" in client.get(page.url_path).text


def test_a_withdrawn_page_is_gone_at_once(client, tree):
    client.get(tree.article.url_path)
    withdraw(tree.article, reason="说法有误")
    assert client.get(tree.article.url_path).status_code == 410


def test_a_checked_translation_loses_its_mark_at_once(client, tree, cast):
    assert "未经母语者审校" in client.get(tree.tibetan.url_path).text
    read_all(SciencePage.objects.get(pk=tree.tibetan.pk), cast["jiaodui"])
    assert "未经母语者审校" not in client.get(tree.tibetan.url_path).text


def test_a_page_with_a_question_or_a_session_is_never_kept(client, tree, as_):
    as_("bianji").get(tree.article.url_path)
    client.get(tree.article.url_path + "?" + "a" * 500)
    assert not [key for key in cache._cache if "page:" in key]


def test_an_unchanged_page_is_not_sent_again(client, tree):
    etag = client.get(tree.article.url_path)["ETag"]
    assert client.get(tree.article.url_path, headers={"If-None-Match": etag}).status_code == 304

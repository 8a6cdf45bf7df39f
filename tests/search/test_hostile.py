"""Two thousand hostile questions: each is answered, none with a server error, none slowly."""

import time

import pytest
from django.utils.http import urlencode

from languages import registry
from science_content.reader import Reader
from search.analysis import beginning, excerpt, index_text, phrase, query
from search.queries import asked, find
from search.suggestions import suggested
from search.terms import meant_by
from tests.search.hostile import hostile_queries

pytestmark = pytest.mark.django_db
QUERIES = hostile_queries(2_000, seed=5)
SLOWEST = 2  # seconds


def test_they_are_many_different_and_always_the_same():
    assert len(set(QUERIES)) == 2_000 and QUERIES == hostile_queries(2_000, seed=5) != hostile_queries(2_000, seed=6)
    assert max(map(len, QUERIES)) == 10_000


def test_the_analyzer_reads_each():
    for text in QUERIES:
        assert index_text(text).isascii() and len(query(text).words) <= 48
        assert beginning(text) is not None and phrase(text) is not None
        assert excerpt([text], "核桃 མི") is not None


def test_each_is_answered_without_an_error_and_soon():
    slow = []
    for number, text in enumerate(QUERIES):
        language = registry.get(("zh-hans", "bo")[number % 2])
        started = time.perf_counter()
        typed = asked(text).text
        find(typed, language)
        meant_by(typed)
        if number % 4 == 0:
            suggested(typed, Reader(language))
        if (took := time.perf_counter() - started) > SLOWEST:
            slow.append((took, text[:40]))
    assert slow == []


def test_the_page_of_results_stands_them_too(client, settings):
    """Every fortieth: all take minutes, as each draws a page."""
    settings.SEARCHES_PER_MINUTE = 10_000
    for number, text in enumerate(QUERIES[::40]):
        question = urlencode({"q": text.encode("utf-8", "surrogatepass")})
        response = client.get(f"/{('zh-hans', 'bo')[number % 2]}/search/?{question}")
        assert response.status_code == 200, text[:80]
        assert client.get(f"/zh-hans/search/suggest/?{question}").status_code == 200

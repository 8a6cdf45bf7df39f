"""Two thousand hostile questions: each is answered, none with a server error, none slowly."""

import time

import pytest
from django.utils.http import urlencode

from search.analysis import beginning, excerpt, index_text, phrase, query
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


@pytest.mark.parametrize("part", range(4))
def test_each_is_answered_without_an_error_and_soon(client, settings, part):
    settings.SEARCHES_PER_MINUTE = 10_000
    slow = []
    for number, text in enumerate(QUERIES[part::4]):
        asked = urlencode({"q": text.encode("utf-8", "surrogatepass")})
        started = time.perf_counter()
        response = client.get(f"/{('zh-hans', 'bo')[number % 2]}/search/?{asked}")
        if number % 4 == 0:
            assert client.get(f"/zh-hans/search/suggest/?{asked}").status_code == 200
        if (took := time.perf_counter() - started) > SLOWEST:
            slow.append((took, text[:40]))
        assert response.status_code == 200, text[:80]
    assert slow == []

"""A cluster that does not answer costs nobody the answer: the database gives it, and the log says so once."""

import logging
import socket
import time

import pytest
from wagtail.search.backends import get_search_backend

from search.engines import lucene
from search.engines.outage import RETRY_AFTER

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_outage_stays():
    yield
    lucene._outages.clear()


def backends(engine: str, url: str) -> dict[str, dict]:
    cluster = {"BACKEND": f"search.engines.{engine}", "URLS": [url], "INDEX_PREFIX": "kepu_", "FALLBACK": "database"}
    return {"default": cluster, "database": {"BACKEND": "search.engines.sqlite"}}


@pytest.fixture(params=["opensearch", "elasticsearch"])
def dead_cluster(request, settings):
    """The site is set to a cluster at an address where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings.WAGTAILSEARCH_BACKENDS = backends(request.param, f"http://127.0.0.1:{port}")
    return get_search_backend()


def lines(caplog) -> list[str]:
    return [record.message for record in caplog.records if record.name == "search.engines"]


def test_results_still_come_and_the_log_says_so_once(client, tree, dead_cluster, caplog):
    started = time.monotonic()
    for _ in range(5):
        response = client.get("/zh-hans/search/?q=蚜虫怎么防")
        assert response.status_code == 200 and tree.article.title in response.content.decode()
    assert time.monotonic() - started < 10
    assert len(lines(caplog)) == 1 and "does not answer" in lines(caplog)[0]


@pytest.mark.xdist_group("engines")
def test_a_node_that_is_killed_while_it_answers_costs_no_answer(client, tree, settings, caplog, nodes):
    start, kill = nodes
    settings.WAGTAILSEARCH_BACKENDS = backends("opensearch", start("opensearch"))
    model = type(tree.article)
    index = get_search_backend().get_index_for_model(model)
    index.reset()
    index.add_model(model)
    index.add_items(model, [tree.article])
    index.refresh()
    assert model.objects.search("蚜虫怎么防").count() == 1, "what the cluster knows, not what the database does"
    assert not lines(caplog)
    kill("opensearch")
    for _ in range(5):
        started = time.monotonic()
        response = client.get("/zh-hans/search/?q=蚜虫怎么防")
        assert response.status_code == 200 and tree.article.title in response.content.decode()
        assert time.monotonic() - started < 2
    assert len(lines(caplog)) == 1 and "does not answer" in lines(caplog)[0]


def test_everything_a_page_asks_of_results_is_answered(tree, dead_cluster):
    results = type(tree.article).objects.search("蚜虫怎么防")
    assert results.count() == len(results) == len(results.scores()) > 0
    assert results[:1][0].pk == next(iter(results.scores()))
    assert sum(results.facet("content_type_id").values()) == len(results)
    begun = type(tree.article).objects.autocomplete("蚜")
    assert tree.article.pk in [page.pk for page in begun] and begun.count() == len(begun)


def test_saving_a_page_goes_on(tree, dead_cluster):
    tree.article.title = "还是能存"
    tree.article.save()
    found = type(tree.article).objects.search("还是能存")
    assert {page.pk for page in found} == {tree.article.pk, tree.tibetan.pk}  # the new title stands in Chinese there


def test_the_cluster_is_tried_again_after_a_while_and_its_return_is_told(dead_cluster, caplog, monkeypatch):
    caplog.set_level(logging.WARNING)
    outage, started = dead_cluster.outage, time.monotonic()
    outage.begin(OSError("refused"))
    assert outage.is_on
    for later, is_on in ((RETRY_AFTER - 1, True), (RETRY_AFTER + 1, False)):
        monkeypatch.setattr("search.engines.outage.time.monotonic", lambda later=later: started + later)
        assert outage.is_on is is_on
    outage.end()
    assert not outage.is_on
    outage.end()
    assert [("update_index" in line) for line in lines(caplog)] == [False, True]


def test_a_second_failure_is_not_told_again_and_waits_anew(dead_cluster, caplog, monkeypatch):
    outage, started = dead_cluster.outage, time.monotonic()
    outage.begin(OSError("refused"))
    monkeypatch.setattr("search.engines.outage.time.monotonic", lambda: started + RETRY_AFTER + 1)
    assert not outage.is_on
    outage.begin(OSError("refused"))
    assert outage.is_on and len(lines(caplog)) == 1


def test_the_check_says_that_the_cluster_does_not_answer(dead_cluster):
    from search.checks import index_is_current

    assert "search.W002" in [message.id for message in index_is_current(databases=["default"])]


def test_without_a_stand_in_the_error_is_raised(tree, dead_cluster):
    dead_cluster.fallback = ""
    with pytest.raises(dead_cluster.client_errors):
        dead_cluster.search("蚜虫", type(tree.article)).count()

"""Searches are counted by day, place, language and whether anything was found; never with what was asked or by whom."""

import pytest
from django.db import DatabaseError

from search.counting import actions
from search.models import SearchCount

pytestmark = pytest.mark.django_db


def rows() -> list[tuple]:
    return sorted(SearchCount.objects.values_list("place_code", "language", "was_found", "searches"))


def test_sums_and_nothing_else_are_kept(client, tree):
    for address in (
        "/zh-hans/search/?q=蚜虫",
        "/zh-hans/search/?q=蚜虫怎么防",
        "/zh-hans/search/?q=xqzvkw",
        "/e/533401/bo/search/?q=蚜虫",
    ):
        client.get(address)
    assert rows() == [("", "zh-hans", False, 1), ("", "zh-hans", True, 2), ("533401", "bo", True, 1)]
    assert {field.name for field in SearchCount._meta.get_fields()} == {
        "id",
        "day",
        "place_code",
        "language",
        "was_found",
        "searches",
    }


def test_looking_on_and_narrowing_are_no_new_searches(client, tree):
    for address in (
        "/zh-hans/search/",
        "/zh-hans/search/?q=",
        "/zh-hans/search/?q=水&page=2",
        "/zh-hans/search/?q=水&month=3",
    ):
        client.get(address)
    assert rows() == []


def test_a_busy_database_costs_the_count_not_the_answer(client, tree, monkeypatch, caplog):
    def busy(**row):
        raise DatabaseError("database is locked")

    monkeypatch.setattr(actions.SearchCount.objects, "filter", busy)
    assert client.get("/zh-hans/search/?q=蚜虫").status_code == 200
    assert "not counted" in caplog.text and "蚜虫" not in caplog.text

import pytest
import time_machine
from bs4 import BeautifulSoup


@pytest.fixture
def read(client):
    """`read("/bo/calendar/")`: the page as soup; it must answer 200."""

    def page(address: str) -> BeautifulSoup:
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        return BeautifulSoup(answer.content, "html.parser")

    return page


@pytest.fixture
def in_month():
    """`with in_month(9):` the middle of September, in Yunnan."""
    return lambda month: time_machine.travel(f"2026-{month:02}-15T12:00:00+08:00", tick=False)


@pytest.fixture
def piece(tree):
    """`piece("title", months=[9])`: a published article of the small tree's topic."""
    from science_content.content_files.building import build
    from tests.trees import ARTICLE

    def made(title: str, **facts):
        key = f"piece-{title}"
        return build(tree.topic, "article", ARTICLE | {"key": key, "title": title, "is_demo": False} | facts, {}, {})

    return made

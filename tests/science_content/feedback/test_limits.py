"""A reader gives a few answers a minute; no address is kept, and no log holds what was said."""

import io
import logging

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.test import Client

from cms.logs import JsonFormatter
from science_content.limits import reader_address
from science_content.models import Feedback
from tests.safety import public
from tests.safety.shown import strange_languages

pytestmark = pytest.mark.django_db
SAID = "叶子背面没看到虫，怎么办"


@pytest.fixture(autouse=True)
def fresh_minute():
    cache.clear()
    yield
    cache.clear()


def address(page, kiosk: bool = False) -> str:
    found = f"/{page.language.code}/feedback/{page.pk}/"
    return public.in_kiosk(found) if kiosk else found


def give(client, read, kiosk: bool = False, **fields):
    return client.post(address(read, kiosk), {"answer": "useful", "words": SAID} | fields)


def soup(answer) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser")


def words_in(answer) -> str:
    return soup(answer).find("textarea").text.removeprefix("\n")


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client, tree, method):
    for kiosk in (False, True):
        assert getattr(client, method)(address(tree.article, kiosk)).status_code == 405


def test_the_21st_in_a_minute_is_refused_with_the_words_kept(client, tree, time_machine):
    time_machine.move_to("2026-11-25T10:00:00+08:00", tick=False)
    assert {give(client, tree.article).status_code for _ in range(20)} == {302}
    refused = give(client, tree.tibetan, answer="unclear", words="打13812345678")
    page = soup(refused)
    assert (refused.status_code, refused["Retry-After"]) == (429, "60") and Feedback.objects.count() == 20
    assert words_in(refused) == "打13812345678" and page.find("input", checked=True)["value"] == "unclear"
    assert page.find(role="alert") and page.html["lang"] == "bo" and not list(strange_languages(page))
    assert give(Client(REMOTE_ADDR="10.0.0.2"), tree.article).status_code == 302
    time_machine.shift(61)
    assert give(client, tree.article).status_code == 302


def test_the_limit_is_a_setting(client, tree, settings):
    settings.FEEDBACK_PER_MINUTE = 2
    assert [give(client, tree.article).status_code for _ in range(3)] == [302, 302, 429]


@pytest.mark.parametrize(
    "proxies, forwarded, found",
    [
        (0, "1.2.3.4", "127.0.0.1"),
        (1, "6.6.6.6, 1.2.3.4", "1.2.3.4"),
        (2, "6.6.6.6, 1.2.3.4, 10.0.0.1", "1.2.3.4"),
        (2, "1.2.3.4", "1.2.3.4"),
        (1, "", "127.0.0.1"),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (1, "nonsense\n", "nonsense"),
    ],
)
def test_a_reader_s_address_is_what_our_own_proxies_saw(rf, settings, proxies, forwarded, found):
    settings.TRUSTED_PROXIES = proxies
    assert reader_address(rf.get("/", headers={"x-forwarded-for": forwarded})) == found


def test_no_address_is_kept_and_no_log_holds_words_or_addresses(tree, settings):
    settings.FEEDBACK_PER_MINUTE = 2
    client = Client(REMOTE_ADDR="203.0.113.77", raise_request_exception=False)
    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    handler.setFormatter(JsonFormatter())
    loggers = [
        logging.getLogger(),
        *(each for each in logging.Logger.manager.loggerDict.values() if isinstance(each, logging.Logger)),
    ]
    before = [(each, each.level, each.disabled) for each in loggers]
    for each in loggers:
        each.disabled = False
        each.addHandler(handler)
        each.setLevel(logging.DEBUG)
    try:
        for fields in ({}, {"answer": "x"}, {"words": SAID * 200}, {}, {}):
            give(client, tree.article, **fields)
        give(Client(REMOTE_ADDR="203.0.113.77", enforce_csrf_checks=True), tree.article)
        client.get(address(tree.article) + f"?answer={SAID}")
    finally:
        for each, level, disabled in before:
            each.removeHandler(handler)
            each.setLevel(level)
            each.disabled = disabled
    written = lines.getvalue()
    assert "/feedback/" in written and "429" in written
    statements = [line for line in written.splitlines() if '"django.db' not in line]  # DEBUG alone, never in production
    assert not [line for line in statements if "203.0.113.77" in line or SAID[:6] in line]
    assert "203.0.113" not in repr(cache._cache) and "203.0.113" not in repr(list(Feedback.objects.values()))

"""Sources: which hosts readers are led to, and which block a source stands for."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from science_content.pages.hosts import is_listed_host
from science_content.pages.rows import PageSource
from tests.science_content.blocks.test_blocks_of_manuals import shown, words
from tests.science_content.pieces import FACTS, piece, read

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "url, is_listed",
    [
        ("https://www.moa.gov.cn/x", True),
        ("http://yn.gov.cn", True),
        ("https://who.int/x", True),
        ("https://gov.cn.evil.com/", False),
        ("https://evil-gov.cn/", False),
        ("https://evil.com/?gov.cn", False),
        ("https://gov.cn@evil.com/", False),
        ("https://www.gov.cn./x", True),
        ("ftp://www.gov.cn/", False),
        ("javascript:alert(1)", False),
        ("http://[", False),
        ("", False),
    ],
)
def test_readers_are_led_to_listed_hosts_alone(url, is_listed):
    assert is_listed_host(url) is is_listed


def test_a_source_on_another_host_is_named_without_a_link_and_a_new_one_is_refused(client, tree):
    page = piece(
        tree.topic, "article", sources=[{"title": "旧文", "url": "https://forum.example/1", "opened_at": "2026-01-01"}]
    )
    sources = read(client, page).select_one(".sources")
    assert "旧文" in words(sources) and not sources.find("a")
    old = page.page_sources.get()
    old.clean()
    with pytest.raises(ValidationError, match="名单"):
        PageSource(page=page, title="新", url="https://forum.example/2", opened_at=date(2026, 1, 1)).clean()


def test_a_source_of_one_block_leads_to_it(client, tree):
    facts = {"title": "规程", "standard": "DB53/T 1-2020", "in_full": True, "block": "f"}
    html = shown(client, tree.topic, FACTS, sources=[facts])
    (way,) = html.select(".source-part")
    assert html.find(id=way["href"].removeprefix("#")) and "看看差多少" in words(way)

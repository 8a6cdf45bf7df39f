"""The address of a page to take home: by camera, by pen, on paper."""

import re

import pytest

from science_content.models import SciencePage
from science_content.pages.share import qr_svg
from tests.science_content.pieces import read

pytestmark = pytest.mark.django_db


def test_a_code_is_an_svg_of_our_own_that_caches_may_keep(client, tree):
    answer = client.get(f"/zh-hans/qr/{tree.article.pk}.svg")
    assert answer.status_code == 200 and answer["Content-Type"] == "image/svg+xml" and not answer.cookies
    assert "public" in answer["Cache-Control"] and "Cookie" not in answer.get("Vary", "")
    svg = answer.text
    assert svg.startswith("<svg") and not re.search(r"<script|<style|style=|href|\son\w+=", svg)


def test_a_code_holds_the_canonical_address(client, tree):
    for page, code in ((tree.article, "zh-hans"), (tree.tibetan, "bo")):
        drawn = client.get(f"/{code}/qr/{page.pk}.svg").content
        assert drawn == qr_svg("http://127.0.0.1:8000" + page.url_path)
    assert qr_svg("http://a.example/1") != qr_svg("http://a.example/2")


def test_there_is_no_code_for_any_other_id(client, tree):
    SciencePage.objects.filter(pk=tree.tibetan.pk).update(withdrawn_at="2026-11-25T00:00Z")
    front = tree.topic.get_parent()
    for address in (
        f"/bo/qr/{tree.article.pk}.svg",
        f"/bo/qr/{tree.tibetan.pk}.svg",
        f"/zh-hans/qr/{front.pk}.svg",
        "/zh-hans/qr/0.svg",
        "/zh-hans/qr/999999999.svg",
        "/zh-hans/qr/9999999999999999999999.svg",
        "/zh-hans/qr/-1.svg",
        "/zh-hans/qr/1%20or%201.svg",
    ):
        assert client.get(address).status_code == 404, address
    assert client.post(f"/zh-hans/qr/{tree.article.pk}.svg").status_code == 405


@pytest.mark.parametrize("dress", ["", "/e/533401"])
def test_a_page_shows_its_code_and_its_address_in_words(client, tree, dress):
    share = read(client, tree.article, dress).select_one(".share")
    assert share.img["src"] == f"/zh-hans/qr/{tree.article.pk}.svg" and share.img["alt"]
    assert share.select_one(".share-address").get_text() == "http://127.0.0.1:8000" + tree.article.url_path
    assert not share.find("a")


def test_a_preview_shares_nothing(tree):
    assert 'class="share"' not in tree.article.make_preview_request().rendered_content

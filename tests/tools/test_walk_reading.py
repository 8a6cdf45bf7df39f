"""The walk reads a page block by block, and finds what it would find in the whole of it."""

import random

import pytest
from django.test import Client

from tools.walk.pieces import pieces
from tools.walk.reading import read, read_at_once
from tools.walk.world import World


def of(read_page):
    strict = sorted(" ".join(text.split()) for text in read_page.strict)
    rest = read_page.doses, read_page.hidden, read_page.numbers, read_page.data, read_page.meta
    return " ".join(read_page.text.split()), strict, *rest


@pytest.mark.django_db
def test_a_page_read_in_pieces_says_what_the_whole_page_says():
    world = World.made(random.Random(5))
    page, lisu = world.target("bo"), world.target("lis").url_path
    beside = f"/bo/side-by-side/{page.pk}/"
    for address in (
        page.url_path,
        beside,
        f"/e/533401{page.url_path}",
        f"/e/533401{beside}",
        lisu,
        world.article.url_path,
    ):
        html = Client().get(address).content.decode()
        assert of(read(html)) == of(read_at_once(html)) and len(read(html).doses) >= 4, address


def test_blocks_are_cut_whole_and_nothing_is_lost():
    blocks = ['<p class="a">1<br>2</p>', '<section><div>3<img alt="a > b"></div></section>', "<h2>4</h2>"]
    html = f'<main><h1>0</h1><div class="body">{"".join(blocks)}</div><div class="end">5</div></main>'
    first, *between, last = pieces(html)
    assert (between, first + "".join(between) + last) == (blocks, html)


def test_a_page_whose_tags_are_not_closed_is_read_whole():
    html = '<main><div class="body"><p>1<p>2</div></main>'
    assert pieces(html) == [html]

"""Links to parts of pages: where they lead a reader, and what an editor may paste."""

import pytest
from django.core.exceptions import ValidationError

from science_content.blocks.parts import PartAddress, PartLink, link_of
from science_content.pages.parts import parts_of
from science_content.quality.links import DeadLink
from tests.science_content.blocks.test_blocks_of_manuals import PEST, block, shown, words
from tests.science_content.pieces import in_tibetan, piece, read
from tests.trees import DOSE

pytestmark = pytest.mark.django_db


def test_an_action_leads_to_the_dose_on_the_same_page(client, tree):
    html = shown(client, tree.topic, block("pest", PEST), {"key": "d", "type": "dose", "value": DOSE})
    (way,) = html.select(".pest a.part")
    assert html.find(id=way["href"].removeprefix("#")) is not None and DOSE["substance"] in words(way)
    assert "毫升" not in words(way)


def test_a_link_leads_a_reader_to_his_own_language_and_else_to_chinese(client, tree):
    doses = piece(tree.topic, "article", key="doses", slug="doses", body=[{"key": "d", "type": "dose", "value": DOSE}])
    see = f"{doses.translation_key}#{doses.body[0].id}"
    page = piece(tree.topic, "article", body=[block("reference", {"see": see, "text": "看这里。"})])
    assert read(client, page).select_one("a.part")["href"] == f"{doses.url_path}#b-{doses.body[0].id}"
    tibetan = in_tibetan(page)
    (way,) = read(client, tibetan).select("a.part")
    assert way["href"].startswith("/zh-hans/") and way["hreflang"] == "zh-Hans"
    there = in_tibetan(doses)
    assert (
        read(client, type(tibetan).objects.get(pk=tibetan.pk)).select_one("a.part")["href"].startswith(there.url_path)
    )
    kiosk = read(client, page, "/e/533401").select_one("a.part")["href"]
    assert kiosk.startswith("/e/533401/zh-hans/")


@pytest.mark.parametrize("gone", ("unpublished", "withdrawn", "hidden", "deleted", "block deleted"))
def test_where_a_part_cannot_be_read_nothing_leads_there_and_the_editor_is_told(gone, client, tree):
    doses = piece(tree.topic, "article", key="doses", slug="doses", body=[{"key": "d", "type": "dose", "value": DOSE}])
    see = f"{doses.translation_key}#{doses.body[0].id}"
    page = piece(tree.topic, "article", body=[block("reference", {"see": see, "text": "看这里。"})])
    assert list(DeadLink().check(page)) == []
    pages = type(doses).objects.filter(pk=doses.pk)
    match gone:
        case "unpublished":
            doses.unpublish()
        case "withdrawn":
            pages.update(withdrawn_at="2026-01-01T00:00Z")
        case "hidden":
            pages.update(hidden_blocks={doses.body[0].id: {"reason": "x", "at": "2026-01-01T00:00:00+00:00", "by": ""}})
        case "deleted":
            doses.delete()
        case _:
            pages.update(body=[])
    html = read(client, type(page).objects.get(pk=page.pk))
    assert not html.select("a.part") and "看这里" not in words(html.main)
    (finding,) = DeadLink().check(type(page).objects.get(pk=page.pk))
    assert finding.block == page.body[0].id


def test_all_links_of_a_page_cost_one_query(tree, django_assert_num_queries):
    others = [
        piece(
            tree.topic,
            "article",
            key=f"o{n}",
            slug=f"o{n}",
            body=[{"key": "h", "type": "text", "value": "<p>好。</p>"}],
        )
        for n in range(3)
    ]
    links = [
        {"key": f"r{n}", "type": "reference", "value": {"see": f"{each.translation_key}#{each.body[0].id}"}}
        for n, each in enumerate(others)
    ]
    page = type(others[0]).objects.get(pk=piece(tree.topic, "article", body=links).pk)
    page.locale, page.body  # noqa: B018 -- fetched before
    with django_assert_num_queries(1):
        assert len(parts_of(page)) == 3


@pytest.mark.parametrize(
    "typed, ends",
    [
        ("{url}#b-{id}", "{key}#{id}"),
        ("http://localhost{url}#b-{id}", "{key}#{id}"),
        ("/e/533401{url}#b-{id}", "{key}#{id}"),
        ("  {url}#{id} ", "{key}#{id}"),
        ("#b-{id}", "#{id}"),
        ("{key}#{id}", "{key}#{id}"),
        ("", ""),
    ],
)
def test_the_address_of_a_part_as_a_reader_sees_it_is_taken(typed, ends, tree):
    facts = {"url": tree.article.url_path, "id": tree.article.body[0].id, "key": tree.article.translation_key}
    assert link_of(typed.format(**facts)) == ends.format(**facts)
    address = PartAddress.of(ends.format(**facts))
    assert (address is None) == (ends == "")


@pytest.mark.parametrize(
    "typed",
    [
        "x",
        "/zh-hans/",
        "/nowhere/#b-1",
        "javascript:alert(1)#b-1",
        "#",
        "#b-",
        "#b-<x>",
        "http://[#b-1",
        "\x00#b-1",
        "x" * 600,
    ],
)
def test_what_is_no_address_of_a_part_is_refused_in_words(typed, tree):
    with pytest.raises(ValidationError) as refused:
        PartLink().clean(typed)
    assert all(any("\u4e00" <= letter <= "\u9fff" for letter in text) for text in refused.value.messages)

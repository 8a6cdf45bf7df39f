"""A list of substances, loaded on a running site, takes what it bans from readers at once and tells the people who mend it."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils.timezone import localdate

from science_content.content_files.building import build
from science_content.models import ArticlePage, SubstanceAlert, SubstanceList
from science_content.pages.gate import NotPublishable
from science_content.substances.listed import BadList
from science_content.substances.register import shipped
from science_content.withdrawal.actions import CannotWithdraw
from science_content.withdrawal.bans import alerts, carry_out, load_list
from science_content.withdrawal.blocks import show_block
from search.queries import find_pages
from tests.doses import shown
from tests.trees import ARTICLE, DOSE, read_all

pytestmark = pytest.mark.django_db
KIOSK = "/e/533401"
NAME = "试剂"  # the product of the small tree, which no real list names
SAYS = "蚜虫多的时候，喷试剂最管用。"


def listed(**rule) -> str:
    """The shipped list with one ban more."""
    content = json.loads(shipped())
    ban = {
        "status": "banned",
        "crops": [],
        "crops_said": "",
        "uses": "",
        "since": "2026-11-01",
        "announcement": "农业农村部公告第999号",
        "announcement_date": "2026-10-01",
        "opened": True,
        "seen": "公告全文",
    }
    row = {"key": "made-up", "name": NAME, "names": [], "kind": "pesticide", "rules": [ban | rule]}
    content["substances"].append(row)
    return json.dumps(content, ensure_ascii=False)


def again(page) -> ArticlePage:
    return ArticlePage.objects.get(pk=page.pk)


def views_of(tree) -> list[str]:
    pages = [dress + page.url_path for page in (tree.article, tree.tibetan) for dress in ("", KIOSK)]
    return [*pages, f"/bo/side-by-side/{tree.tibetan.pk}/", f"{KIOSK}/bo/side-by-side/{tree.tibetan.pk}/"]


def is_found(tree) -> bool:
    return tree.article.pk in [hit.page_id for hit in find_pages(NAME, locale_code="zh-hans")[0]]


def screen(as_, who: str = "shenhe") -> str:
    return as_(who).get(reverse("wagtailadmin_home")).content.decode()


def test_a_new_ban_takes_the_dose_from_page_kiosk_search_and_feed_in_every_language(tree, client, as_):
    read_all(tree.tibetan)
    assert is_found(tree) and all(shown(client.get(address).content) for address in views_of(tree))
    assert "禁用药：要马上看的页面" not in screen(as_)
    acted = load_list(listed())
    assert acted.hidden == 1
    for address in (*views_of(tree), "/zh-hans/feed/", "/bo/feed/", f"{KIOSK}/zh-hans/search/?q={NAME}"):
        html = client.get(address).content.decode()
        assert not shown(html), address
        assert "试剂 10% 水剂" not in html.replace("“试剂 10% 水剂”", ""), address  # but in the reason
    for address in views_of(tree):
        assert "农业农村部公告第999号" in client.get(address).content.decode(), address
    assert not is_found(tree)
    first = screen(as_)
    assert tree.article.title in first and "农业农村部公告第999号" in first and "用药已经停用" in first
    assert "禁用药：要马上看的页面" not in screen(as_, "yiyuan")


def test_a_sentence_stays_and_stands_on_the_first_screen(tree, as_):
    page = build(
        tree.topic,
        "article",
        ARTICLE
        | {
            "key": "said",
            "title": "试一试",
            "slug": "said",
            "body": [
                {"key": "why", "type": "text", "value": f"<p>{SAYS}</p><p>试剂有毒，过去有人误喝中毒。</p>"},
            ],
        },
        {},
        {},
    )
    acted = load_list(listed())
    assert acted.flagged == 1
    assert again(page).hidden_blocks == {}
    assert "句子还公开着" in screen(as_) and "喷试剂最管用" in screen(as_)


def test_what_was_mended_is_no_longer_on_the_first_screen(tree, as_):
    load_list(listed())
    page = again(tree.article)
    with pytest.raises(NotPublishable, match="第999号"):
        page.save_revision().publish()
    page = again(tree.article)
    del page.body[1]
    page.save_revision().publish()
    assert alerts() == [] and "禁用药：要马上看的页面" not in screen(as_)


def test_the_same_list_again_does_nothing_more(tree):
    load_list(listed())
    count = SubstanceAlert.objects.count()
    assert load_list(listed()) == type(load_list(listed()))(0, 0)
    assert SubstanceAlert.objects.count() == count and SubstanceList.objects.filter(content=listed()).count() == 1


def test_a_ban_whose_announcement_nobody_opened_hides_nothing_and_warns(tree):
    from science_content.pages.gate import panel, reasons_against  # noqa: PLC0415 -- read where it is asked

    assert load_list(listed(opened=False)).hidden == 0
    assert reasons_against(again(tree.article)) == []
    (result,) = [each for each in panel(again(tree.article)) if each.check.id == "substance"]
    assert "待核" in result.findings[0].sentence and result.check.severity == "warning"


def test_a_ban_that_is_not_yet_in_force_is_carried_out_on_its_day(tree, client):
    day = localdate() + timedelta(days=3)
    assert load_list(listed(since=day.isoformat())).hidden == 0
    assert carry_out(today=day - timedelta(days=1)).hidden == 0
    assert carry_out(today=day).hidden == 1
    assert not shown(client.get(tree.article.url_path).content)
    assert carry_out(today=day).hidden == 0


def test_what_slipped_past_a_loading_is_found_by_the_daily_command(tree, client):
    SubstanceList.objects.create(issued=localdate(), content=listed(), digest="loaded by another")
    assert shown(client.get(tree.article.url_path).content)
    call_command("load_substances", "--due", stdout=StringIO())
    assert not shown(client.get(tree.article.url_path).content)


@pytest.mark.parametrize("crops, is_hidden", [(["maize"], True), (["tea", "vegetable"], False), ([], True)])
def test_what_is_forbidden_on_some_crops_goes_from_those(tree, crops, is_hidden):
    acted = load_list(listed(crops=crops, crops_said="几种作物" if crops else ""))
    assert acted.hidden == int(is_hidden)


def test_a_copy_and_a_draft_do_not_bring_it_back(tree):
    old = again(tree.article).save_revision()
    copy = again(tree.article).copy(update_attrs={"slug": "copy", "title": "抄来的"}, keep_live=False)
    load_list(listed())
    for revision in (old, ArticlePage.objects.get(pk=copy.pk).save_revision()):
        with pytest.raises(NotPublishable, match="第999号"):
            revision.publish()


@pytest.mark.parametrize("place", ["substance", "active", "purpose", "method"])
def test_it_is_known_wherever_a_dose_names_it(tree, place):
    body = [
        {
            "key": "dose",
            "type": "dose",
            "value": DOSE | {"substance": "别的 10% 水剂"} | {place: f"10%{NAME}水剂" if place != "active" else NAME},
        }
    ]
    load_list(listed())
    with pytest.raises(NotPublishable, match="第999号"):
        build(tree.topic, "article", ARTICLE | {"key": "d", "title": "另一页", "slug": "d", "body": body}, {}, {})


def test_it_is_known_in_a_table_of_doses_in_fertiliser_in_a_cell_and_among_materials(tree):
    load_list(listed())
    row = {"stage": "", "months": [], "amount": "1", "amount_max": None, "unit": "kg", "per": "mu", "times": 1}
    bodies = {
        "rows": ("dose_table", {"title": "推荐", "rows": [DOSE], "note": ""}),
        "soil": ("fertiliser", {"substance": NAME, "purpose": "", "method": "", "applications": [row]}),
        "cell": (
            "fact_table",
            {
                "title": "治虫",
                "columns": [{"title": "用什么", "unit": None}],
                "rows": [{"cells": [{"text": f"喷{NAME}"}]}],
                "note": "",
            },
        ),
        "goods": (
            "steps",
            {
                "title": "",
                "materials": [{"name": NAME, "amount": None, "unit": None}],
                "steps": [{"text": "喷。", "image": None, "alt": ""}],
            },
        ),
    }
    for key, (kind, value) in bodies.items():
        piece = ARTICLE | {"key": key, "title": key, "slug": key, "body": [{"key": "b", "type": kind, "value": value}]}
        with pytest.raises(NotPublishable, match="第999号"):
            build(tree.topic, "article", piece, {}, {})


def test_the_command_shows_what_changes_and_loads(tree, tmp_path):
    file, out = tmp_path / "list.json", StringIO()
    file.write_text(listed(), encoding="utf-8")
    call_command("load_substances", str(file), "--show", stdout=out)
    assert "＋ 试剂：禁用" in out.getvalue() and again(tree.article).hidden_blocks == {}
    call_command("load_substances", str(file), stdout=out)
    assert "停用了 1 段用药" in out.getvalue() and again(tree.article).hidden_blocks
    fewer = StringIO()
    with pytest.raises(CommandError, match="没有装入"):
        call_command("load_substances", stdout=fewer)
    assert "－ 试剂" in fewer.getvalue()
    call_command("load_substances", "--fewer", stdout=fewer)
    assert SubstanceList.objects.latest("pk").content == shipped()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{",
        b"\xff\xfe",
        b'{"issued": "2026-01-01", "substances": []}',
        b'{"substances": 1}',
        b"[" * 100_000,
    ],
)
def test_a_bad_list_changes_nothing(tree, tmp_path, content):
    file, count = tmp_path / "list.json", SubstanceList.objects.count()
    file.write_bytes(content)
    with pytest.raises(CommandError):
        call_command("load_substances", str(file), stdout=StringIO())
    with pytest.raises(CommandError):
        call_command("load_substances", str(tmp_path / "nowhere.json"), stdout=StringIO())
    assert SubstanceList.objects.count() == count and again(tree.article).hidden_blocks == {}


def test_code_that_loads_a_bad_list_is_told(tree):
    with pytest.raises(BadList):
        load_list("{}")


def test_nobody_shows_a_banned_dose_again(tree, client, as_):
    load_list(listed())
    (block,) = again(tree.article).hidden_blocks
    with pytest.raises(CannotWithdraw, match="第999号"):
        show_block(again(tree.article), block)
    answer = as_("shenhe").post(reverse("page_blocks", args=[tree.article.pk]), {"show": block}, follow=True)
    assert "第999号" in answer.content.decode()
    for address in views_of(tree):
        assert not shown(client.get(address).content), address

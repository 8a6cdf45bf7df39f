"""Release never fails without words: each refusal is a Chinese sentence that names the page, its language and what does not fit."""

import copy

import pytest
from django.urls import reverse
from wagtail.models import Revision
from wagtail_localize.models import StringTranslation

from places.models import Place
from science_content.models import ArticlePage, PagePlace, SciencePage
from science_content.pages.gate import NotPublishable
from science_content.pages.raw import raw_body
from tests.science_content.pieces import image, in_tibetan, piece
from translation.engine.sources import store_words, translation_of
from translation.release.actions import Locked, release

pytestmark = pytest.mark.django_db
SIGN = "ཀ"


def words_for(tree, **chinese: int):
    """The Tibetan page of the small tree with so many signs for a Chinese sentence of it."""
    store_words(translation_of(tree.tibetan), {text: SIGN * count for text, count in chinese.items()})
    return tree.tibetan


def deleted_picture(tree):
    shown = image()
    figure = {"type": "figure", "value": {"image": shown.pk, "alt": "叶背", "caption": ""}, "id": "f" * 8}
    page = piece(tree.topic, "article")
    page.body = [*raw_body(page), figure]
    page.save_revision().publish()
    target = in_tibetan(page)
    shown.delete()
    return target


def locked(tree):
    SciencePage.objects.filter(pk=tree.tibetan.pk).update(locked=True)
    return tree.tibetan


def withdrawn_source(tree):
    SciencePage.objects.filter(pk=tree.article.pk).update(withdrawn_at="2026-11-01T00:00:00Z")
    return tree.tibetan


def long_claim(tree):
    target = in_tibetan(piece(tree.topic, "factcheck"))
    store_words(translation_of(target), {"蛇毒能用嘴吸出来": SIGN * 801})
    return target


REFUSED = {
    "a title of 300 signs": (lambda tree: words_for(tree, 蚜虫怎么防=300), ["“蚜虫怎么防”", "300", "255"]),
    "a warning past its room": (
        lambda tree: words_for(tree, **{"打药后洗手。": 8001}),
        ["“打药后洗手。”", "8000"],
    ),
    "a material past its room": (lambda tree: words_for(tree, 清水=801), ["“清水”", "801", "800"]),
    "a purpose past its room": (
        lambda tree: words_for(tree, 防蚜虫=1201),
        ["“防蚜虫”", "1201", "1200"],
    ),
    "a claim past its column": (long_claim, ["“蛇毒能用嘴吸出来”", "800"]),
    "a picture that was deleted": (deleted_picture, ["配图（正文第", "图片："]),
    "a locked page": (locked, ["锁定"]),
    "a withdrawn source": (withdrawn_source, ["中文原文已经撤回"]),
}


def stored(page) -> tuple:
    rows = SciencePage.objects.filter(pk=page.pk).values().get()
    words = StringTranslation.objects.order_by("pk").values_list("pk", "data")
    return rows, Revision.objects.count(), list(words)


@pytest.mark.parametrize("name", REFUSED)
def test_by_code_it_is_refused_in_words_and_nothing_is_written_or_lost(tree, name):
    make, said = REFUSED[name]
    page = make(tree)
    before = stored(page)
    with pytest.raises(NotPublishable) as refusal:
        release(translation_of(page))
    text = " ".join(refusal.value.messages)
    assert "藏语（藏文）的“" in text and "不能发布" in text and [word for word in said if word not in text] == []
    assert len(text) < 400, "a title of 300 signs is cut"
    assert stored(page) == before


@pytest.mark.parametrize("name", REFUSED)
def test_by_the_button_of_the_editor_it_is_refused_in_words_and_nothing_is_written_or_lost(tree, as_, name):
    make, said = REFUSED[name]
    page = make(tree)
    before = stored(page)
    editor = reverse("wagtailadmin_pages:edit", args=[page.pk])
    answer = as_("admin").post(editor, {"action": "publish"}, follow=True)
    workbench = reverse("translation_workbench", args=[page.pk])
    assert answer.status_code == 200 and answer.redirect_chain == [(editor, 302), (workbench, 302)]
    text = " ".join(str(message) for message in answer.context["messages"])
    assert "藏语（藏文）的“" in text and [word for word in said if word not in text] == []
    assert stored(page) == before


def in_a_draft(page, **columns) -> None:
    """A draft with what no door of ours stores, as one from before a rule may hold."""
    draft = page.specific.get_latest_revision_as_object()
    for name, value in columns.items():
        setattr(draft, name, value)
    draft.save_revision(clean=False)


def test_in_bulk_it_is_refused_in_words(tree, as_):
    in_a_draft(tree.tibetan, title=SIGN * 300)
    before = stored(tree.tibetan)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    answer = as_("admin").post(f"{url}?id={tree.tibetan.pk}&next=/cms/", {"include_descendants": ""}, follow=True)
    text = " ".join(str(message) for message in answer.context["messages"])
    assert "藏语（藏文）的“" in text and "标题：" in text and "draft" not in text
    assert stored(tree.tibetan) == before


def test_a_source_that_was_deleted_is_said(tree):
    translation = translation_of(tree.tibetan)
    tree.article.delete()
    with pytest.raises(NotPublishable, match="藏语（藏文）的.*中文原文已经删除"):
        release(translation)


def test_a_locked_page_says_so_by_its_own_error(tree):
    with pytest.raises(Locked, match="锁定"):
        release(translation_of(locked(tree)))


def test_a_cover_that_was_deleted_stops_nothing(tree):
    cover = image()
    tree.article.cover = cover
    tree.article.save_revision().publish()
    cover.delete()
    assert release(translation_of(tree.tibetan)).cover is None


def test_a_place_that_was_deleted_is_no_place_of_the_translation(tree):
    path = "530000/530700/530721/530721900/"
    village = Place.objects.create(code="530721900", name="旧名镇", level="township", parent_id="530721", path=path)
    page = piece(tree.topic, "article", places=["530721900", "530721"])
    target = in_tibetan(page)
    PagePlace.objects.filter(place=village).delete()
    village.delete()
    assert [place.code for place in release(translation_of(target)).places] == ["530721"]


ROOM = {
    "title": ("蚜虫怎么防", 255),
    "summary": ("看叶背，早发现。", 2000),
    "steps": ("先看叶背。", 4000),
    "step title": ("三步", 800),
    "warning": ("打药后洗手。", 8000),
    "purpose of a dose": ("防蚜虫", 1200),
}


@pytest.mark.parametrize("name", ROOM)
def test_a_translation_has_four_times_the_room_of_its_chinese(tree, name):
    text, count = ROOM[name]
    released = release(translation_of(words_for(tree, **{text: count}))).specific
    assert SIGN * count in f"{released.title} {released.summary} {raw_body(released)}"


def test_a_claim_has_four_times_the_room(tree):
    target = in_tibetan(piece(tree.topic, "factcheck"))
    store_words(translation_of(target), {"蛇毒能用嘴吸出来": SIGN * 800, "集市": SIGN * 480})
    released = release(translation_of(target)).specific
    assert len(released.claim) == 800 and len(released.spreads) == 480


CHINESE = {
    "heading": ("heading", "小" * 201, "小标题（正文第5块）：小标题最多200个字，现在201个"),
    "warning": (
        "warning",
        {"level": "danger", "title": "", "text": "字" * 2001},
        "警示（正文第5块）：内容最多2000个字",
    ),
    "quote": ("quote", {"text": "早防。", "source": "字" * 301, "url": ""}, "引用（正文第5块）：出自最多300个字"),
    "column": (
        "fact_table",
        {
            "title": "表",
            "columns": [{"title": "列" * 81, "unit": ""}],
            "rows": [{"cells": [{"text": "一"}]}],
            "note": "",
        },
        "数据表（正文第5块）：列标题最多80个字",
    ),
}


@pytest.mark.parametrize("name", CHINESE)
def test_chinese_keeps_its_limits(tree, name):
    kind, value, said = CHINESE[name]
    body = copy.deepcopy(raw_body(tree.article))
    tree.article.body = [*body, {"type": kind, "value": value, "id": "x" * 8}]
    with pytest.raises(NotPublishable, match=said):
        tree.article.save_revision().publish()
    assert len(ArticlePage.objects.get(pk=tree.article.pk).body) == len(body)

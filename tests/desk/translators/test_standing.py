"""The translators' desk says of each row what is behind, why doses are hidden, and how much of it somebody has read."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from desk.translators.queries import TranslationRow, rows
from languages import registry
from science_content.models import ArticlePage, SciencePage
from science_content.pages.raw import raw_body
from science_content.publishing import actions
from tests.reading_screen import answer, screen
from tests.trees import with_amount

pytestmark = pytest.mark.django_db
WASH = "打药后洗手。"


def row_of(tree) -> TranslationRow:
    tree.reload()
    return next(row for row in rows(registry.get("bo")) if row.source == tree.article.sciencepage_ptr)


def said(as_, tree) -> str:
    page = BeautifulSoup(as_("yiyuan").get("/cms/translations/?language=bo").content, "html.parser")
    return next(each.get_text(" ", strip=True) for each in page.select("tbody tr") if tree.article.title in each.text)


def publish(tree, html: str, **warning) -> None:
    article = ArticlePage.objects.get(pk=tree.article.pk)
    body = raw_body(article)
    body[0]["value"] = html
    body[-1]["value"].update(warning)
    article.body = body
    article.save_revision().publish()


def test_what_is_chinese_again_and_what_is_old_is_counted(tree, as_):
    assert "回到中文" not in said(as_, tree) and "旧译" not in said(as_, tree)
    publish(tree, "<p>蚜虫吸叶子的汁。</p><p>叶子会慢慢卷起来。</p>", text="打药后不洗手。")
    text = said(as_, tree)
    assert "1处回到中文" in text and "1处旧译" in text


def test_hidden_doses_are_told_with_their_cause(tree, as_, monkeypatch):
    assert not row_of(tree).hides_doses

    def fails(*args, **kwargs):
        raise RuntimeError("lost")

    with monkeypatch.context() as patch:
        patch.setattr(actions, "_carry", fails)
        with_amount(tree.article, 20).save_revision().publish()
    text = said(as_, tree)
    assert "没有跟上中文，用药用量没有显示" in text and "换数字时出了错" in text
    SciencePage.objects.filter(pk=tree.tibetan.pk).update(numbers_revision=1)
    assert row_of(tree).hides_doses
    with_amount(ArticlePage.objects.get(pk=tree.article.pk), 30).save_revision().publish()
    assert "用药用量没有显示" not in said(as_, tree)


def test_how_much_somebody_has_read_is_told(tree, as_):
    assert "看过0/5句" in said(as_, tree)
    digest = next(
        box["value"] for box in screen(as_("jiaodui"), tree.tibetan).select("input[name=read]:not([checked])")
    )
    answer(as_("jiaodui"), tree.tibetan, read=[digest])
    assert "看过1/5句" in said(as_, tree) and "未经母语者审校" in said(as_, tree)
    answer(as_("jiaodui"), tree.tibetan)
    assert "看过5/5句" in said(as_, tree) and "母语者已审校" in said(as_, tree)


def test_what_is_a_draft_has_read_nothing(tree):
    tree.tibetan.unpublish()
    row = row_of(tree)
    assert (row.read, row.behind, row.hides_doses) == ((0, 0), {}, False)


def test_the_desk_costs_the_same_however_many_rows_it_has(tree):
    with CaptureQueriesContext(connection) as queries:
        for row in rows(registry.get("bo")):
            assert row.read and row.behind is not None and row.hides_doses in (True, False)
    assert len(queries) == 5, [each["sql"][:80] for each in queries]

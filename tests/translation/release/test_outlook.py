"""Before a release the person sees which sentences would be Chinese again, and which stand in old words."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from science_content.models import ArticlePage
from science_content.pages.raw import raw_body
from tests.trees import TIBETAN
from translation.engine.outlook import outlook
from translation.engine.sources import store_words, translation_of, update_source

pytestmark = pytest.mark.django_db
LEAF, SLOWLY = "叶子会卷起来。", "叶子会慢慢卷起来。"


def publish(tree, *paragraphs: str, followed: bool = True) -> None:
    article = ArticlePage.objects.get(pk=tree.article.pk)
    html = "".join(f"<p>{each}</p>" for each in paragraphs)
    article.body = [raw_body(article)[0] | {"value": html}, *raw_body(article)[1:]]
    article.save_revision().publish()
    if followed:
        update_source(ArticlePage.objects.get(pk=article.pk))


def sent(client, tree, **data) -> BeautifulSoup:
    url = reverse("wagtailadmin_pages:edit", args=[tree.tibetan.pk])
    return BeautifulSoup(client.post(url, {"action": "publish"} | data, follow=True).content, "html.parser")


def published_at(tree):
    return ArticlePage.objects.get(pk=tree.tibetan.pk).last_published_at


def test_old_words_that_a_release_would_take_away_are_told_and_nothing_is_released_yet(tree, as_):
    publish(tree, "蚜虫吸叶子的汁。", SLOWLY)
    before = published_at(tree)
    page = sent(as_("jiaodui"), tree)
    assert "1句会变成中文" in page.text and SLOWLY in page.text and published_at(tree) == before
    page = sent(as_("jiaodui"), tree, outlook=page.select_one("[name=outlook]")["value"])
    assert "已发布" in page.text and published_at(tree) > before


def test_old_words_that_stay_are_told(tree, as_):
    publish(tree, "蚜虫吸叶子的汁。", SLOWLY, followed=False)
    assert outlook(translation_of(tree.tibetan)).old == [SLOWLY]
    page = sent(as_("jiaodui"), tree)
    assert "1句旧译" in page.text and "会变成中文" not in page.text


def test_what_was_told_is_what_is_released(tree, as_):
    publish(tree, "蚜虫吸叶子的汁。", SLOWLY)
    page = sent(as_("jiaodui"), tree)
    publish(tree, "蚜虫慢慢吸叶子的汁。", SLOWLY)
    before = published_at(tree)
    again = sent(as_("jiaodui"), tree, outlook=page.select_one("[name=outlook]")["value"])
    assert "2句会变成中文" in again.text and published_at(tree) == before


def test_a_release_that_takes_nothing_away_asks_nothing(tree, as_):
    assert not outlook(translation_of(tree.tibetan))
    assert "已发布" in sent(as_("jiaodui"), tree).text
    publish(tree, "蚜虫吸叶子的汁。", SLOWLY)
    store_words(translation_of(tree.tibetan), {SLOWLY: TIBETAN[LEAF]})
    assert "已发布" in sent(as_("jiaodui"), tree).text


def test_a_page_that_nobody_reads_yet_has_nothing_to_lose(tree):
    tree.tibetan.unpublish()
    publish(tree, "蚜虫吸叶子的汁。", SLOWLY)
    assert outlook(translation_of(tree.tibetan)).chinese == []


def test_who_may_not_release_is_told_nothing(tree, as_):
    publish(tree, "蚜虫吸叶子的汁。", SLOWLY)
    assert "会变成中文" not in sent(as_("yiyuan"), tree).text

"""One Chinese page in every language: who sees which, how far each is, and that long manuals ask no more than short ones."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.timezone import localdate

from desk.translators.in_languages import in_languages
from languages import registry
from science_content.models import ManualPage, SciencePage
from science_content.withdrawal.actions import withdraw
from tests.desk.questions.asking import is_turned_away
from tests.trees import TIBETAN
from translation.claims.actions import claim_page
from translation.claims.models import Claim


def screen(client, page: SciencePage) -> dict[str, str]:
    """{language: what its row says}"""
    html = BeautifulSoup(client.get(reverse("translation_languages", args=[page.pk])).content, "html.parser")
    rows = html.select(".desk-pages tbody tr")
    return {row.th.get_text(strip=True): row.get_text(" ", strip=True) for row in rows}


@pytest.mark.parametrize("person", ["shengban", "bianji", "shenhe"])
def test_the_office_and_who_may_change_the_page_see_every_language(tree, as_, person):
    said = screen(as_(person), tree.article)
    assert list(said) == [each.short_zh for each in registry.TRANSLATED]
    assert "已发布" in said["藏文"] and "未开始" in said["景颇文"]
    assert "翻译" not in said["景颇文"].split()


def test_a_translator_sees_the_languages_he_works_in(tree, as_):
    said = screen(as_("yiyuan"), tree.article)
    assert list(said) == ["藏文"] and said["藏文"].endswith("翻译 看页面")
    assert "开始翻译" in screen(as_("yiyuan-lisu"), tree.article)["傈僳文"]


def test_others_are_turned_away(tree, as_, client):
    address = reverse("translation_languages", args=[tree.article.pk])
    assert client.get(address).status_code == 302
    assert is_turned_away(as_("xinxi").get(address)) or as_("xinxi").get(address).status_code == 302
    assert as_("shengban").get(reverse("translation_languages", args=[999_999_999])).status_code == 404


def test_a_translation_leads_to_its_chinese_page(tree, as_):
    answered = as_("yiyuan").get(reverse("translation_languages", args=[tree.tibetan.pk]))
    assert answered.url == reverse("translation_languages", args=[tree.article.pk])


def test_who_has_the_page_and_how_many_sentences_are_done_is_said(tree, as_, cast):
    claim_page(page=tree.article, language=registry.get("bo"), user=cast["yiyuan"])
    said = screen(as_("shengban"), tree.article)["藏文"]
    assert cast["yiyuan"].get_full_name() in said
    assert f"{len(TIBETAN)}/" in said and "过期" not in said
    Claim.objects.update(due=localdate() - timedelta(days=1))
    assert "过期" in screen(as_("shengban"), tree.article)["藏文"]


def test_the_chapters_of_a_manual_are_counted_with_it_in_as_many_queries(tree, as_, cast, django_assert_num_queries):
    user = cast["shengban"]
    manual = ManualPage.objects.get(locale=tree.article.locale, title="牦牛与黄牛健康手册")
    seen = [registry.get("bo"), registry.get("kac")]
    for page in (tree.article, manual):
        in_languages(page, seen, user)  # permissions and content types are remembered
        with django_assert_num_queries(6):
            asked = SciencePage.objects.select_related("locale", "content_type").get(pk=page.pk)
            found = in_languages(asked, seen, user)
    assert found[0].parts == manual.numchild + 1
    assert "发布了" in as_("shengban").get(reverse("translation_languages", args=[manual.pk])).content.decode()


def test_a_withdrawn_page_says_why_in_every_language(tree, as_, cast):
    withdraw(tree.article, reason="用量写错了", user=cast["shenhe"])
    said = screen(as_("shengban"), tree.article)
    assert all("已撤回：用量写错了" in row for row in said.values())

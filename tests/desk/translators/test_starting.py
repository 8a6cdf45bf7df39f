"""The desk starts one page or many, in one language or several, and takes back what was started by mistake."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from wagtail.models import Locale, PageLogEntry

from science_content.models import ArticlePage, ManualPage, SciencePage
from translation.engine.starting import start
from translation.models import Start
from translation.starting.actions import begin_all, undo_start

pytestmark = pytest.mark.django_db
DESK = "/cms/translations/?language=lis"
MANY = "/cms/translations/submit/"


def locale_of(code: str) -> Locale:
    return Locale.objects.get(language_code=code)


@pytest.fixture
def manual(db) -> ManualPage:
    return ManualPage.objects.get(locale__language_code="zh-hans", slug="he-tao-zai-pei-guan-li")


@pytest.fixture
def two_languages(django_user_model) -> None:
    """The Lisu translator works in Tibetan too."""
    person = django_user_model.objects.get(username="yiyuan-lisu")
    person.groups.add(*Group.objects.filter(user__username="yiyuan"))


def articles() -> list[ArticlePage]:
    found = ArticlePage.objects.filter(locale__language_code="zh-hans", live=True)
    return [page for page in found if not page.has_translation(locale_of("lis"))]


def page_of(client, url: str = DESK) -> BeautifulSoup:
    return BeautifulSoup(client.get(url).content, "html.parser")


def test_a_manual_opens_at_once_and_its_chapters_wait_and_are_begun(as_, manual):
    client = as_("yiyuan-lisu")
    answer = client.post(reverse("translation_submit", args=[manual.pk]), {"language": "lis"})
    target = manual.get_translation(locale_of("lis"))
    assert answer.url == reverse("translation_workbench", args=[target.pk])
    chapters = manual.get_children().live().count()
    assert f"还有{chapters}章正在准备" in client.get(answer.url).content.decode()
    desk = page_of(client)
    assert f"还有{chapters}页" in desk.select_one("#desk-waiting").text
    assert desk.select_one("#desk-waiting progress")["max"] == str(chapters)
    row = next(each for each in desk.select("tbody tr") if manual.get_children().first().title in each.text)
    assert "正在准备" in row.text and "先开这一页" in row.text
    begin_all()
    assert "正在准备" not in client.get(answer.url).content.decode()
    assert not page_of(client).select("#desk-waiting progress")


def test_a_chapter_that_waits_can_be_opened_first(as_, manual):
    client = as_("yiyuan-lisu")
    client.post(reverse("translation_submit", args=[manual.pk]), {"language": "lis"})
    chapter = manual.get_children().live().last().specific
    answer = client.post(reverse("translation_submit", args=[chapter.pk]), {"language": "lis"})
    assert client.get(answer.url).status_code == 200
    begin_all()
    assert manual.get_translation(locale_of("lis")).get_children().count() == manual.get_children().live().count()


def test_ticked_pages_are_asked_for_together(as_):
    pages = articles()[:3]
    client = as_("yiyuan-lisu")
    answer = client.post(MANY, {"language": "lis", "page": [page.pk for page in pages]}, follow=True)
    assert "页正在准备" in answer.content.decode()
    assert {page.pk for page in pages} <= set(Start.objects.values_list("page", flat=True))
    begin_all()
    assert all(page.has_translation(locale_of("lis")) for page in pages)


def test_one_page_is_started_in_several_languages_of_the_person(as_, two_languages):
    page = next(page for page in articles() if not page.has_translation(locale_of("bo")))
    client = as_("yiyuan-lisu")
    form = page_of(client, reverse("translation_submit", args=[page.pk])).select("input[name=language]")
    assert {each["value"] for each in form} == {"bo", "lis"}
    client.post(reverse("translation_submit", args=[page.pk]), {"language": ["lis", "bo"]})
    assert page.has_translation(locale_of("lis"))
    begin_all()
    assert page.has_translation(locale_of("bo"))
    assert page_of(client).select("details input[name=language][value=bo]")


@pytest.mark.parametrize("language", ["bo", "zh-hans", "xx", "<b>", "lis' OR 1=1"])
def test_a_language_that_is_not_ones_own_is_refused_also_beside_ones_own(as_, language):
    page = articles()[0]
    for data in ({"language": language}, {"language": ["lis", language]}):
        as_("yiyuan-lisu").post(MANY, data | {"page": page.pk})
        as_("yiyuan-lisu").post(reverse("translation_submit", args=[page.pk]), data)
    assert not Start.objects.exists() and not page.has_translation(locale_of("lis"))


@pytest.mark.parametrize("pages", [[], ["x"], ["-1"], ["9" * 30], ["1; DROP"], ["999999"], ["²"]])
def test_what_is_no_page_is_told_and_nothing_is_asked_for(as_, pages):
    answer = as_("yiyuan-lisu").post(MANY, {"language": "lis", "page": pages}, follow=True)
    assert answer.status_code == 200 and "请先勾选" in answer.content.decode()
    assert not Start.objects.exists() and not DBTaskResult.objects.exists()


def test_no_language_ticked_is_told_on_the_form(as_, two_languages):
    page = articles()[0]
    answer = as_("yiyuan-lisu").post(reverse("translation_submit", args=[page.pk]), {}, follow=True)
    assert "请至少勾选一种文字" in answer.content.decode()


def test_one_draft_among_many_is_named_and_none_is_started(as_):
    pages = articles()[:2]
    SciencePage.objects.filter(pk=pages[1].pk).update(live=False)
    answer = as_("yiyuan-lisu").post(MANY, {"language": "lis", "page": [page.pk for page in pages]}, follow=True)
    assert "原文发布以后才能翻译" in answer.content.decode()
    assert not Start.objects.exists()


def test_a_start_is_taken_back_after_a_question(as_, manual):
    start(manual, locale_of("lis"))
    target = manual.get_translation(locale_of("lis"))
    client = as_("yiyuan-lisu")
    assert page_of(client).select(f'a[href="{reverse("translation_undo", args=[target.pk])}"]')
    asked = client.get(reverse("translation_undo", args=[target.pk])).content.decode()
    assert f"里面的{manual.get_children().count()}页" in asked and SciencePage.objects.filter(pk=target.pk).exists()
    pages = list(target.get_descendants(inclusive=True).values_list("pk", flat=True))
    client.post(reverse("translation_undo", args=[target.pk]))
    assert not SciencePage.objects.filter(pk=target.pk).exists()
    deleted = PageLogEntry.objects.filter(page__in=pages, action="wagtail.delete").values_list(
        "user__username", flat=True
    )
    assert list(deleted) == ["yiyuan-lisu"] * len(pages)


def test_nobody_takes_back_another_languages_start_nor_a_chinese_page(as_, tree):
    start(tree.article, locale_of("lis"))
    target = tree.article.get_translation(locale_of("lis"))
    as_("yiyuan").post(reverse("translation_undo", args=[target.pk]))
    as_("yiyuan-lisu").post(reverse("translation_undo", args=[tree.article.pk]))
    as_("yiyuan").post(reverse("translation_undo", args=[tree.tibetan.pk]))
    assert SciencePage.objects.filter(pk__in=[target.pk, tree.article.pk, tree.tibetan.pk]).count() == 3


def test_what_could_not_be_started_is_listed_with_the_reason(as_, tree):
    Start.objects.create(page=tree.article.sciencepage_ptr, locale=locale_of("lis"), error="原文发布以后才能翻译。")
    said = page_of(as_("yiyuan-lisu")).select_one("#desk-waiting").text
    assert tree.article.title in said and "原文发布以后才能翻译" in said


def test_a_start_that_is_taken_back_in_the_same_moment_leads_to_the_desk(as_, tree, monkeypatch):
    def meanwhile(*_) -> int:
        undo_start(tree.article.get_translation(locale_of("lis")))
        return 0

    monkeypatch.setattr("desk.translators.views._ask", meanwhile)
    answer = as_("yiyuan-lisu").post(reverse("translation_submit", args=[tree.article.pk]), {"language": "lis"})
    assert answer.url == DESK

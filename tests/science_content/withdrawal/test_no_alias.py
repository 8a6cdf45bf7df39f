"""No door makes an alias, which would outlive its original's withdrawal; one that stands all the same goes with it."""

import pytest
from django.urls import reverse
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.models import Locale, Page
from wagtail_localize.locales.components import get_locale_components
from wagtail_localize.models import LocaleSynchronization

from home.front_page.models import FrontPage
from science_content.models import SciencePage
from science_content.pages.gate import NotPublishable
from science_content.withdrawal.actions import restore, withdraw

pytestmark = pytest.mark.django_db
REASON = "药名写错了，正在改。"


def bo() -> Locale:
    return Locale.objects.get(language_code="bo")


def made(tree) -> dict:
    """How code, and Wagtail's and wagtail-localize's own screens, make an alias."""
    article, page = tree.article, Page.objects.get(pk=tree.article.pk)
    lisu = Locale.objects.get(language_code="lis")
    return {
        "create_alias": lambda: article.create_alias(update_slug="alias"),
        "of a plain page": lambda: page.create_alias(update_slug="alias"),
        "action": lambda: CreatePageAliasAction(article, update_slug="alias").execute(),
        "whole topic": lambda: tree.topic.create_alias(recursive=True, update_slug="alias"),
        "in another language": lambda: article.copy_for_translation(lisu, copy_parents=True, alias=True),
        "parents of a translation": lambda: article.copy_for_translation(lisu, copy_parents=True),
        "converted": lambda: _converted(tree.tibetan, article),
        "converted, in its plain table": lambda: _converted(Page.objects.get(pk=tree.tibetan.pk), page),
        "front page": lambda: FrontPage.objects.get(slug="zh-hans").create_alias(update_slug="alias"),
    }


def _converted(page, original) -> None:
    page.alias_of_id = original.pk
    page.save(update_fields=["alias_of_id"], clean=False)


@pytest.mark.parametrize(
    "way",
    [
        "create_alias",
        "of a plain page",
        "action",
        "whole topic",
        "in another language",
        "parents of a translation",
        "converted",
        "converted, in its plain table",
        "front page",
    ],
)
def test_it_is_not_made_by(tree, way):
    with pytest.raises(NotPublishable, match="别名"):
        made(tree)[way]()
    assert not Page.objects.exclude(alias_of=None).exists()


def copied(as_, page, **values) -> str:
    form = {"new_title": "另一页", "new_slug": "other", "new_parent_page": page.get_parent().pk}
    url = reverse("wagtailadmin_pages:copy", args=[page.pk])
    return as_("admin").post(url, form | values, follow=True).content.decode()


@pytest.mark.parametrize("which", ["article", "front"])
def test_the_form_for_copies_has_no_box_for_it_and_refuses_who_ticks_it(tree, as_, which):
    page = tree.article if which == "article" else tree.topic.get_parent()
    asked = as_("admin").get(reverse("wagtailadmin_pages:copy", args=[page.pk])).content.decode()
    assert 'name="new_slug"' in asked and 'name="alias"' not in asked
    before = Page.objects.count()
    assert "这里没有别名页" in copied(as_, page, alias="on")
    assert Page.objects.count() == before


def test_no_locale_is_synced_from_another(tree, as_):
    assert LocaleSynchronization not in [each["model"] for each in get_locale_components()]
    locales = {"locale": Locale.objects.get(language_code="lis"), "sync_from": tree.article.locale}
    with pytest.raises(NotPublishable):
        LocaleSynchronization.objects.create(**locales)
    asked = as_("admin").get(f"/cms/locales/edit/{bo().pk}/").content.decode()
    assert "sync_from" not in asked


@pytest.mark.parametrize("way", [("article", "alias"), ("alias", "article")])
def test_one_that_a_script_wrote_past_us_is_withdrawn_and_comes_back_with_its_original(tree, client, way):
    """Both ways: whichever of the two is withdrawn."""
    alias = tree.article.copy(update_attrs={"slug": "alias", "title": "别名"}, keep_live=True)
    Page.objects.filter(pk=alias.pk).update(alias_of=tree.article.page_ptr)
    SciencePage.objects.filter(pk=alias.pk).update(family=None)
    pages = {"article": tree.article, "alias": SciencePage.objects.get(pk=alias.pk)}
    assert client.get(alias.url_path).status_code == 200
    withdraw(pages[way[0]], reason=REASON)
    for page in (*pages.values(), tree.tibetan):
        assert client.get(page.url_path).status_code == 410, page.slug
    restore(SciencePage.objects.get(pk=pages[way[0]].pk))
    for page in (*pages.values(), tree.tibetan):
        assert client.get(page.url_path).status_code == 200, page.slug

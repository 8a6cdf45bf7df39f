"""A site of before, with aliases, a copy and a locale that is synced; and what became of them."""

from typing import Any


def planted() -> dict[str, int]:
    from wagtail.models import Locale, Page
    from wagtail_localize.models import LocaleSynchronization

    from home.front_page.models import FrontPage
    from science_content.content_files.building import build
    from tests.trees import ARTICLE

    topic = build(FrontPage.objects.get(slug="zh-hans"), "topic", {"key": "t", "title": "专题", "slug": "t"}, {}, {})
    article = build(topic, "article", ARTICLE | {"slug": "article"}, {}, {})
    other = build(topic, "article", ARTICLE | {"key": "o", "title": "又一篇", "slug": "other"}, {}, {})
    bo = Locale.objects.get(language_code="bo")
    copy, alias = (article.copy(update_attrs={"slug": name}, keep_live=True) for name in ("copy", "alias"))
    attributes = {"slug": "foreign", "locale": bo}
    foreign = article.copy(to=FrontPage.objects.get(slug="bo"), update_attrs=attributes, keep_live=True)
    Page.objects.filter(pk__in=[alias.pk, foreign.pk]).update(alias_of=article.page_ptr)
    LocaleSynchronization.objects.bulk_create([LocaleSynchronization(locale=bo, sync_from=article.locale)])
    _for_a_county(article)
    pages = {"article": article, "other": other, "copy": copy, "alias": alias, "foreign": foreign}
    return {name: page.pk for name, page in pages.items()}


def _for_a_county(page: Any) -> None:
    """What points to a region, too."""
    from places.models import Place
    from science_content.feedback.actions import give_feedback
    from science_content.models import PagePlace

    county = Place.objects.filter(level="county").first()
    PagePlace.objects.create(page=page.sciencepage_ptr, place=county)
    give_feedback(page=page, answer="unclear", words="没看懂。", place=county)


def found(pages: dict[str, int]) -> dict[str, Any]:
    """Of the `planted` pages, when the site is of today again; hides a dose of the article and takes it back to see who follows."""
    from wagtail.contrib.redirects.models import Redirect
    from wagtail.models import Page
    from wagtail_localize.models import LocaleSynchronization

    from science_content.models import SciencePage
    from science_content.withdrawal.actions import withdraw
    from science_content.withdrawal.blocks import hide_block

    found = {name: SciencePage.objects.get(pk=pk) for name, pk in pages.items()}
    article = found["article"].specific
    dose = next(block.id for block in article.body if block.block_type == "dose")
    return {
        "hidden": hide_block(article, dose, reason="药名写错了。"),
        "withdrawn": withdraw(article, reason="药名写错了。"),
        "live": {name: page.live for name, page in found.items()},
        "aliases": Page.objects.exclude(alias_of=None).count(),
        "family": {name: page.family == found["article"].translation_key for name, page in found.items()},
        "state": found["foreign"].language_state,
        "synced": LocaleSynchronization.objects.count(),
        "leads": dict(Redirect.objects.values_list("old_path", "redirect_page__slug")),
    }

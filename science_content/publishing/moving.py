"""One address in every language: what moves a Chinese page moves its translations, in one transaction."""

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import post_page_move, pre_page_move

from ..pages.gate import NotPublishable
from ..pages.models import SciencePage
from ..pages.old_addresses import lead_on, other_languages
from ..withdrawal.actions import withdraw_what_was_moved


@receiver(pre_page_move, dispatch_uid="science_content.may_move")
def refuse_a_wrong_move(sender: type[Page], instance: Page, parent_page_after: Page, **kwargs: Any) -> None:
    """Raises NotPublishable, before anything is written, where the page could not stand there in every language."""
    page = SciencePage.objects.filter(pk=instance.pk).select_related("locale").first()
    if page is None or page.get_parent().pk == parent_page_after.pk:
        return
    found = list(_reasons_against(page, parent_page_after))
    if found:
        raise NotPublishable([f"“{page.title}”不能移到“{parent_page_after.title}”下面。", *found])


def _reasons_against(page: SciencePage, parent: Page) -> Iterator[str]:
    if parent.locale_id != page.locale_id:
        yield "那里是另一种语言。"
        return
    source = page.source_page
    if source is not None and source.get_parent().translation_key != parent.translation_key and source.pk != page.pk:
        yield "译文跟着中文页走：请移动中文页。"
        return
    for each, there in _with_parents(page, parent):
        if there is None:
            yield f"它有{each.language.short_zh}译文，那里还没有{each.language.short_zh}的上级页面：请先开始翻译那一页。"
        elif there.get_children().filter(slug=each.slug).exclude(pk=each.pk).exists():
            yield f"那里已经有一页（{each.language.short_zh}）的地址是“{each.slug}”：请先改地址。"


def _with_parents(page: SciencePage, parent: Page) -> Iterator[tuple[SciencePage, Page | None]]:
    """(page, its parent to be) of the page itself, and where it is Chinese of its translations."""
    yield page, parent
    if page.language.is_source:
        parents = {each.locale_id: each for each in parent.get_translations()}
        yield from ((each, parents.get(each.locale_id)) for each in other_languages(page))


@receiver(post_page_move, dispatch_uid="science_content.moved")
def moved(sender: type[Page], instance: Page, parent_page_before: Page, parent_page_after: Page, **kwargs: Any) -> None:
    page = SciencePage.objects.filter(pk=instance.pk).select_related("locale").first()
    if page is None or parent_page_before.pk == parent_page_after.pk:
        return
    with transaction.atomic():
        lead_on(page.path, kwargs["url_path_before"], kwargs["url_path_after"])
        for each, there in [*_with_parents(page, parent_page_after)][1:]:
            if there is not None and each.get_parent().pk != there.pk:
                each.specific.move(there, "last-child")
        withdraw_what_was_moved(page)

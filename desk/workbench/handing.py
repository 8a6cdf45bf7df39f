"""From one hand to the next: ready for the second reader, and out to readers with what changes for them listed first."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from science_content.models import SciencePage
from science_content.pages.gate import NotPublishable
from translation.engine.judging import WordsRefused, refuse_wrong_words
from translation.engine.outlook import Outlook, outlook
from translation.engine.sources import Translation, has_any_words, translation_of
from translation.questions.queries import open_questions
from translation.release.actions import release
from translation.release.handing_over import hand_over, take_over
from translation.release.permissions import may_release

from .screen import in_manual
from .views import asked_for


@require_POST
def hand(request: HttpRequest, page_id: int) -> HttpResponse:
    """The page is ready for its second reader, with `manual` all of its manual that has words; with `back` it is not any more."""
    page, _ = asked_for(request, page_id)
    pages = [each for each in in_manual(page) if has_any_words(each)] if "manual" in request.POST else [page]
    if "back" in request.POST:
        take_over(pages)
        messages.success(request, "收回来了，审校的单子上没有它了。")
    else:
        hand_over(pages, request.user)  # type: ignore[arg-type]  # signed in
        asked = open_questions([each.translation_key for each in pages], page.language.code)
        said = "已经请审校来看。" if len(pages) < 2 else f"{len(pages)}页已经请审校来看。"
        messages.success(request, f"{said}还有{asked}个问题没有人回答。" if asked else said)
    return redirect("translation_workbench", page.pk)


@dataclass(frozen=True)
class Offered:
    """A page that could be released. `is_asked_for`: it, or all of its manual. `refused`: what a check stops, in Chinese."""

    page: SciencePage
    title: str
    translation: Translation
    outlook: Outlook
    refused: list[str]
    is_asked_for: bool

    @property
    def lists(self) -> list[tuple[str, str, list[str]]]:
        """(what is counted, what it means, the Chinese sentences)."""
        found = self.outlook
        return [
            ("句新的译文", "", found.fresh),
            ("句变成中文", "读者现在看到译文；中文改过，还没有新的译文。", found.chinese),
            ("句旧译", "中文改了几个字，译文还是照以前的中文译的，页面上标明是旧译。", found.old),
            ("句没有人审过，先不给看", "关系到用药和安全：审过以前，读者看到中文。", found.hidden),
            ("句没有人审过", "读者看得到，页面上写着“未经母语者审校”。", found.unread),
        ]

    @property
    def is_ready(self) -> bool:
        return not self.refused

    @property
    def is_chosen(self) -> bool:
        return self.is_asked_for and self.is_ready and (self.outlook.changes or not self.page.live)


@require_http_methods(["GET", "HEAD", "POST"])
def release_pages(request: HttpRequest, page_id: int) -> HttpResponse:
    """What readers get and lose, of the page and its manual; on POST those that were chosen go out, unless they changed meanwhile."""
    page, _ = asked_for(request, page_id)
    if not may_release(request.user, page):
        raise PermissionDenied
    offered = list(_offered(page))
    if request.method == "POST":
        chosen = [each for each in offered if str(each.page.pk) in request.POST.getlist("page")]
        moved = [each for each in chosen if request.POST.get(f"seen-{each.page.pk}") != each.outlook.print]
        if chosen and not moved:
            return _release(request, page, chosen)
        said = f"“{moved[0].title}”刚才变了，没有发布。请再看一遍。" if moved else "没有选哪一页，什么也没有发布。"
        messages.error(request, said)
    context = {"page": page, "offered": offered}
    status = 409 if request.method == "POST" else 200
    return TemplateResponse(request, "desk/workbench/admin/release.html", context, status=status)


def _offered(page: SciencePage) -> Iterator[Offered]:
    for each in in_manual(page) or [page]:
        translation = translation_of(each)
        if translation is None or each.source_page is None or not (each.pk == page.pk or has_any_words(each)):
            continue
        refused: list[str] = []
        try:
            refuse_wrong_words(translation)
        except WordsRefused as reason:
            refused = reason.messages[2:]  # which sentences
        is_asked_for = each.path.startswith(page.path)
        yield Offered(each, each.source_page.title, translation, outlook(translation), refused, is_asked_for)


def _release(request: HttpRequest, page: SciencePage, chosen: list[Offered]) -> HttpResponse:
    """Each by itself: one that cannot go keeps none of the others."""
    whole: list[str] = []
    part: list[str] = []
    for each in chosen:
        try:
            released = release(each.translation, user=request.user, seen=each.outlook.print)  # type: ignore[arg-type]  # signed in
        except (NotPublishable, WordsRefused) as reason:
            messages.error(request, f"“{each.title}”没有发布：{' '.join(reason.messages)}")
        else:
            (part if released.language_state == "partial" else whole).append(f"“{each.title}”")
    if whole:
        messages.success(request, f"已发布{'、'.join(whole)}。")
    if part:
        said = f"已发布{'、'.join(part)}，但还有没译的句子：它们在页面上仍是中文，并标明是中文。"
        messages.warning(request, said)
    return redirect(f"{reverse('translation_workbench', args=[page.pk])}{'?read' if 'read' in request.GET else ''}")

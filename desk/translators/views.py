"""The desk, and starting a translation: small screens of the admin."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from languages import registry
from science_content.models import SciencePage
from translation.claims.actions import LONGEST
from translation.engine.starting import NotTranslatable
from translation.release.permissions import languages_of
from translation.starting.actions import (
    NotUndone,
    ask_for,
    begin_now,
    undo_start,
    waiting,
    waiting_keys,
    words_in,
)
from translation.starting.tasks import begin_soon

from . import queries
from .filters import listing

OFFICE = "translation.see_every_language"


@require_safe
def translations(request: HttpRequest) -> HttpResponse:
    """Pages by state in one of the languages that the user works in; the province office sees all and changes none."""
    mine = languages_of(request.user)
    seen = list(registry.TRANSLATED) if request.user.has_perm(OFFICE) else mine
    if not seen:
        raise PermissionDenied
    asked = request.GET.get("language")
    language = next((each for each in seen if each.code == asked), (mine or seen)[0])
    locale = Locale.objects.get(language_code=language.code)
    releases = language in languages_of(request.user, "publish")
    found = listing(request.GET, language, queries.rows(language), request.user, releases=releases)
    context = {
        "languages": seen,
        "language": language,
        "is_another": bool(asked) and asked != language.code,
        "found": found,
        "can_start": language in mine and any(line.row.state == "missing" for line in found.lines),
        "may_translate": language in mine,
        "may_release": releases,
        "days": (localdate(), localdate() + LONGEST),
        "others": [each for each in mine if each != language],
        "waiting": waiting(locale),
        "waiting_keys": waiting_keys(locale),
    }
    return TemplateResponse(request, "desk/translators/admin/desk.html", context)


def submit(request: HttpRequest, page_id: int) -> HttpResponse:
    """Start translating a page into languages of the user's; asks first, starts on POST.

    The page itself opens at once in the first language; chapters, and the other languages, follow in the background.
    """
    page = get_object_or_404(SciencePage, pk=page_id).specific
    if request.method != "POST":
        mine = languages_of(request.user)
        if not mine:
            raise PermissionDenied
        return TemplateResponse(request, "desk/translators/admin/submit.html", {"page": page, "languages": mine})
    languages, locales = _chosen(request)
    if not languages:
        messages.error(request, "请至少勾选一种文字。")
        return redirect("translation_submit", page_id)
    try:
        begin_now(page, locales[0], request.user)  # type: ignore[arg-type]  # signed in
        left = _ask(request, [page], locales)
    except NotTranslatable as reason:
        messages.error(request, str(reason))
        return redirect(desk_url(languages[0]))
    also = f"还有{left}页正在准备。" if left else ""
    messages.success(request, f"已开始把“{page.title}”译成{languages[0].short_zh}。{also}")
    if len(languages) > 1:
        return redirect(desk_url(languages[0]))
    begun = page.get_translation_or_none(locales[0])
    return (
        redirect("translation_workbench", begun.pk) if begun else redirect(desk_url(languages[0]))
    )  # taken back already


def submit_many(request: HttpRequest) -> HttpResponse:
    """Start many pages, those that are ticked on the desk, in one or several languages of the user's."""
    languages, locales = _chosen(request)
    if not languages:
        return redirect("translation_desk")
    ids = [int(each) for each in request.POST.getlist("page") if each.isdecimal() and len(each) < 16]
    pages = SciencePage.objects.filter(pk__in=ids, locale__language_code=registry.SOURCE).select_related("locale")
    try:
        count = _ask(request, list(pages), locales)
    except NotTranslatable as reason:
        messages.error(request, str(reason))
        return redirect(desk_url(languages[0]))
    if count:
        messages.success(request, f"{count}页正在准备，好一页就可以译一页。")
    else:
        messages.warning(request, "没有要开始的页面：请先勾选还没开始的页面。")
    return redirect(desk_url(languages[0]))


def undo(request: HttpRequest, page_id: int) -> HttpResponse:
    """Take back a translation that was started by mistake; asks first."""
    page = get_object_or_404(SciencePage.objects.select_related("locale"), pk=page_id)
    if page.language not in languages_of(request.user):
        raise PermissionDenied
    if request.method != "POST":
        pages = SciencePage.objects.descendant_of(page, inclusive=True)
        context = {"page": page, "count": pages.count(), "has_words": words_in(page)}
        return TemplateResponse(request, "desk/translators/admin/undo.html", context)
    try:
        undo_start(page, request.user)  # type: ignore[arg-type]  # signed in
    except NotUndone as reason:
        messages.error(request, str(reason))
    else:
        messages.success(
            request, f"“{page.title}”的{page.language.short_zh}译文撤销开始了。写过的字还留着，再开始时都在。"
        )
    return redirect(desk_url(page.language))


def _chosen(request: HttpRequest) -> tuple[list[registry.Language], list[Locale]]:
    """The languages that a form names, in its order. Raises PermissionDenied where one is not the user's."""
    codes = list(dict.fromkeys(request.POST.getlist("language")))
    mine = {each.code: each for each in languages_of(request.user)}
    if not mine or not {*codes} <= {*mine}:
        raise PermissionDenied
    return [mine[code] for code in codes], [Locale.objects.get(language_code=code) for code in codes]


def _ask(request: HttpRequest, pages: list[SciencePage], locales: list[Locale]) -> int:
    count = ask_for(pages, locales, request.user)  # type: ignore[arg-type]  # signed in
    if count:
        begin_soon()
    return count


def moved_to_desk(request: HttpRequest, **kwargs) -> HttpResponse:
    """Where wagtail-localize would sync by hand: here sources are synced when they are published."""
    messages.info(request, "原文发布时已自动同步，不用手动更新。")
    return redirect("translation_desk")


def desk_url(language: registry.Language) -> str:
    return f"{reverse('translation_desk')}?language={language.code}"

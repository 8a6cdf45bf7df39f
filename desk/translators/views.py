"""The desk, and starting a translation: small screens of the admin."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from languages import registry
from science_content.models import SciencePage
from translation.engine.starting import NotTranslatable, start
from translation.release.permissions import languages_of

from . import queries

OFFICE = "translation.see_every_language"


@require_safe
def translations(request: HttpRequest) -> HttpResponse:
    """Pages by state in one of the languages that the user works in; the province office sees all and changes none."""
    mine = languages_of(request.user)
    seen = list(registry.TRANSLATED) if request.user.has_perm(OFFICE) else mine
    if not seen:
        raise PermissionDenied
    language = next((each for each in seen if each.code == request.GET.get("language")), (mine or seen)[0])
    context = {
        "languages": seen,
        "language": language,
        "rows": queries.rows(language),
        "may_translate": language in mine,
        "may_release": language in languages_of(request.user, "publish"),
    }
    return TemplateResponse(request, "desk/translators/admin/desk.html", context)


def submit(request: HttpRequest, page_id: int) -> HttpResponse:
    """Start translating a page into one of the user's languages; asks first, starts on POST."""
    page = get_object_or_404(SciencePage, pk=page_id).specific
    mine = languages_of(request.user)
    if not mine:
        raise PermissionDenied
    if request.method != "POST":
        return TemplateResponse(request, "desk/translators/admin/submit.html", {"page": page, "languages": mine})
    language = next((each for each in mine if each.code == request.POST.get("language")), None)
    if language is None:
        raise PermissionDenied
    try:
        start(page, Locale.objects.get(language_code=language.code), request.user)  # type: ignore[arg-type]  # signed in
    except NotTranslatable as reason:
        messages.error(request, str(reason))
        return redirect(desk_url(language))
    messages.success(request, f"已开始把“{page.title}”译成{language.short_zh}。")
    return redirect("translation_workbench", page.get_translation(Locale.objects.get(language_code=language.code)).pk)


def moved_to_desk(request: HttpRequest, **kwargs) -> HttpResponse:
    """Where wagtail-localize would sync by hand: here sources are synced when they are published."""
    messages.info(request, "原文发布时已自动同步，不用手动更新。")
    return redirect("translation_desk")


def desk_url(language: registry.Language) -> str:
    return f"{reverse('translation_desk')}?language={language.code}"

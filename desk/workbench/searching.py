"""A word looked up in the memory of a language, beside the page in hand or, without a script, on a page of its own; what should
not be said again is taken out there, and put back."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from science_content.models import SciencePage
from translation.engine.concordance import spoken_before
from translation.engine.sources import Translation
from translation.engine.taking_out import FEWEST_SIGNS, MOST_SIGNS, CannotTakeOut, as_reason, put_back, take_out
from translation.engine.typed import as_typed
from translation.memory.models import Remembered, Removed
from translation.release.permissions import may_release

from .rows import found
from .views import asked_for

LONGEST_QUESTION = 100
REMOVED_A_PAGE = 50


@require_safe
def search_memory(request: HttpRequest, page_id: int) -> HttpResponse:
    """Where the language said `?q=` before, in Chinese or in its words; with `?part` the list alone, with `?entry=` how to take
    that one out.
    """
    page, translation = asked_for(request, page_id)
    entry = _chosen(Remembered, request.GET.get("entry", ""), page) if may_release(request.user, page) else None
    return _searched(request, page, translation, request.GET.get("q", ""), entry=entry)


@require_POST
def take_out_of_memory(request: HttpRequest, page_id: int) -> HttpResponse:
    """Whoever may release in the language takes `entry` out with a `reason`, and comes back to what was asked for."""
    page, translation = asked_for(request, page_id)
    if not may_release(request.user, page):
        raise PermissionDenied
    question, reason = request.POST.get("q", ""), request.POST.get("reason", "")
    entry = _chosen(Remembered, request.POST.get("entry", ""), page)
    if entry is None:
        messages.warning(request, "翻译记忆里现在没有这一句，什么也没有去掉。")
    else:
        try:
            take_out(entry=entry, page=page, reason=reason, user=request.user)  # type: ignore[arg-type]  # signed in
        except CannotTakeOut as refusal:
            more = {"entry": entry, "reason": as_reason(reason), "error": " ".join(refusal.messages)}
            return _searched(request, page, translation, question, status=400, **more)
        messages.success(request, "从翻译记忆里去掉了。页面上的译文没有动。")
    return redirect(f"{reverse('translation_memory_search', args=[page.pk])}?{urlencode({'q': _question(question)})}")


@require_http_methods(["GET", "HEAD", "POST"])
def removed_from_memory(request: HttpRequest, page_id: int) -> HttpResponse:
    """What was taken out, the newest first; on POST `removed` is put back."""
    page, _ = asked_for(request, page_id)
    if not may_release(request.user, page):
        raise PermissionDenied
    if request.method == "POST":
        _put_back(request, page)
        return redirect("translation_memory_removed", page.pk)
    rows = Removed.objects.filter(language=page.language.code).select_related("user").order_by("-removed_at", "-pk")
    shown = Paginator(rows, REMOVED_A_PAGE).get_page(request.GET.get("p"))
    context = {
        "page": page,
        "language": page.language,
        "rows": shown,
        "removed": [(each, as_typed(each.chinese), as_typed(each.words)) for each in shown],
    }
    return TemplateResponse(request, "desk/workbench/admin/memory_removed.html", context)


def _put_back(request: HttpRequest, page: SciencePage) -> None:
    removed = _chosen(Removed, request.POST.get("removed", ""), page)
    if removed is None:
        messages.warning(request, "这一句不在去掉的里面，什么也没有放回来。")
    elif put_back(removed=removed, page=page, user=request.user):  # type: ignore[arg-type]  # signed in
        messages.success(request, "放回翻译记忆了。")
    else:
        messages.success(request, "放回来了。现在没有一页上这样译、又有人看过；以后看过就会记住。")


def _searched(
    request: HttpRequest, page: SciencePage, translation: Translation, asked: str, status: int = 200, **more: Any
) -> HttpResponse:
    """`more`: what stands in the form that takes an `entry` out."""
    question, is_part = _question(asked), "part" in request.GET
    context = more | {
        "page": page,
        "language": page.language,
        "question": question,
        "spoken": [(each, found(each.chinese), found(each.words)) for each in spoken_before(translation, question)],
        "may_take_out": may_release(request.user, page),
        "is_part": is_part,
        "fewest": FEWEST_SIGNS,
        "most": MOST_SIGNS,
    }
    if entry := more.get("entry"):
        context |= {"entry_chinese": as_typed(entry.chinese), "entry_words": as_typed(entry.words)}
    name = "memory_found" if is_part else "memory_search"
    return TemplateResponse(request, f"desk/workbench/admin/{name}.html", context, status=status)


def _question(asked: str) -> str:
    asked = " ".join(asked.split())
    return "".join(sign for sign in asked if sign.isprintable())[:LONGEST_QUESTION].strip()


def _chosen(model: Any, number: str, page: SciencePage) -> Any:
    """The row of the page's language by its id as it was sent; None where there is none."""
    is_number = number.isascii() and number.isdigit() and len(number) < 16
    return model.objects.filter(pk=int(number), language=page.language.code).first() if is_number else None

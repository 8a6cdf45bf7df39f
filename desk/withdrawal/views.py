"""Withdrawing and restoring: two screens that say what will happen before it happens."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from science_content.pages.models import SciencePage
from science_content.withdrawal.actions import CannotWithdraw, restore, withdraw, withdrawn_above

from .forms import WithdrawalForm
from .permissions import may_restore, may_withdraw, subject
from .queries import copies_still_withdrawn, copies_to_decide, to_restore, to_withdraw

form_or_answer = require_http_methods(["GET", "HEAD", "POST"])


@form_or_answer
def withdraw_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Asks why and shows what goes; a translation stands for its Chinese page, as all languages go together."""
    page = subject(get_object_or_404(SciencePage, pk=page_id))
    if not may_withdraw(request.user, page):
        raise PermissionDenied
    texts = to_withdraw(page)
    form = WithdrawalForm(request.POST if request.method == "POST" else None, below=max(len(texts) - 1, 0))
    if form.is_valid():
        try:
            count = withdraw(page, reason=form.cleaned_data["reason"], user=request.user)
        except CannotWithdraw as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, f"已撤回“{page.title}”，各语种一共 {count} 页。读者打开会看到原因。")
            return redirect("wagtailadmin_pages:edit", page.pk)
    context = {
        "page": page,
        "texts": texts,
        "copies": copies_to_decide(page),
        "form": form,
        "may_hide": may_restore(request.user, page),
        "possible": page.live and not page.withdrawn_at,
    }
    return TemplateResponse(request, "desk/withdrawal/admin/withdraw.html", context)


@form_or_answer
def restore_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Shows what comes back, and asks once more."""
    page = subject(get_object_or_404(SciencePage, pk=page_id))
    if not may_restore(request.user, page):
        raise PermissionDenied
    refusal = None
    if request.method == "POST":
        try:
            count = restore(page, user=request.user)
        except CannotWithdraw as error:
            refusal = error.messages
        else:
            messages.success(request, f"“{page.title}”恢复公开了，各语种一共 {count} 页。")
            return redirect("wagtailadmin_pages:edit", page.pk)
    context = {
        "page": page,
        "texts": to_restore(page) if page.withdrawn_at else [],
        "above": withdrawn_above(page),
        "copies": copies_still_withdrawn(page),
        "refusal": refusal,
    }
    return TemplateResponse(request, "desk/withdrawal/admin/restore.html", context)

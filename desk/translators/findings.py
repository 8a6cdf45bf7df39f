"""What the checks found in a translation, sentence by sentence, where its reviewer lets a finding pass with a reason."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from science_content.models import SciencePage
from translation.engine.dismissing import LONGEST_REASON, CannotDismiss, dismiss
from translation.engine.judging import judged
from translation.engine.sources import Translation, translation_of
from translation.release.permissions import may_release

from .queries import findings_by_sentence


@require_http_methods(["GET", "HEAD", "POST"])
def findings_of_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Whoever works on the page reads it; who may release it lets one finding pass."""
    page = get_object_or_404(SciencePage, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    translation = translation_of(page)
    if translation is None:
        raise Http404
    if request.method == "POST":
        _dismiss(request, page, translation)
        return redirect("translation_findings", page.pk)
    context = {
        "page": page,
        "sentences": findings_by_sentence(judged(translation)),
        "may_release": may_release(request.user, page),
        "longest": LONGEST_REASON,
    }
    return TemplateResponse(request, "desk/translators/admin/findings.html", context)


def _dismiss(request: HttpRequest, page: SciencePage, translation: Translation) -> None:
    if not may_release(request.user, page):
        raise PermissionDenied
    key, reason = request.POST.get("key", ""), request.POST.get("reason", "")
    try:
        dismiss(translation=translation, key=key, reason=reason, user=request.user)  # type: ignore[arg-type]  # signed in
    except CannotDismiss as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, "已放行，理由记在页面的历史里。")

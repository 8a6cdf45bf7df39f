"""Feedback in the admin: a list to read, and a tick for what was dealt with."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from languages import registry
from science_content.feedback.actions import mark_handled
from science_content.feedback.models import ANSWERS, Feedback

from .queries import STATES, counts, feedback_list

VIEW, CHANGE = "science_content.view_feedback", "science_content.change_feedback"
FILTERS = ("state", "answer", "language")
STATE_NAMES = {"open": "没处理", "done": "已处理", "all": "全部"}
PER_PAGE = 30


@require_safe
def feedback_desk(request: HttpRequest) -> HttpResponse:
    """What readers said, newest first; what is not dealt with unless another state is asked for."""
    if not request.user.has_perm(VIEW):
        raise PermissionDenied
    chosen = {name: request.GET.get(name, "") for name in FILTERS}
    chosen["state"] = chosen["state"] if chosen["state"] in STATES else "open"
    number = counts()
    context = {
        "rows": Paginator(feedback_list(**chosen), PER_PAGE).get_page(request.GET.get("p")),
        "states": [(name, label, number[name]) for name, label in STATE_NAMES.items()],
        "answers": ANSWERS,
        "languages": list(registry.LANGUAGES.values()),
        "chosen": chosen,
        "query": urlencode(chosen),
        "may_handle": request.user.has_perm(CHANGE),
    }
    return TemplateResponse(request, "desk/feedback/admin/desk.html", context)


@require_POST
def feedback_handled(request: HttpRequest, feedback_id: int) -> HttpResponse:
    """Tick one as dealt with, or take the tick back."""
    if not request.user.has_perm(CHANGE):
        raise PermissionDenied
    handled = request.POST.get("handled") != "no"
    mark_handled(feedback=get_object_or_404(Feedback, pk=feedback_id), handled=handled, user=request.user)
    messages.success(request, "已标为“已处理”。" if handled else "放回“没处理”了。")
    chosen = {name: request.POST[name] for name in FILTERS if name in request.POST}
    return redirect(f"{reverse('feedback_desk')}?{urlencode(chosen)}")

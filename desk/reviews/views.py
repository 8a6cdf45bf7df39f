"""The screen on which a science reviewer approves: what changed since what readers see, then the button."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from languages import registry
from science_content.pages.gate import NotPublishable
from science_content.pages.models import SciencePage
from science_content.publishing.approving import ChangedSince, approve, waiting

from .forms import ReviewForm
from .permissions import may_review, state_to_approve

TASK_IS_ANOTHER = "送审已经取消，或者换了一次：没有批准。请再看一遍。"
IS_LOCKED = "这一页锁住了，现在不能发布。"


@require_http_methods(["GET", "HEAD", "POST"])
def review_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Asked with GET it shows the latest draft of a Chinese page; the form approves and publishes that, and nothing else."""
    page = get_object_or_404(SciencePage, pk=page_id, locale__language_code=registry.SOURCE).specific
    if not may_review(page, request.user):
        raise PermissionDenied
    refusal: NotPublishable | None = None
    if request.method == "POST":
        try:
            _approve(page, request.user, request.POST)
        except NotPublishable as error:
            refusal = error
        else:
            return _done(request, page)
    return _screen(request, page.specific_class.objects.get(pk=page.pk), refusal)


def _screen(request: HttpRequest, page: SciencePage, refusal: NotPublishable | None) -> HttpResponse:
    offered, state = waiting(page), state_to_approve(page, request.user)
    context = {
        "page": page,
        "waiting": offered,
        "form": ReviewForm(offered, task=str(state.pk) if state else ""),
        "is_asked": state is not None,
        "since": refusal.since if isinstance(refusal, ChangedSince) else None,
        "refusal": refusal.messages if refusal and not isinstance(refusal, ChangedSince) else None,
    }
    return TemplateResponse(request, "desk/reviews/admin/review.html", context, status=409 if refusal else 200)


def _approve(page: SciencePage, user: Any, said: Any) -> None:
    """Through the workflow where the page waits in it, else as a publication that counts as review. Raises NotPublishable."""
    state = state_to_approve(page, user)
    if said.get("task", "") != (str(state.pk) if state else ""):
        raise NotPublishable([TASK_IS_ANOTHER])
    seen, raised = said.get("seen", ""), said.get("raised", "")
    if state:
        state.task.specific.on_action(state, user, "approve", seen=seen, raised=raised, comment=said.get("comment", ""))
        return
    lock = page.get_lock()
    if lock is not None and lock.for_user(user):
        raise NotPublishable([IS_LOCKED])
    approve(page, user=user, seen=seen, raised=raised).publish(user=user)


def _done(request: HttpRequest, page: SciencePage) -> HttpResponse:
    now = SciencePage.objects.get(pk=page.pk)
    draft = now.get_latest_revision_as_object()
    is_later = draft.go_live_at and draft.go_live_at > timezone.now()
    when = f"到 {timezone.localtime(draft.go_live_at):%Y-%m-%d %H:%M} 公开" if is_later else "现在公开了"
    messages.success(request, f"“{draft.title}”批准了，{when}。")
    return redirect("wagtailadmin_home")

"""The screen on which a science reviewer signs for the doses of a page, one by one, with all their numbers in sight."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from languages import registry
from science_content.pages.models import SciencePage
from science_content.publishing.signing import CannotSign, doses_to_sign, sign_dose, take_signature_back

from .permissions import may_review


@require_http_methods(["GET", "HEAD", "POST"])
def page_doses(request: HttpRequest, page_id: int) -> HttpResponse:
    """For whoever may approve the Chinese page. What is signed is what the form showed, or nothing."""
    page = get_object_or_404(SciencePage, pk=page_id, locale__language_code=registry.SOURCE).specific
    if not may_review(page, request.user):
        raise PermissionDenied
    refusal: list[str] = []
    if request.method == "POST":
        try:
            messages.success(request, _done(request, page))
        except CannotSign as error:
            refusal = error.messages
        else:
            return redirect("page_doses", page.pk)
    context = {"page": page, "doses": doses_to_sign(page), "refusal": refusal}
    return TemplateResponse(request, "desk/reviews/admin/doses.html", context, status=409 if refusal else 200)


def _done(request: HttpRequest, page: SciencePage) -> str:
    if "back" in request.POST:
        take_signature_back(page, request.POST["back"], user=request.user)
        return "签字收回了：读者马上只看到“用量待核，看标签”。"
    sign_dose(page, request.POST.get("block", ""), mark=request.POST.get("mark", ""), user=request.user)
    return "签好了：您为这个用量负责。只要改一个数、一个字，签字就作废。"

"""Where readers say what they think of a page: a form and a word of thanks, at addresses of their own."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from ..limits import MINUTE, may_give_now
from ..pages.models import SciencePage
from ..reader import Reader
from .actions import LONGEST, give_feedback
from .forms import FeedbackForm

form_or_answer = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@form_or_answer
def page_feedback(request: HttpRequest, page_id: int) -> HttpResponse:
    """Asks; stores and leads to the thanks; 429, with all that was written still in the form, where it is too often."""
    page = _live_page(page_id)
    if page.withdrawn_at:
        return page.gone(request)
    form = FeedbackForm(request.POST if request.method == "POST" else None, answer=request.GET.get("answer", ""))
    status = 400 if form.is_bound else 200
    if form.is_valid():
        if may_give_now(request):
            reader = Reader.of(request)
            give_feedback(page=page, place=reader.place, **form.cleaned_data)
            return redirect(reader.about(page, "feedback") + "thanks/")
        status = 429
    context = {"page": page, "form": form, "longest": LONGEST, "too_many": status == 429}
    response = render(request, "science_content/feedback/form.html", context, status=status)
    if status == 429:
        response["Retry-After"] = str(MINUTE)
    return response


@require_safe
def feedback_thanks(request: HttpRequest, page_id: int) -> HttpResponse:
    page = _live_page(page_id)
    if page.withdrawn_at:
        return page.gone(request)
    return render(request, "science_content/feedback/thanks.html", {"page": page})


def _live_page(page_id: int) -> SciencePage:
    """The page, of the address's own language. Raises Http404."""
    pages = SciencePage.objects.answering().select_related("locale").without_body()
    page = pages.filter(pk=page_id, locale__language_code=get_language()).first()
    if page is None:
        raise Http404
    return page

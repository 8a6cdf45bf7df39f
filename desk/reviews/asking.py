"""Whoever submits a change is shown what changed, and asked what it means: between the button and the act, without a script."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from wagtail import hooks

from science_content.pages.models import SciencePage
from science_content.publishing.changes import changes, meaning_of
from science_content.publishing.telling import told

from .forms import MeaningForm

SUBMITS = ("action-submit", "action-restart-workflow")
PUBLISHES = "action-publish"
ASKED = "meaning-asked"
# What the screen asks anew, and what belongs to this request alone.
NOT_PASSED_ON = {"csrfmiddlewaretoken", ASKED, "significance", "significance_reason"}


@hooks.register("before_edit_page", order=20)
def ask_what_it_means(request: HttpRequest, page: Any) -> HttpResponse | None:
    """None lets Wagtail go on, with the answer among the fields; nothing is saved while the question stands.

    A publication is asked only where it says less than was computed, and no reason.
    """
    doors = [name for name in (*SUBMITS, PUBLISHES) if request.POST.get(name)]
    if not doors or not isinstance(page, SciencePage) or not page.language.is_source or not page.live:
        return None
    after = _as_sent(request, page)
    before = type(page).objects.get(pk=page.pk)
    lines = told(before, after) if after is not None else []
    if after is None or not lines:  # Wagtail says what is wrong; what says nothing new means nothing
        return None
    computed = meaning_of(changes(before, after))
    answer = MeaningForm(request.POST, computed=computed)
    is_answered = bool(request.POST.get(ASKED)) or PUBLISHES in doors
    if is_answered and answer.is_valid():
        return None
    context = {
        "page": page,
        "lines": lines,
        "form": answer if is_answered else MeaningForm(initial=request.POST.dict(), computed=computed),
        "passed_on": [
            (name, value) for name in request.POST.keys() - NOT_PASSED_ON for value in request.POST.getlist(name)
        ],
        "asked": ASKED,
        "is_publication": PUBLISHES in doors,
    }
    return TemplateResponse(request, "desk/reviews/admin/ask.html", context)


def _as_sent(request: HttpRequest, page: SciencePage) -> SciencePage | None:
    """The page as the editor's form has it, None where the form is not valid; an object of its own, as Wagtail fills the other."""
    own = page.specific_class.objects.get(pk=page.pk).get_latest_revision_as_object()
    form_class = own.get_edit_handler().get_form_class()
    form = form_class(request.POST, request.FILES, instance=own, parent_page=own.get_parent(), for_user=request.user)
    return form.save(commit=False) if form.is_valid() else None

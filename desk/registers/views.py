"""Loading a table of townships and villages: a form that says how, what is wrong with which line, and a sample."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe

from places.importing import load_villages
from places.village_file import COLUMNS, SAMPLE

from .forms import VillageFileForm

NEEDED = ("places.add_place", "places.change_place")
MOST_SHOWN = 200  # problems


@require_http_methods(["GET", "HEAD", "POST"])
def villages_load(request: HttpRequest) -> HttpResponse:
    _require(request)
    form = VillageFileForm(request.POST, request.FILES) if request.method == "POST" else VillageFileForm()
    report = None
    if form.is_valid():
        report = load_villages(form.cleaned_data["file"], user=request.user)
        if report.loaded:
            messages.success(request, f"导入好了：{report}")
            return redirect("place_registry:index")
    problems = report.problems if report else []
    context = {
        "form": form,
        "report": report,
        "problems": problems[:MOST_SHOWN],
        "more": max(len(problems) - MOST_SHOWN, 0),
        "columns": list(COLUMNS),
    }
    return TemplateResponse(request, "desk/registers/admin/load.html", context)


@require_safe
def villages_sample(request: HttpRequest) -> HttpResponse:
    """A table to fill in; with a byte order mark, for spreadsheets that look for one."""
    _require(request)
    response = HttpResponse(SAMPLE, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="villages.csv"'
    return response


def _require(request: HttpRequest) -> None:
    if not request.user.has_perms(NEEDED):
        raise PermissionDenied

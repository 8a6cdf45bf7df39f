"""The checks of one page's latest draft, as the panel in the editor shows them."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from science_content.pages.gate import panel
from science_content.pages.models import SciencePage
from science_content.quality.findings import ERROR, WARNING


@require_safe
def page_quality(request: HttpRequest, page_id: int) -> HttpResponse:
    """A piece of HTML, for whoever may edit the page. What is typed and not yet saved is not in it: the answer says so."""
    page = get_object_or_404(SciencePage, pk=page_id).specific
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    revision = page.get_latest_revision()
    found = panel(page.get_latest_revision_as_object())
    count = {
        severity: sum(len(result.findings) for result in found if result.check.severity == severity)
        for severity in (ERROR, WARNING)
    }
    context = {"page": page, "revision": revision, "results": found, "errors": count[ERROR], "warnings": count[WARNING]}
    return render(request, "desk/quality/admin/findings.html", context)

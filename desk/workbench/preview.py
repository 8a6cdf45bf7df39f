"""The page that is being translated as its readers would meet it, beside the editor: nobody else gets it, and nobody keeps it."""

from csp.constants import SELF
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from science_content.models import SciencePage
from science_content.pages.gate import NotPublishable
from translation.engine.in_place import in_place

from .views import asked_for

DRESSES = {"phone": "", "kiosk": "kiosk"}  # → the mode in which a page is previewed
OF_A_PERSON = ("HTTP_COOKIE", "HTTP_AUTHORIZATION")


@require_safe
def preview(request: HttpRequest, page_id: int) -> HttpResponse:
    """As if the words that are stored were released and read. `?dress=`: phone or kiosk."""
    page, translation = asked_for(request, page_id)
    mode = DRESSES.get(request.GET.get("dress", "phone"))
    if mode is None:
        raise Http404
    try:
        shown = in_place(translation)
    except NotPublishable as reason:  # its Chinese page is gone
        return _for_the_frame(HttpResponse(" ".join(reason.messages), status=404, content_type="text/plain"), page)
    rendered = _rendered(shown.page, mode, request)
    return _for_the_frame(HttpResponse(shown.named(rendered.content.decode()), status=rendered.status_code), page)


def _rendered(page: SciencePage, mode: str, request: HttpRequest) -> HttpResponse:
    """For a reader whom nobody knows: without the bar of an editor, and without the language of the admin."""
    anybody = HttpRequest()
    anybody.META = {name: value for name, value in request.META.items() if name not in OF_A_PERSON}
    with override(page.language.code):
        rendered: HttpResponse = page.make_preview_request(anybody, mode)
    return rendered


def _for_the_frame(response: HttpResponse, page: SciencePage) -> HttpResponse:
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    response["X-Frame-Options"] = "SAMEORIGIN"
    response._csp_replace = {"frame-ancestors": [SELF]}  # type: ignore[attr-defined]  # as `csp_replace` does, which takes no id
    response["Content-Language"] = page.language.tag
    return response

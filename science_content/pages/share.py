"""The address of a page as a picture that a phone reads: made here, so that no other host learns who reads what."""

import io

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from .models import SciencePage

A_DAY = 86_400


@require_safe
def page_qr(request: HttpRequest, page_id: int) -> HttpResponse:
    """An SVG QR code of the canonical address of a page that stands in the language of the address; 404 for any other id."""
    pages = SciencePage.objects.readable().filter(locale__language_code=get_language())
    page = get_object_or_404(pages.only("url_path"), pk=page_id)
    response = HttpResponse(qr_svg(settings.WAGTAILADMIN_BASE_URL + page.url_path), content_type="image/svg+xml")
    response["Cache-Control"] = f"public, max-age={A_DAY}"
    return response


def qr_svg(text: str) -> bytes:
    """A QR code with its quiet zone, black on white, that scales to its place; survives a fold or a stain (level M)."""
    out = io.BytesIO()
    code = segno.make_qr(text, error="m", boost_error=False)
    code.save(
        out, kind="svg", border=4, light="#fff", omitsize=True, xmldecl=False, svgclass=None, lineclass=None, nl=False
    )
    return out.getvalue()

"""The kiosk: the site's own pages in another dress, at addresses of their own, with no way out but back to the start."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from home.border.queries import is_in_the_action
from home.front_page.queries import now
from home.front_page.views import public_page
from science_content.pages.types import listed_types
from science_content.reader import KioskDress, Reader
from science_content.topics.queries import topics

from . import queries

View = Callable[..., HttpResponse]


def in_kiosk(view: View) -> View:
    """The view in the dress that the address names, which the request's reader wears; 404 for an unknown place or language.

    Keeps the page out of search engines.
    """

    @wraps(view)
    def dressed(request: HttpRequest, code: str, language: str = "", **kwargs: Any) -> HttpResponse:
        if not isinstance(Reader.of(request).dress, KioskDress):
            raise Http404
        response = view(request, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        return response

    return dressed


@in_kiosk
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    return render(request, "home/kiosk/start.html", {"topics": topics(queries.source_locale())})


@in_kiosk
@require_safe
def language_start(request: HttpRequest) -> HttpResponse:
    reader = Reader.of(request)
    place: Any = reader.place  # a kiosk stands in one
    return render(
        request,
        "home/kiosk/language.html",
        {
            "is_list": True,
            "now": now(reader),
            "in_border_action": is_in_the_action(place),
            "topics": topics(reader.locale),
            "kinds": tuple(listed_types()),
            "pieces": queries.kiosk_pages(reader.locale, place),
            "chinese": [] if reader.language.is_source else queries.chinese_pieces(reader.locale, place),
        },
    )


page = in_kiosk(require_safe(public_page))

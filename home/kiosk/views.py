"""The kiosk: the site's own pages in another dress, at addresses of their own, with no way out but back to the start."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from home.border.queries import is_in_the_action
from home.front_page.queries import now
from home.front_page.views import serve
from science_content.feedback import views as feedback_views
from science_content.pages.types import listed_types
from science_content.reader import KioskDress, Reader
from science_content.topics.queries import topics
from search import views as search_views
from translation.release import public
from translation.side_by_side import views as side_by_side_views

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
            "pieces": queries.pieces(reader.locale, place),
            "chinese": [] if reader.language.is_source else queries.chinese_pieces(reader.locale, place),
        },
    )


@in_kiosk
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    return search_views.results(request)


@in_kiosk
@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    return search_views.suggest(request)


@in_kiosk
@require_safe
def page_languages(request: HttpRequest, page_id: str) -> HttpResponse:
    return public.page_languages(request, int(page_id))


@in_kiosk
@require_safe
def side_by_side(request: HttpRequest, page_id: str) -> HttpResponse:
    return side_by_side_views.side_by_side(request, int(page_id))


@in_kiosk
def page_feedback(request: HttpRequest, page_id: str) -> HttpResponse:
    return feedback_views.page_feedback(request, int(page_id))


@in_kiosk
@require_safe
def feedback_thanks(request: HttpRequest, page_id: str) -> HttpResponse:
    return feedback_views.feedback_thanks(request, int(page_id))


@in_kiosk
@require_safe
def page(request: HttpRequest, path: str) -> HttpResponse:
    return serve(request, f"/{Reader.of(request).language.code}/{path}/")

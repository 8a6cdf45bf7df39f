"""The kiosk: the site's own pages in another dress, at addresses of their own, with no way out but back to the start."""

from functools import partial, wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from home.border.queries import is_in_the_action
from home.front_page.queries import now
from home.front_page.views import serve
from home.standing import standing
from science_content.feedback import views as feedback_views
from science_content.pages.types import listed_types
from science_content.topics.queries import topics
from search import views as search_views
from translation.release import public
from translation.side_by_side import views as side_by_side_views

from . import queries
from .dress import dressed


def in_kiosk(view, methods=require_safe):
    """Gives the request its dress; keeps the page out of search engines."""

    @methods
    @wraps(view)
    def wrapped(request: HttpRequest, code: str, language: str | None = None, **kwargs) -> HttpResponse:
        request.kiosk = dressed(code, language)  # type: ignore[attr-defined]  # a request of Django's has none; so below
        response = view(request, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        return response

    return wrapped


@in_kiosk
def start(request: HttpRequest) -> HttpResponse:
    return render(request, "home/kiosk/start.html", {"topics": topics(queries.source_locale())})


@in_kiosk
def language_start(request: HttpRequest) -> HttpResponse:
    place, language, here = request.kiosk.place, request.kiosk.language, standing(request)  # type: ignore[attr-defined]
    return render(
        request,
        "home/kiosk/language.html",
        {
            "standing": here,
            "now": now(here),
            "in_border_action": is_in_the_action(place),
            "topics": topics(here.locale),
            "kinds": tuple(listed_types()),
            "pieces": queries.pieces(here.locale, place),
            "chinese": [] if language.is_source else queries.chinese_pieces(here.locale, place),
        },
    )


@in_kiosk
def search(request: HttpRequest) -> HttpResponse:
    return search_views.results(request)


@in_kiosk
def suggest(request: HttpRequest) -> HttpResponse:
    return search_views.suggest(request)


@in_kiosk
def page_languages(request: HttpRequest, page_id: str) -> HttpResponse:
    offered = {language.code for language in request.kiosk.languages}  # type: ignore[attr-defined]
    return public.page_languages(request, int(page_id), offered)


@in_kiosk
def side_by_side(request: HttpRequest, page_id: str) -> HttpResponse:
    return side_by_side_views.side_by_side(request, int(page_id))


@partial(in_kiosk, methods=feedback_views.form_or_answer)
def page_feedback(request: HttpRequest, page_id: str) -> HttpResponse:
    return feedback_views.page_feedback(request, int(page_id))


@in_kiosk
def feedback_thanks(request: HttpRequest, page_id: str) -> HttpResponse:
    return feedback_views.feedback_thanks(request, int(page_id))


@in_kiosk
def page(request: HttpRequest, path: str) -> HttpResponse:
    return serve(request, f"/{request.kiosk.language.code}/{path}/")  # type: ignore[attr-defined]

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from home.standing import place_at, standing

from . import queries
from .queries import STREAM_KEYS

PAGE_SIZE = 24


@require_safe
def action(request: HttpRequest) -> HttpResponse:
    """The four streams and all counties of the action."""
    here = standing(request)
    found = queries.counties(here)
    context = {
        "standing": here,
        "streams": STREAM_KEYS,
        "counties": queries.by_prefecture(found),
        "border_total": sum(county.place.border_county for county in found),
        "tibetan_total": sum(county.place.tibetan_area for county in found),
    }
    return render(request, "home/border/action.html", context)


@require_safe
def stream(request: HttpRequest, stream: str) -> HttpResponse:
    """A stream's pieces, in pages of 24, and the counties that they are for."""
    here = standing(request)
    pages = Paginator(queries.pieces(here, stream), PAGE_SIZE).get_page(request.GET.get("page"))
    found = [county for county in queries.counties(here) if stream in county.streams]
    context = {
        "standing": here,
        "stream": stream,
        "streams": STREAM_KEYS,
        "pages": pages,
        "counties": queries.by_prefecture(found),
    }
    return render(request, "home/border/stream.html", context)


@require_safe
def county(request: HttpRequest, county: str) -> HttpResponse:
    """The entry of one county: its neighbours, the languages read there, what each stream has for it."""
    here, place = standing(request), place_at(county)
    if not queries.is_in_the_action(place):
        raise Http404
    shelves = [(key, list(queries.pieces(here, key, place)[:PAGE_SIZE])) for key in STREAM_KEYS]
    context = {"standing": here, "county": place, "shelves": [(key, pages) for key, pages in shelves if pages]}
    return render(request, "home/border/county.html", context)

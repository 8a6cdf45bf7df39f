from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from places.queries import places_with_a_front
from science_content.reader import Reader

from . import queries
from .queries import STREAM_KEYS

PAGE_SIZE = 24


@require_safe
def action(request: HttpRequest) -> HttpResponse:
    """The four streams and all counties of the action."""
    reader = Reader.of(request)
    found = queries.counties(reader)
    context = {
        "is_list": True,
        "streams": STREAM_KEYS,
        "counties": queries.by_prefecture(found),
        "border_total": sum(county.place.border_county for county in found),
        "tibetan_total": sum(county.place.tibetan_area for county in found),
    }
    return render(request, "home/border/action.html", context)


@require_safe
def stream(request: HttpRequest, stream: str) -> HttpResponse:
    """A stream's pieces, in pages of 24, and the counties that they are for."""
    reader = Reader.of(request)
    pages = Paginator(queries.stream_pages(reader, stream), PAGE_SIZE).get_page(request.GET.get("page"))
    found = [county for county in queries.counties(reader) if stream in county.streams]
    context = {
        "is_list": True,
        "stream": stream,
        "streams": STREAM_KEYS,
        "pages": pages,
        "counties": queries.by_prefecture(found),
    }
    return render(request, "home/border/stream.html", context)


@require_safe
def county(request: HttpRequest, county: str) -> HttpResponse:
    """The entry of one county: its neighbours, the languages read there, what each stream has for it."""
    reader, place = Reader.of(request), get_object_or_404(places_with_a_front(), pk=county)
    if not queries.is_in_the_action(place):
        raise Http404
    shelves = [(key, list(queries.stream_pages(reader, key, place)[:PAGE_SIZE])) for key in STREAM_KEYS]
    context = {"is_list": True, "county": place, "shelves": [(key, pages) for key, pages in shelves if pages]}
    return render(request, "home/border/county.html", context)

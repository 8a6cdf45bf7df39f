from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from home.standing import Standing, standing
from science_content.pages.types import listed_types

from . import queries
from .queries import AUDIENCE_KEYS

PAGE_SIZE = 24


@require_safe
def kinds(request: HttpRequest) -> HttpResponse:
    """Every kind and every audience, to go on from."""
    return render(request, "home/browse/kinds.html", _ways(standing(request)))


@require_safe
def kind(request: HttpRequest, kind: str) -> HttpResponse:
    """Raises Http404 where no page type has a list of that name."""
    if kind not in listed_types():
        raise Http404
    here = standing(request)
    return _list(request, here, queries.of_kind(here, kind), kind=kind)


@require_safe
def audience(request: HttpRequest, audience: str) -> HttpResponse:
    here = standing(request)
    return _list(request, here, queries.written_for(here, audience), audience=audience)


def _list(request: HttpRequest, here: Standing, found: QuerySet, **what: str) -> HttpResponse:
    pages = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "home/browse/list.html", {**_ways(here), **what, "pages": pages})


def _ways(here: Standing) -> dict:
    return {"standing": here, "kinds": tuple(listed_types()), "audiences": AUDIENCE_KEYS}

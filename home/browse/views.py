from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from science_content.pages.types import listed_types
from science_content.reader import Reader

from . import queries
from .queries import AUDIENCE_KEYS

PAGE_SIZE = 24


@require_safe
def kinds(request: HttpRequest) -> HttpResponse:
    """Every kind and every audience, to go on from."""
    return render(request, "home/browse/kinds.html", _ways())


@require_safe
def kind(request: HttpRequest, kind: str) -> HttpResponse:
    """Raises Http404 where no page type has a list of that name."""
    if kind not in listed_types():
        raise Http404
    return _list(request, queries.of_kind(Reader.of(request), kind), kind=kind)


@require_safe
def audience(request: HttpRequest, audience: str) -> HttpResponse:
    return _list(request, queries.written_for(Reader.of(request), audience), audience=audience)


def _list(request: HttpRequest, found: QuerySet, **what: str) -> HttpResponse:
    pages = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "home/browse/list.html", {**_ways(), **what, "pages": pages})


def _ways() -> dict:
    return {"is_list": True, "kinds": tuple(listed_types()), "audiences": AUDIENCE_KEYS}

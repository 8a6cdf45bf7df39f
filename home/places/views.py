from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from home.border.queries import is_in_the_action
from home.front_page.queries import front
from languages import registry
from places.queries import places_with_a_front, prefectures
from science_content.models import TopicPage
from science_content.reader import Reader

from . import queries

PAGE_SIZE = 24
View = Callable[..., HttpResponse]


def at_place(view: View) -> View:
    """The view for the place that the address names, which the request's reader knows; 404 where there is none."""

    @wraps(view)
    def placed(request: HttpRequest, code: str, **kwargs: Any) -> HttpResponse:
        if Reader.of(request).place is None:
            raise Http404
        return view(request, **kwargs)

    return placed


@require_safe
def chooser(request: HttpRequest) -> HttpResponse:
    return render(request, "home/places/chooser.html", {"is_list": True, "prefectures": prefectures()})


@at_place
@require_safe
def place_front(request: HttpRequest) -> HttpResponse:
    """The front page of a prefecture or county."""
    reader = Reader.of(request)
    in_action = is_in_the_action(reader.place)  # type: ignore[arg-type]  # the address names a place
    context = {"is_list": True, "front": front(reader), "in_border_action": in_action}
    return render(request, "home/places/front.html", context)


@require_safe
def to_county(request: HttpRequest, code: str, within: str) -> HttpResponse:
    """Townships (nine digits) and villages (twelve), known to us or not, have their county's front page."""
    county = get_object_or_404(places_with_a_front(), pk=code)
    return redirect(f"{Reader.of(request).start}places/{county.code}/")


@at_place
@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """A topic's pieces for the place; a topic that does not stand in the language is shown in Chinese."""
    reader = Reader.of(request)
    shelves = TopicPage.objects.readable().select_related("locale", "cover").filter(slug=slug)
    own = shelves.filter(locale=reader.locale).first()
    found = own or get_object_or_404(shelves, locale__language_code=registry.SOURCE)
    pages = Paginator(queries.topic_in_place(found, reader), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "home/places/topic.html", {"is_list": True, "topic": found, "pages": pages})

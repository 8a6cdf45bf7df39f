from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from home.border.queries import is_in_the_action
from home.front_page.queries import front
from home.standing import place_at, standing
from languages import registry
from places.queries import prefectures
from science_content.models import TopicPage

from . import queries

PAGE_SIZE = 24


@require_safe
def chooser(request: HttpRequest) -> HttpResponse:
    context = {"standing": standing(request), "prefectures": prefectures()}
    return render(request, "home/places/chooser.html", context)


@require_safe
def place_front(request: HttpRequest, code: str) -> HttpResponse:
    """The front page of a prefecture or county."""
    here = standing(request, code)
    in_action = is_in_the_action(here.place)  # type: ignore[arg-type]  # `code` makes it a place
    context = {"standing": here, "front": front(here), "in_border_action": in_action}
    return render(request, "home/places/front.html", context)


@require_safe
def to_county(request: HttpRequest, code: str, within: str) -> HttpResponse:
    """Townships (nine digits) and villages (twelve), known to us or not, have their county's front page."""
    here = standing(request)
    return redirect(f"{here.start}places/{place_at(code).code}/")


@require_safe
def topic(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """A topic's pieces for the place; a topic that does not stand in the language is shown in Chinese."""
    here = standing(request, code)
    shelves = TopicPage.objects.standing().select_related("locale", "cover").filter(slug=slug)
    own = shelves.filter(locale=here.locale).first()
    found = own or get_object_or_404(shelves, locale__language_code=registry.SOURCE)
    pages = Paginator(queries.topic_in_place(found, here), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "home/places/topic.html", {"standing": here, "topic": found, "pages": pages})

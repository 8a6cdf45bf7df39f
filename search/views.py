from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from science_content.limits import MINUTE, is_within
from science_content.reader import Reader

from .counting.actions import count_search
from .facets import DIMENSIONS
from .queries import asked
from .results import Results, refused, results_for
from .suggestions import suggested

LONGEST_CHOICE = 40


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Answers to `?q=`, narrowed by `topic` (id of the Chinese one), `kind`, `month`, `place`, `lang` and `manual` (its id).

    Twenty to a page. Not for caches: each search is counted.
    """
    question, reader = asked(request.GET.get("q", "")), Reader.of(request)
    if question.text and not is_within(request, "search", settings.SEARCHES_PER_MINUTE):
        response = _shown(request, refused(question, reader.language), status=429)
        response["Retry-After"] = str(MINUTE)
        return response
    found = results_for(
        question,
        reader.language,
        manual_id=request.GET.get("manual", ""),
        chosen={name: value for name in DIMENSIONS if 0 < len(value := request.GET.get(name, "")) <= LONGEST_CHOICE},
        page=request.GET.get("page"),
        place=reader.place,
    )
    if question.text and found.page.number == 1 and not found.narrowed:
        place_code = reader.place.code if reader.place else ""
        count_search(language=reader.language.code, place_code=place_code, was_found=found.was_found)
    return _shown(request, found)


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """What `?q=` may become, as `{"suggestions": [{"text", "lang", "kind", "href"}]}`; empty where somebody asks too often."""
    typed = asked(request.GET.get("q", "")).text
    allowed = typed and is_within(request, "search.suggest", settings.SEARCHES_PER_MINUTE * 5)
    found = suggested(typed, Reader.of(request)) if allowed else []
    response = JsonResponse({"suggestions": found})
    response["Cache-Control"] = "no-store"
    return response


def _shown(request: HttpRequest, found: Results, status: int = 200) -> HttpResponse:
    """The field of the site's header shows the question too, and searches in the manual."""
    context = {"results": found, "query": found.question.text, "manual": found.manual}
    response = render(request, "search/results.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from languages import registry
from science_content.topics.queries import topics

from .facets import topic_facets, topics_of
from .queries import Found, asked, find, in_order

PAGE_SIZE = 20


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Answers to `?q=`, of one topic with `&topic=` (the id of the Chinese one), in pages of twenty with `&page=`."""
    question = asked(request.GET.get("q", ""))
    language = registry.get(get_language() or registry.SOURCE)
    found = find(question.text, language)
    by_topic = topics_of(found.all)
    topic = _number(request.GET.get("topic", ""))
    shown = _of_topic(found, by_topic, topic) if topic else found
    page = Paginator(shown.all, PAGE_SIZE).get_page(request.GET.get("page"))
    pages = page.object_list = in_order(list(page.object_list))
    chinese = set(shown.chinese)
    context = {
        "query": question.text,
        "was_cut": question.was_cut,
        "hits": page,
        "own": [found_page for found_page in pages if found_page.pk not in chinese],
        "chinese": [found_page for found_page in pages if found_page.pk in chinese],
        "total": page.paginator.count,
        "topic": topic,
        "facets": topic_facets(by_topic, language),
        "suggestions": [] if shown.all else _suggestions(language),
    }
    return render(request, "search/results.html", context)


def _of_topic(found: Found, by_topic: dict[int, set[int]], topic: int) -> Found:
    return found.only({page_id for page_id in found.all if topic in by_topic[page_id]})


def _suggestions(language: registry.Language) -> list:
    """Where nothing was found or asked: the shelves of the library, to look around by picture."""
    for code in (language.code, registry.SOURCE):
        locale = Locale.objects.filter(language_code=code).first()
        if locale and (found := list(topics(locale))):
            return found
    return []


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None

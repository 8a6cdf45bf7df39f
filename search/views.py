from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from languages import registry
from science_content.limits import MINUTE, is_within
from science_content.models import ManualPage, SciencePage
from science_content.reader import Reader
from science_content.topics.queries import topics

from .counting.actions import count_search
from .facets import DIMENSIONS, facets, facts_of, fitting
from .hits import shown
from .queries import NOTHING, Found, asked, find, within
from .suggestions import suggested
from .terms import letters_of, meant_by

PAGE_SIZE = 20
LONGEST_CHOICE = 40


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Answers to `?q=`, narrowed by `topic` (id of the Chinese one), `kind`, `month`, `place`, `lang` and `manual` (its id).

    Twenty to a page. Not for caches: each search is counted.
    """
    question, reader = asked(request.GET.get("q", "")), Reader.of(request)
    language = reader.language
    if question.text and not is_within(request, "search", settings.SEARCHES_PER_MINUTE):
        return _too_often(request, question.text)
    manual = _manual(request.GET.get("manual", ""), language)
    found = find(question.text, language) if question.text else NOTHING
    found = within(found, manual) if manual else found
    facts = facts_of(found.all)
    chosen = {name: value for name in DIMENSIONS if 0 < len(value := request.GET.get(name, "")) <= LONGEST_CHOICE}
    left = found.only(fitting(facts, chosen))
    page = Paginator(left.all, PAGE_SIZE).get_page(request.GET.get("page"))
    if question.text and page.number == 1 and not chosen:
        count_search(
            language=language.code, place_code=reader.place.code if reader.place else "", was_found=bool(found.all)
        )
    response = render(
        request,
        "search/results.html",
        {
            "query": question.text,
            "was_cut": question.was_cut,
            "hits": page,
            "groups": _groups(left, list(page.object_list), question.text, language),
            "total": page.paginator.count,
            "narrowed": bool(chosen),
            "facets": facets(facts, chosen, language),
            "manual": manual,
            "kept": urlencode({"q": question.text, **({"manual": manual.pk} if manual else {}), **chosen}),
            "unfiltered": urlencode({"q": question.text, **({"manual": manual.pk} if manual else {})}),
            "meant": meant_by(question.text) if found.is_loose or not letters_of(question.text) else [],
            "suggestions": [] if left.all or (manual and not question.text) else _shelves(language),
        },
    )
    response["Cache-Control"] = "no-store"
    return response


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """What `?q=` may become, as `{"suggestions": [{"text", "lang", "kind", "href"}]}`; empty where somebody asks too often."""
    typed = asked(request.GET.get("q", "")).text
    allowed = typed and is_within(request, "search.suggest", settings.SEARCHES_PER_MINUTE * 5)
    found = suggested(typed, Reader.of(request)) if allowed else []
    response = JsonResponse({"suggestions": found})
    response["Cache-Control"] = "no-store"
    return response


def _too_often(request: HttpRequest, text: str) -> HttpResponse:
    context = {"query": text, "too_often": True, "suggestions": _shelves(Reader.of(request).language)}
    response = render(request, "search/results.html", context, status=429)
    response["Retry-After"] = str(MINUTE)
    response["Cache-Control"] = "no-store"
    return response


def _groups(found: Found, page_ids: list[int], question: str, language: registry.Language) -> list[dict]:
    """The hits of one page of results under a heading each: the reader's language, Chinese, the others."""
    hits = {hit.page.pk: hit for hit in shown(page_ids, question)}
    named = (
        ("own", found.own, ""),
        ("chinese", found.chinese, gettext("汉文的")),
        ("others", found.others, gettext("别的文字的")),
    )
    groups = []
    for key, ids, heading in named:
        inside = set(ids)
        listed = [hits[page_id] for page_id in page_ids if page_id in inside and page_id in hits]
        if listed:
            groups.append({"key": key, "heading": heading, "hits": listed})
    return groups


def _manual(text: str, language: registry.Language) -> SciencePage | None:
    """The manual to search in, in the reader's language where it stands in it."""
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        return None
    asked_for = ManualPage.objects.readable().public().filter(pk=int(text)).first()
    return asked_for and (asked_for.versions.get(language.code) or asked_for)


def _shelves(language: registry.Language) -> list:
    """Where nothing was found or asked: the shelves of the library, to look around by picture."""
    for code in (language.code, registry.SOURCE):
        locale = Locale.objects.filter(language_code=code).first()
        if locale and (found := list(topics(locale))):
            return found
    return []

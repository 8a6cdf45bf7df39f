"""The translators' editor: a whole page beside its Chinese, saved sentence by sentence, and what was written before."""

import json
from time import time_ns
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST, require_safe

from science_content.models import SciencePage
from translation.engine.saving import SAVED, Key, Saved, save_words
from translation.engine.sheet import sheet
from translation.engine.sources import Translation, path_of, translation_of
from translation.engine.suggesting import suggestions
from translation.engine.typed import NAMES
from translation.readings.models import HandedOver
from translation.release.permissions import languages_of, may_translate
from translation.release.verdicts import Standing, Verdict, decide
from translation.versions.queries import versions_of

from .changes import BadChanges, read_changes
from .rows import marked, said_of
from .screen import chapters_beside, names_of, preparing, screen

MOST_VERSIONS = 50
NOBODY_TRANSLATES = "这一页没有人在翻译。"
ANOTHER_PERSON = "现在登录的是另一个人，没有保存。"


@require_safe
def workbench(request: HttpRequest, page_id: int) -> HttpResponse:
    """Whoever translates into the language; in as many queries whatever the page's length."""
    at = clock()
    page, translation = asked_for(request, page_id)
    context = screen(sheet(translation, page), request.user, is_reading="read" in request.GET)
    context |= {"chapters": chapters_beside(page), "preparing": preparing(page)}
    context |= {"at": at, "csrf_cookie": settings.CSRF_COOKIE_NAME}
    context["people"] = json.dumps(context["people"])
    context["tags"] = json.dumps({name: tag for tag, name in NAMES.items()})
    return TemplateResponse(request, "desk/workbench/admin/workbench.html", context)


@csrf_protect
@never_cache
@require_POST
def save(request: HttpRequest, page_id: int) -> JsonResponse:
    """Of an address before the admin's, whose own questions would double those of a sentence.

    `{"person", "changes": [{"key", "text", "base", "was", "confirms", "verdict", "reason", "back"}]}` → `{"answers": [...], "at"}`, one
    for each sentence; a verdict is of the words that were sent with it.
    `at`: µs of the clock by which the screen says since when it was drawn, so that a browser knows what it cannot show yet.
    Nothing is written where that is not what came (400), nobody is signed in (401), the language is not the person's (403),
    nobody translates the page (404), or another person has signed in meanwhile (409).
    """
    page = sent_to(request, page_id)
    if isinstance(page, JsonResponse):
        return page
    try:
        sent = read_changes(request.body)
    except BadChanges as reason:
        return refused(str(reason), 400)
    if sent.person != request.user.pk:
        return refused(ANOTHER_PERSON, 409)
    saved = save_words(page, sent.changes, request.user)
    if saved is None:
        return refused(NOBODY_TRANSLATES, 404)
    judged = [
        Verdict(each.key, kind, each.print, reason, back)
        for each in saved
        if each.state == SAVED and each.key in sent.verdicts
        for kind, reason, back in [sent.verdicts[each.key]]
    ]
    standings = decide(page=page, user=request.user, verdicts=judged) if judged else {}
    return told(_answers(saved, standings, request))


@require_safe
def history(request: HttpRequest, page_id: int) -> HttpResponse:
    """All that was written in the place of the sentence `?key=`, a list to be put beside it."""
    page, translation = asked_for(request, page_id)
    context = request.GET.get("key", "").partition("-")[0]
    path = path_of(translation, int(context)) if context.isascii() and context.isdigit() and len(context) < 16 else None
    if path is None:
        raise Http404
    versions = versions_of(translation.source.object_id, page.language.code, path)[:MOST_VERSIONS]
    return TemplateResponse(
        request, "desk/workbench/admin/history.html", {"versions": versions, "language": page.language}
    )


@require_safe
def memory(request: HttpRequest, page_id: int) -> HttpResponse:
    """What was said and read elsewhere that is like the sentence `?key=`, a list to be put under it."""
    page, translation = asked_for(request, page_id)
    numbers = request.GET.get("key", "").split("-")
    if len(numbers) != 2 or not all(each.isascii() and each.isdigit() and len(each) < 16 for each in numbers):
        raise Http404
    found = suggestions(translation, (int(numbers[0]), int(numbers[1])))
    if found is None:
        raise Http404
    shown = [(each, marked(each.chinese, each.now)[0]) for each in found]
    context = {"suggestions": shown, "language": page.language}
    return TemplateResponse(request, "desk/workbench/admin/memory.html", context)


def clock() -> int:
    """µs, by which the screen and what was stored are compared."""
    return time_ns() // 1000


def told(answers: list[dict[str, Any]]) -> JsonResponse:
    """What came of each, and `at`, when all of it was committed: a page that was drawn before may not show it."""
    response = JsonResponse({"answers": answers, "at": clock()})

    def committed() -> None:
        response.content = JsonResponse({"answers": answers, "at": clock()}).content

    transaction.on_commit(committed)
    return response


def refused(sentence: str, status: int) -> JsonResponse:
    """An answer for the editor's scripts."""
    return JsonResponse({"error": sentence}, status=status)


def sent_to(request: HttpRequest, page_id: int) -> SciencePage | JsonResponse:
    """The translated page to which a script sends something, or why it does not: 401, 403, 404."""
    if not request.user.is_authenticated:
        return refused("登录过期了。", 401)
    page = SciencePage.objects.select_related("locale").filter(pk=page_id).first()
    if page is None or page.language.is_source:
        return refused(NOBODY_TRANSLATES, 404)
    if not may_translate(request.user, page):
        return refused("这个语种不归您翻译。", 403)
    return page


def asked_for(request: HttpRequest, page_id: int) -> tuple[SciencePage, Translation]:
    """A translated page for somebody of its language, with `handed_at`. Raises PermissionDenied, Http404."""
    handed = HandedOver.objects.filter(page_key=OuterRef("translation_key"), language=OuterRef("locale__language_code"))
    pages = SciencePage.objects.select_related("locale").annotate(handed_at=Subquery(handed.values("handed_at")[:1]))
    page = get_object_or_404(pages, pk=page_id)
    if page.language not in languages_of(request.user):
        raise PermissionDenied
    translation = translation_of(page)
    if translation is None:
        raise Http404
    return page, translation


def _answers(saved: list[Saved], standings: dict[Key, Standing], request: HttpRequest) -> list[dict[str, object]]:
    others = {each.author for each in saved if each.author and each.author != request.user.pk}
    names = names_of(others)
    return [
        {
            "key": f"{each.key[0]}-{each.key[1]}",
            "state": each.state,
            "text": each.typed,
            "print": each.print,
            "by": names.get(each.author or 0, ""),
            "read": _read(standings.get(each.key)),
            "findings": [
                {"text": found.sentence, "blocks": found.blocks}
                for key, found in (each.judged.findings if each.judged else {}).items()
                if each.judged and key not in each.judged.dismissed
            ],
        }
        for each in saved
    ]


def _read(standing: Standing | None) -> dict[str, str] | None:
    if standing is None:
        return None
    back = standing.returned
    return {"state": standing.state, "why": standing.why, "back": said_of(back), "id": str(back.pk) if back else ""}

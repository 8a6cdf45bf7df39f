"""A page's recordings: read aloud part by part, listened to by a second person, taken out."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from science_content.models import SciencePage
from science_content.recordings.actions import GONE, CannotRecord, let_be_heard, record, take_out
from science_content.recordings.models import tongue_of
from science_content.recordings.played import let_media_be_heard
from science_content.recordings.sound import MOST_BYTES, TAKEN
from translation.release.permissions import may_release

from .rows import is_alone, parts, spoken_on, works_on
from .waiting import silent, to_listen, works_here

NO_FILE = "还没有录音：请先录，或者选一个文件。"
ANOTHER_PERSON = "现在登录的是另一个人，没有存。"


@require_safe
def recordings(request: HttpRequest) -> HttpResponse:
    """For whoever may listen: what waits for him, and what fell silent."""
    if not works_here(request.user):
        raise PermissionDenied
    context = {"to_listen": to_listen(request.user), "silent": silent(request.user)}
    return TemplateResponse(request, "desk/recordings/admin/recordings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def recordings_of_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """`?language=`: what is spoken. On POST one of `record`, `approve`, `played`, `take_out`; a script gets JSON.

    `{"recording": id of what stands at the place}`, "" for none; where it is refused `{"error"}` (400), with the id only where that is why.
    """
    page = get_object_or_404(SciencePage.objects.select_related("locale"), pk=page_id).specific
    if not works_on(request.user, page):
        raise PermissionDenied
    language = request.GET.get("language", page.language.code)
    if language not in spoken_on(page):
        raise PermissionDenied
    refused, is_told = "", True
    if request.method == "POST":
        try:
            said = _act(request, page, language)
        except CannotRecord as reason:
            refused = " ".join(reason.messages)
            is_told = getattr(reason, "code", "") == "another"
        else:
            messages.success(request, said)
        if not request.accepts("text/html"):
            told = {"recording": _there(request, page, language)} if is_told else {}
            return JsonResponse(told | ({"error": refused} if refused else {}), status=400 if refused else 200)
        if not refused:
            return redirect(f"{reverse('recordings_of_page', args=[page.pk])}?{urlencode({'language': language})}")
    return _screen(request, page, language, refused)


def _screen(request: HttpRequest, page: SciencePage, language: str, refused: str) -> TemplateResponse:
    """A refusal stands at the part that was sent, above all where there is none."""
    shown = parts(page, language, request.user)
    at = request.POST.get("place", "") if refused else None
    context = {
        "page": page,
        "language": page.language,
        "spoken": language,
        "tongue": tongue_of(language),
        "tongues": [(code, tongue_of(code)) for code in spoken_on(page)],
        "parts": shown,
        "refused": refused,
        "refused_at": at if any(part.place == at for part in shown) else None,
        "speaker": request.POST.get("speaker", ""),
        "accepted": ",".join([f".{each}" for each in TAKEN] + ["audio/*"]),
        "most": MOST_BYTES,
        "csrf_cookie": settings.CSRF_COOKIE_NAME,
    }
    return TemplateResponse(
        request, "desk/recordings/admin/recordings_of_page.html", context, status=400 if refused else 200
    )


def _act(request: HttpRequest, page: SciencePage, language: str) -> str:
    """What was done, in Chinese. Raises CannotRecord, PermissionDenied."""
    user: Any = request.user
    if "record" in request.POST:
        return _record(request, page, language)
    releases = may_release(user, page)
    if "played" in request.POST:
        if not releases:
            raise PermissionDenied
        let_media_be_heard(page=page, place=request.POST.get("place", ""), said=request.POST.get("said", ""), user=user)
        return "读者现在听得到了。"
    voices = page.recordings.filter(language=language, media=None)  # what a block plays is the library's
    asked = voices.filter(pk=_number(request.POST.get("recording", ""))).first()
    if asked is None:
        raise CannotRecord(GONE)
    if "approve" in request.POST:
        if not releases:
            raise PermissionDenied
        let_be_heard(recording_id=asked.pk, user=user, alone=is_alone(page))
        return "读者现在听得到了。"
    if "take_out" in request.POST:
        if not releases and asked.recorder_id != user.pk:
            raise PermissionDenied
        take_out(recording_id=asked.pk, user=user)
        return "这段录音删掉了，文件也删了。"
    raise CannotRecord(GONE)


def _record(request: HttpRequest, page: SciencePage, language: str) -> str:
    user: Any = request.user
    if request.POST.get("person", "") != str(user.pk):
        raise CannotRecord(ANOTHER_PERSON)
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        raise CannotRecord(NO_FILE)
    record(
        page=page,
        place=request.POST.get("place", ""),
        language=language,
        file=file,
        speaker=request.POST.get("speaker", ""),
        agreed="agreed" in request.POST,
        said=request.POST.get("said", ""),
        instead_of=request.POST.get("instead_of", ""),
        user=user,
    )
    return "录音存好了。请另一个人听过，读者才听得到。"


def _there(request: HttpRequest, page: SciencePage, language: str) -> str:
    there = page.recordings.filter(language=language, place=request.POST.get("place", "")).first()
    return str(there.pk) if there else ""


def _number(text: str) -> int:
    """0 where it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else 0

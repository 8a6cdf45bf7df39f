"""Small addresses of the site itself: health, robots, media, error pages."""

import logging
import posixpath
from urllib.parse import quote

from django.conf import settings
from django.db import Error, connection
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe
from django.views.static import serve

from science_content.recordings.models import FOLDER as RECORDINGS
from science_content.recordings.models import Recording
from science_content.recordings.spoken import is_heard
from science_content.withdrawal.files import file_at, gone_file, is_gone

logger = logging.getLogger(__name__)
AVATARS = "avatar_images/"
SILENT = "这段录音念的已经不是现在的内容，听不到了。"
SHOWN = ("images/", "original_images/", "media/", RECORDINGS, AVATARS)


@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 where the database answers and has its pages; 503 otherwise. Says nothing that a stranger could use."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM wagtailcore_page LIMIT 1")
    except Error:
        logger.exception("health check failed")
        return JsonResponse({"status": "unavailable"}, status=503)
    return JsonResponse({"status": "ok"})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    sitemap = settings.WAGTAILADMIN_BASE_URL + "/sitemap.xml"
    lines = ["User-agent: *", "Disallow: /cms/", "Disallow: /e/", "Allow: /", f"Sitemap: {sitemap}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponse | FileResponse:
    """Uploaded pictures, sound and film. Documents leave only through their own view, as attachments.

    410 for readers where only withdrawn pages use the file; who mends those still sees it. Faces of accounts are shown in
    the admin alone.
    """
    if not path.startswith(SHOWN) or posixpath.normpath(path) != path or "\0" in path:
        raise Http404
    if path.startswith(AVATARS):
        if not request.user.has_perm("wagtailadmin.access_admin"):
            raise Http404
        return _sent(request, path, "private, max-age=86400")
    if path.startswith(RECORDINGS):
        return _recording(request, path)
    file = file_at(path)
    if file is not None and is_gone(file):
        if not request.user.has_perm("wagtailadmin.access_admin"):
            return gone_file()
        return _sent(request, path, "private, no-store")
    return _sent(request, path, "public, max-age=31536000, immutable")


def _recording(request: HttpRequest, path: str) -> HttpResponse | FileResponse:
    """Asked again each time: it falls silent with the publication that changes what it says, and for who has its address, too."""
    recording = Recording.objects.filter(file=path).select_related("page").first()
    if recording is None:
        raise Http404
    if is_heard(recording):
        return _sent(request, path, "no-cache")
    if request.user.has_perm("wagtailadmin.access_admin"):
        return _sent(request, path, "private, no-store")
    return gone_file(SILENT)


def _sent(request: HttpRequest, path: str, kept: str) -> HttpResponse | FileResponse:
    response = _sent_by_proxy(path) if settings.MEDIA_ACCEL else serve(request, path, document_root=settings.MEDIA_ROOT)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = kept
    return response


def _sent_by_proxy(path: str) -> HttpResponse:
    """nginx sends the file itself, from a location that nobody can ask for, and says its type."""
    response = HttpResponse(headers={"X-Accel-Redirect": quote(settings.MEDIA_ACCEL + path)})
    del response["Content-Type"]
    return response


def forbidden(request: HttpRequest, exception=None) -> HttpResponse:
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception=None) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Asks nothing of the request or the database, which may be what failed."""
    return HttpResponse(render_to_string("500.html"), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    logger.warning("csrf refused: %s", reason)
    return render(request, "403.html", {"csrf": True}, status=403)


def locked_out(request: HttpRequest, credentials=None, *args, **kwargs) -> HttpResponse:
    return render(request, "locked_out.html", {"minutes": int(settings.AXES_COOLOFF_TIME * 60)}, status=429)

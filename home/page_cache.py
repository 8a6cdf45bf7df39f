"""Keeps public pages as they were rendered, until anything is published, withdrawn, checked or edited."""

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate

from science_content.publishing.stamp import stamp


class PageCache:
    """One query instead of many for a page that was read before: the log of what people did is the cache's stamp.

    Whatever changes a public page leaves a row in Wagtail's log in the same transaction, or is a follower that
    finished: so a changed dose is never answered from here. Only plain addresses of visitors without a session are
    kept, and only answers that are for everybody; the day is part of the key, as seasons and validity follow it.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not keepable(request):
            return self.get_response(request)
        key = f"page:{localdate()}:{stamp()}:{request.get_host()}{request.path_info}"
        kept = cache.get(key)
        if kept is not None:
            return _answer(*kept)
        response = self.get_response(request)
        if response.status_code == 200 and not response.streaming and not for_one_reader(response):
            cache.set(key, (response.content, dict(response.items())), settings.PAGE_CACHE_SECONDS)
        return response


def keepable(request: HttpRequest) -> bool:
    if request.method != "GET" or request.META.get("QUERY_STRING") or not settings.PAGE_CACHE_SECONDS:
        return False
    inside = request.path_info.startswith(("/cms/", "/static/", "/media/", "/documents/", "/healthz"))
    return not inside and settings.SESSION_COOKIE_NAME not in request.COOKIES


def for_one_reader(response: HttpResponse) -> bool:
    """A form keeps its reader's token, also where the cookie that goes with it was set before."""
    return bool(response.cookies) or "no-store" in response.get("Cache-Control", "")


def _answer(content: bytes, headers: dict[str, str]) -> HttpResponse:
    return HttpResponse(content, headers=headers)

"""Keeps public pages as they were rendered, until anything that a reader sees is changed."""

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate

from science_content.stamp import stamp


class PageCache:
    """One query instead of many for a page that was read before: `science_content.stamp` says whether it is still true.

    The stamp moves in the transaction that changes a public page, and is read before the page is rendered: what was
    rendered before a change is never answered after it, whenever it was stored. Only plain addresses of visitors
    without a session are kept, and only answers that are for everybody; the day is part of the key, as seasons and
    validity follow it.
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
    """Whether everybody gets the same answer. Wagtail's previews pass here as plain GETs that say they are none."""
    if request.method != "GET" or request.META.get("QUERY_STRING") or not settings.PAGE_CACHE_SECONDS:
        return False
    if getattr(request, "is_dummy", False) or "HTTP_AUTHORIZATION" in request.META:
        return False
    inside = request.path_info.startswith(("/cms/", "/static/", "/media/", "/documents/", "/healthz"))
    return not inside and settings.SESSION_COOKIE_NAME not in request.COOKIES


def for_one_reader(response: HttpResponse) -> bool:
    """A form keeps its reader's token, also where the cookie that goes with it was set before.

    A page behind a password, and whatever else asked who is there, varies on the cookie; a preview calls itself private.
    """
    varies = {name.strip().lower() for name in response.get("Vary", "").split(",")}
    rules = response.get("Cache-Control", "")
    return bool(response.cookies) or bool(varies & {"cookie", "*"}) or "no-store" in rules or "private" in rules


def _answer(content: bytes, headers: dict[str, str]) -> HttpResponse:
    return HttpResponse(content, headers=headers)

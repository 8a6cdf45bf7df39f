"""Request id, language and reader by address, closed addresses, the admin's own policy, and all-or-nothing for what it writes."""

import logging
import uuid

from csp.constants import SELF, UNSAFE_INLINE
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponseBadRequest, JsonResponse
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import redirect
from django.utils import translation
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.functional import SimpleLazyObject
from django.utils.http import url_has_allowed_host_and_scheme

from languages import registry
from science_content.pages.gate import NotPublishable
from science_content.reader import Reader, language_of

from .logs import request_id
from .roles.closed import CLOSED

logger = logging.getLogger("cms.requests")
ADMIN = "/cms/"
SAFE = {"GET", "HEAD", "OPTIONS", "TRACE"}


class RequestId:
    """Gives each request an id, returned as X-Request-Id and written in every log line that belongs to it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        token = request_id.set(uuid.uuid4().hex[:12])
        try:
            response = self.get_response(request)
            response["X-Request-Id"] = request_id.get()
            logger.info("%s %s %s", request.method, request.path, response.status_code)
            return response
        finally:
            request_id.reset(token)


class CompressText(GZipMiddleware):
    """Pictures, sound and fonts are small already: only what is text is worth the time."""

    def process_response(self, request, response):
        kind = response.headers.get("Content-Type", "")
        is_text = kind.startswith("text/") or "json" in kind or "xml" in kind
        return super().process_response(request, response) if is_text else response


class AddressLanguage:
    """The language is what the address says (`/bo/…`, `/e/533401/bo/…`), else Chinese: so pages cache by address alone."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        code = language_of(request.path_info)
        translation.activate(code)
        request.LANGUAGE_CODE = code
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", registry.get(code).tag)
        return response


class AddressReader:
    """Gives each request its `reader`, asked of the database by who wants to know: a file, or a page kept as rendered, asks nothing."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not hasattr(request, "reader"):  # an editor's preview brings its own
            request.reader = SimpleLazyObject(lambda: Reader.at(request.path_info))
        return self.get_response(request)


class ClosedAddresses:
    """404 for what Wagtail brings and this site does not have."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.resolver_match.view_name in CLOSED:
            raise Http404


class AdminPolicy:
    """Wagtail's admin needs inline scripts and styles (no eval); nothing outside /cms/ gets them. See decision 0005."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.path_info.startswith(ADMIN):
            response.headers.pop("Content-Security-Policy", None)  # a preview brings the public page's own
            if hasattr(response, "_csp_replace"):  # a reader's page in a frame keeps the policy of readers
                return response
            response._csp_replace = {"frame-ancestors": [SELF]}
            response._csp_update = {
                "script-src": [SELF, UNSAFE_INLINE],
                "style-src": [SELF, UNSAFE_INLINE],
                "img-src": ["blob:"],
                "media-src": [SELF, "blob:"],  # what was just recorded is listened to before it is sent
            }
        return response


class AdminTransaction:
    """Whatever the admin writes in one request is written whole or not at all; a refused publication says why.

    A form without its fields is the sender's mistake (400), where Wagtail's views would fail with a KeyError.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.method in SAFE or not request.path_info.startswith(ADMIN):
            return None
        try:
            with transaction.atomic():
                response = view(request, *args, **kwargs)
                if hasattr(response, "render") and callable(response.render):
                    response.render()
                return response
        except NotPublishable as refusal:
            return _refused(request, refusal)
        except MultiValueDictKeyError as missing:
            logger.warning("form without %s", missing)
            return HttpResponseBadRequest(
                "这张表缺少字段，请回到上一页再交一次。", content_type="text/plain; charset=utf-8"
            )


def _refused(request, refusal: NotPublishable):
    text = " ".join(refusal.messages)
    logger.warning("publication refused: %s", text)
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"success": False, "error_code": "validation_error", "error_message": text}, status=400)
    messages.error(request, text)
    origin = request.META.get("HTTP_REFERER", "")
    return redirect(origin if url_has_allowed_host_and_scheme(origin, {request.get_host()}) else "wagtailadmin_home")

"""Serves a page by its address, in public and in the kiosk alike."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from wagtail import hooks
from wagtail.views import serve_chain

from languages import registry
from science_content.models import SciencePage
from science_content.pages.addresses import page_at
from science_content.pages.old_addresses import now_at
from science_content.reader import Reader

from .models import FrontPage


def public_page(request: HttpRequest, path: str) -> HttpResponse:
    """The live page at the address behind the reader's language, after Wagtail's hooks (who may read it); raises Http404."""
    address = f"/{Reader.of(request).language.code}/{path}"
    page = page_at(address) if address.count("/") > 2 else _front_page(address)
    if page is None:
        return _elsewhere(request, address)
    for hook in hooks.get_hooks("before_serve_page"):
        answer = hook(page, request, [], {})
        if isinstance(answer, HttpResponse):
            return answer
    chain = serve_chain
    for hook in reversed(hooks.get_hooks("on_serve_page")):
        chain = hook(chain)
    return chain(page, request, [], {})


def _elsewhere(request: HttpRequest, address: str) -> HttpResponse:
    """On to where the page of an old address is now, in the reader's dress; else 410 where it was withdrawn, or its Chinese page.

    The Chinese page's slugs are those of every language. Raises Http404 where there never was such a page.
    """
    page = _moved_from(address)
    if page is not None and not page.withdrawn_at:
        return HttpResponsePermanentRedirect(Reader.of(request).href(page))
    _, _, rest = address.strip("/").partition("/")
    chinese = f"/{registry.SOURCE}/{rest}/"
    gone = page or (page_at(chinese) or _moved_from(chinese) if rest else None)
    if gone is None or not gone.withdrawn_at:
        raise Http404
    return gone.gone(request)


def _moved_from(address: str) -> SciencePage | None:
    now = now_at(address)
    return page_at(now) if now else None


def _front_page(address: str) -> FrontPage | None:
    return FrontPage.objects.live().select_related("locale").filter(slug=address.strip("/")).first()

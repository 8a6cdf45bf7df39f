"""Serves a page by its address, in public and in the kiosk alike."""

from django.http import Http404, HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.views import serve_chain

from languages import registry
from science_content.pages.addresses import page_at
from science_content.reader import Reader

from .models import FrontPage


def public_page(request: HttpRequest, path: str) -> HttpResponse:
    """The live page at the address behind the reader's language, after Wagtail's hooks (who may read it); raises Http404."""
    address = f"/{Reader.of(request).language.code}/{path}"
    page = page_at(address) if address.count("/") > 2 else _front_page(address)
    if page is None:
        return _withdrawn_in_chinese(request, address)
    for hook in hooks.get_hooks("before_serve_page"):
        answer = hook(page, request, [], {})
        if isinstance(answer, HttpResponse):
            return answer
    chain = serve_chain
    for hook in reversed(hooks.get_hooks("on_serve_page")):
        chain = hook(chain)
    return chain(page, request, [], {})


def _withdrawn_in_chinese(request: HttpRequest, address: str) -> HttpResponse:
    """410 where the Chinese page of this address was withdrawn: its slugs are the same in every language; else Http404."""
    _, _, rest = address.strip("/").partition("/")
    source = page_at(f"/{registry.SOURCE}/{rest}/") if rest else None
    if source is None or not source.withdrawn_at:
        raise Http404
    return source.gone(request)


def _front_page(address: str) -> FrontPage | None:
    return FrontPage.objects.live().select_related("locale").filter(slug=address.strip("/")).first()

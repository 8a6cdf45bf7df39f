"""Links that lead nowhere inside the site: to pages that are gone, not public or withdrawn, to files that were deleted."""

from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.files.storage import default_storage
from django.urls import Resolver404, resolve
from django.utils.translation import get_language_from_path, override
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Page

from ..blocks import answers
from .findings import Check, Finding

PAGE_VIEWS = {"public_page", "wagtail_serve"}


class DeadLink(Check):
    id = "link"
    name = "走不通的链接"
    fix = "改连到还在的页面；不需要了，就把链接取消。"
    every_language = True

    def check(self, page) -> Iterator[Finding]:
        for link in answers.links(page.body.stream_block, page.body):
            trouble = trouble_with(link.attributes)
            if trouble:
                yield Finding(f"“{link.text or '没有字的链接'}”{trouble}。", block=link.place)
        for place in page.dead_parts():
            yield Finding("“看哪一部分”连到的那一部分看不到：没有了、没公开、撤回了，或停用了。", block=place)


def trouble_with(link: Mapping[str, str]) -> str:
    """What is wrong with an `<a>` as rich text stores it, to be read behind its words; "" where it leads somewhere."""
    kind = link.get("linktype")
    if kind == "page":
        return page_trouble(Page.objects.filter(pk=_number(link.get("id"))).first())
    if kind == "document":
        exists = get_document_model().objects.filter(pk=_number(link.get("id"))).exists()
        return "" if exists else "连到的文件已经删掉了"
    return _address_trouble(link.get("href") or "")


def page_trouble(page: Page | None) -> str:
    if page is None:
        return "连到的页面已经没有了"
    if not page.live:
        return f"连到的“{page.title}”还没有公开"
    return f"连到的“{page.title}”已经撤回" if getattr(page.specific, "withdrawn_at", None) else ""


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= 18 else 0


def _address_trouble(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return f"的网址“{address}”写错了"
    if parts.netloc and parts.netloc != urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc:
        return ""
    if not parts.path.startswith("/"):
        return ""
    return "" if _leads_somewhere(unquote(parts.path)) else f"连到的“{address}”打不开"


def _leads_somewhere(path: str) -> bool:
    if path.startswith(settings.STATIC_URL):
        return True
    if Redirect.objects.filter(old_path=Redirect.normalise_path(path)).exists():
        return True
    if path.startswith(settings.MEDIA_URL):
        return _is_file(path.removeprefix(settings.MEDIA_URL))
    try:
        with override(
            get_language_from_path(path) or settings.LANGUAGE_CODE
        ):  # Django knows one language's addresses at a time
            match = resolve(path)
    except Resolver404:
        return False
    if match.view_name == "wagtaildocs_serve":
        return (
            get_document_model()
            .objects.filter(pk=match.args[0] if match.args else match.kwargs["document_id"])
            .exists()
        )
    return _is_page(path) if match.view_name in PAGE_VIEWS else True


def _is_file(name: str) -> bool:
    try:
        return bool(name) and default_storage.exists(name)
    except Exception:  # a name that the storage will not even look for
        return False


def _is_page(path: str) -> bool:
    if not path.strip("/").count("/"):
        return Page.objects.live().filter(url_path=path).exists()
    page = Page.objects.live().filter(url_path=path).first()
    return page is not None and not page_trouble(page)

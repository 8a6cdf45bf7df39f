"""Atom per language, and sitemaps; each address in them is absolute and public."""

import re
from uuid import uuid5

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from science_content.reader import Reader

from .queries import entries, newest, newest_pieces

NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The newest pieces of the address's language as Atom 1.0; an entry keeps its id when its address changes."""
    reader = Reader.of(request)
    language = reader.language
    base = settings.WAGTAILADMIN_BASE_URL
    name = gettext("科普e站")
    atom = Atom1Feed(
        title=f"{name} · {language.label}",
        link=f"{base}/{language.code}/",
        description=None,
        language=language.tag,
        author_name=name,
        feed_url=base + request.path,
    )
    for page in newest_pieces(reader.locale):
        atom.add_item(
            title=_xml(page.title),
            link=base + page.url_path,
            description=escape(_xml(page.summary)),  # Atom calls it HTML
            unique_id=uuid5(page.translation_key, language.code).urn,
            pubdate=page.first_published_at,
            updateddate=page.last_published_at,
        )
    return HttpResponse(atom.writeString("utf-8"), content_type=atom.content_type)


def _xml(text: str) -> str:
    """Without the characters that XML cannot hold, which would make a feed of nobody's."""
    return NOT_IN_XML.sub("", text)


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    base = settings.WAGTAILADMIN_BASE_URL
    rows = [(f"{base}/sitemap-{code}.xml", newest(found)) for code, found in entries().items()]
    return render(request, "home/sitemap_index.xml", {"rows": rows}, content_type="application/xml")


@require_safe
def sitemap(request: HttpRequest, language: str) -> HttpResponse:
    """Every readable page of a language, with the languages in which it also stands; 404 where there is none."""
    found = entries().get(language)
    if found is None:
        raise Http404
    context = {"entries": found, "base": settings.WAGTAILADMIN_BASE_URL}
    return render(request, "home/sitemap.xml", context, content_type="application/xml")

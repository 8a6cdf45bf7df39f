"""The page of two languages, at an address of its own."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from science_content.manuals.queries import chapters
from science_content.models import SciencePage
from science_content.pages.reading import Reading
from science_content.pages.types import holding_types

from .alignment import block_pairs, field_pairs, words_counted


@require_safe
def side_by_side(request: HttpRequest, page_id: int) -> HttpResponse:
    """A readable translation, in the language that the address names, beside its readable Chinese page; else 404, or 410."""
    page = get_object_or_404(SciencePage.objects.answering().select_related("locale"), pk=page_id).specific
    if page.withdrawn_at:
        return page.gone(request)
    source = page.source_page
    if (
        page.language.is_source
        or page.language.code != get_language()
        or not source
        or not source.live
        or source.withdrawn_at
    ):
        raise Http404
    source = source.specific
    counts, reading = words_counted(page), Reading(page)
    context = {
        "page": page,
        "source": source,
        "field_pairs": field_pairs(page, source, counts),
        "block_pairs": block_pairs(page, source, counts),
        "reading": reading,
        "readings": {page.pk: reading, source.pk: Reading(source)},
        "chapters": _chapters(page),
    }
    return render(request, "translation/side_by_side.html", context)


def _chapters(page: SciencePage) -> list[SciencePage]:
    """A manual's chapters, or those of the manual that a chapter stands in."""
    if page.contained_in:
        page = page.get_parent().specific
    return list(chapters(page)) if type(page) in holding_types() else []

"""The one public page of this part: in which languages a page can be read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from science_content.models import SciencePage
from science_content.reader import Reader

from .queries import language_choices


@require_safe
def page_languages(request: HttpRequest, page_id: int) -> HttpResponse:
    """Full, outdated, or not yet, for each language that the reader is offered; 410 where withdrawn."""
    page = get_object_or_404(SciencePage.objects.answering(), pk=page_id)
    if page.withdrawn_at:
        return page.gone(request)
    offered = Reader.of(request).languages
    choices = [choice for choice in language_choices(page) if choice.language in offered]
    return render(request, "translation/page_languages.html", {"page": page, "choices": choices})

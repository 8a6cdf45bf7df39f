"""The one public page of this part: in which languages a page can be read."""

from collections.abc import Collection

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from languages import registry
from science_content.models import SciencePage

from .queries import language_choices


@require_safe
def page_languages(
    request: HttpRequest, page_id: int, offered: Collection[str] = tuple(registry.LANGUAGES)
) -> HttpResponse:
    """Full, outdated, or not yet, for each of the `offered` codes: all of them in public, a kiosk's own in a kiosk. 410 where withdrawn."""
    page = get_object_or_404(SciencePage.objects.live(), pk=page_id)
    if page.withdrawn_at:
        return page.gone(request)
    choices = [choice for choice in language_choices(page) if choice.language.code in offered]
    return render(request, "translation/page_languages.html", {"page": page, "choices": choices})

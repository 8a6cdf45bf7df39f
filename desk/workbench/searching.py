"""A word looked up in the memory of a language, beside the page in hand or, without a script, on a page of its own."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from translation.engine.concordance import spoken_before

from .rows import found
from .views import asked_for

LONGEST_QUESTION = 100


@require_safe
def search_memory(request: HttpRequest, page_id: int) -> HttpResponse:
    """Where the language said `?q=` before, in Chinese or in its words; with `?part` the list alone."""
    page, translation = asked_for(request, page_id)
    asked = " ".join(request.GET.get("q", "").split())
    question = "".join(sign for sign in asked if sign.isprintable())[:LONGEST_QUESTION].strip()
    context = {
        "page": page,
        "language": page.language,
        "question": question,
        "spoken": [(each, found(each.chinese), found(each.words)) for each in spoken_before(translation, question)],
    }
    name = "memory_found" if "part" in request.GET else "memory_search"
    return TemplateResponse(request, f"desk/workbench/admin/{name}.html", context)

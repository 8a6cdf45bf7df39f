"""The keys of a page's language for the translators' editor, which asks for them when somebody opens the palette."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.admin.auth import require_admin_access

from languages.layouts.by_language import layout_of

from .views import asked_for

HOUR = 60 * 60


@require_safe
@require_admin_access
@cache_control(private=True, max_age=HOUR)
def letters(request: HttpRequest, page_id: int) -> HttpResponse:
    """Of an address before the admin's, which lets no browser keep anything; the way to the login is not kept."""
    page, _ = asked_for(request, page_id)
    context = {"language": page.language, "layout": layout_of(page.language)}
    return TemplateResponse(request, "desk/workbench/admin/letters.html", context)

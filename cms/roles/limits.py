"""What Wagtail's permissions would allow and this site does not: what readers may have seen is withdrawn, never removed."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail.models import Page

from languages import registry

REMOVING = {"delete", "move"}


def may_remove(user, page: Page) -> bool:
    """Delete or move, as far as Wagtail allows it: an administrator anything, others a Chinese draft that was never public."""
    is_draft = page.first_published_at is None and page.locale.language_code == registry.SOURCE
    return user.is_superuser or is_draft


def keep_page(request: HttpRequest, page: Page, *args) -> None:
    if not may_remove(request.user, page):
        raise PermissionDenied


def keep_pages(request: HttpRequest, action_type: str, objects: list, action) -> None:
    if action_type in REMOVING:
        for page in objects:
            if isinstance(page, Page):
                keep_page(request, page)

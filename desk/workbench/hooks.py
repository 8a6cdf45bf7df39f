"""The addresses of the translators' editor, and the way to it from Wagtail's form of a page, which no translation has."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from wagtail import hooks
from wagtail.models import Page

from science_content.models import SciencePage
from translation.engine.sources import translation_of

from . import handing, preview, searching, views


@hooks.register("register_admin_urls", order=-1)
def addresses() -> list:
    return [
        path("translations/<page_id:page_id>/", views.workbench, name="translation_workbench"),
        path("translations/<page_id:page_id>/hand-over/", handing.hand, name="translation_hand_over"),
        path("translations/<page_id:page_id>/release/", handing.release_pages, name="translation_release"),
        path("translations/<page_id:page_id>/history/", views.history, name="translation_history"),
        path("translations/<page_id:page_id>/memory/", views.memory, name="translation_memory"),
        path("translations/<page_id:page_id>/preview/", preview.preview, name="translation_preview"),
        path(
            "translations/<page_id:page_id>/memory/search/", searching.search_memory, name="translation_memory_search"
        ),
        path(
            "translations/<page_id:page_id>/memory/take-out/",
            searching.take_out_of_memory,
            name="translation_memory_take_out",
        ),
        path(
            "translations/<page_id:page_id>/memory/removed/",
            searching.removed_from_memory,
            name="translation_memory_removed",
        ),
    ]


@hooks.register("before_edit_page", order=-2)
def to_the_workbench(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Where people follow a link to edit a translation; what is posted there is answered by `translation.release.hooks`."""
    if request.method in ("GET", "HEAD") and isinstance(page, SciencePage) and translation_of(page):
        return redirect("translation_workbench", page.pk)
    return None

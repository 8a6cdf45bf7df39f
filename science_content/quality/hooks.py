"""Quality in the admin: the panel's address, style and script, and the review gate at the doors where a person publishes."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import re_path
from django.utils.html import format_html
from wagtail import hooks
from wagtail.models import Page

from ..pages.models import SciencePage
from ..publishing.gate import refuse_unreviewable
from . import views


@hooks.register("register_admin_urls")
def addresses() -> list:
    """Eighteen digits: what is longer is no id, and SQLite would fail on it."""
    return [re_path(r"^quality/(?P<page_id>\d{1,18})/$", views.page_quality, name="page_quality")]


@hooks.register("insert_global_admin_css")
def style() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("science_content/quality.css"))


@hooks.register("insert_editor_js")
def script() -> str:
    return format_html('<script type="module" src="{}"></script>', static("science_content/quality.js"))


@hooks.register("before_publish_page")
def publish_only_what_could_pass(request: HttpRequest, page: Page) -> None:
    """The button in the editor, pressed by somebody who may publish without a review: what no review lets pass stays."""
    if isinstance(page, SciencePage):
        refuse_unreviewable(page)


@hooks.register("before_bulk_action")
def publish_many_only_what_could_pass(request: HttpRequest, action_type: str, objects: list, action) -> None:
    if action_type != "publish":
        return
    pages = [each for each in objects if isinstance(each, Page)]
    if action.cleaned_form.cleaned_data.get("include_descendants"):
        pages += [below for page in pages for below in page.get_descendants().not_live()]
    for page in pages:
        draft = page.specific.get_latest_revision_as_object()
        if isinstance(draft, SciencePage):
            refuse_unreviewable(draft)

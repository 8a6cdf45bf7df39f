"""Everything a site needs before its first page: languages, front pages, places, roles, workflow. Safe to run again."""

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Locale, Page, Site, Task, Workflow, WorkflowPage, WorkflowTask

from home.front_page.models import FrontPage
from languages import registry
from places.actions import load_places
from places.contacts import load_contacts
from science_content.models import ScienceReviewTask
from science_content.pages.tree import FRONT_PAGE
from science_content.topics.actions import load_crops
from science_content.withdrawal.bans import load_first_list

from .roles.actions import create_roles
from .roles.table import SCIENCE_REVIEWER

LEAD = "云南各族群众的科普书架：种养、健康、安全，看得懂、用得上。"


@transaction.atomic
def set_up_site() -> FrontPage:
    """The Chinese front page, with all else in place."""
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in registry.LANGUAGES}
    front = _front_page(locales[registry.SOURCE])
    for language in registry.TRANSLATED:
        _translated_front_page(front, language, locales[language.code])
    Site.objects.update_or_create(
        is_default_site=True, defaults={"root_page": front.page_ptr, "hostname": "localhost", "site_name": "科普e站"}
    )
    load_places()
    load_contacts()
    load_crops()
    load_first_list()
    create_roles()
    _workflow(front)
    return front


def _front_page(locale: Locale) -> FrontPage:
    existing = FrontPage.objects.filter(locale=locale).first()
    if existing:
        return existing
    root = Page.get_first_root_node()
    Site.objects.filter(root_page__depth=FRONT_PAGE).exclude(root_page__content_type__app_label="home").delete()
    for stock in root.get_children().exclude(content_type__app_label="home"):
        stock.delete()
    root.refresh_from_db()
    return root.add_child(instance=FrontPage(title="科普e站", slug=registry.SOURCE, locale=locale, lead=LEAD))


def _translated_front_page(front: FrontPage, language: registry.Language, locale: Locale) -> FrontPage:
    existing = FrontPage.objects.filter(locale=locale).first()
    if existing:
        return existing
    page = front.copy_for_translation(locale)
    page.title, page.slug, page.lead, page.live = language.label, language.code, "", True
    page.save_revision().publish()
    return page


def _workflow(front: FrontPage) -> None:
    """Science review, then publication; the stock workflow goes."""
    Workflow.objects.exclude(name="科学审核后发布").delete()
    Task.objects.exclude(content_type__app_label="science_content").delete()
    task, _ = ScienceReviewTask.objects.get_or_create(name="科学审核")
    task.groups.set([Group.objects.get(name=SCIENCE_REVIEWER)])
    workflow, _ = Workflow.objects.get_or_create(name="科学审核后发布")
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task.task_ptr, defaults={"sort_order": 0})
    WorkflowPage.objects.get_or_create(workflow=workflow, page=front.page_ptr)

"""Actions on many pages in the explorer: a review date, a topic, a place. They publish nothing."""

from django.http import Http404
from django.urls import reverse
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.models import Page

from languages import registry
from science_content.pages.models import SciencePage
from science_content.pages.tree import children_of
from science_content.pages.types import holding_types

from . import actions, forms

LONGEST_ID = 18  # digits: SQLite fails on longer numbers


class ManyPages(PageBulkAction):
    """`execute` is the action; its one argument beside the pages stands in the form as `field`."""

    template_name = "desk/many_pages/admin/many_pages.html"
    field = ""

    def __init__(self, request, model):
        super().__init__(request, model)
        if self.next_url == request.path:  # which without its ids is no page
            self.next_url = reverse("wagtailadmin_explore_root")

    @classmethod
    def get_queryset(cls, model, object_ids) -> list[Page]:
        wanted = [
            each for each in map(str, object_ids) if each.isascii() and each.isdigit() and len(each) <= LONGEST_ID
        ]
        pages = list(Page.objects.filter(pk__in=wanted).select_related("locale", "content_type").order_by("path"))
        if not pages:
            raise Http404
        return pages

    def get_all_objects_in_listing_query(self, parent_id):
        try:
            return super().get_all_objects_in_listing_query(parent_id)
        except (ValueError, OverflowError, Page.DoesNotExist) as error:
            raise Http404 from error

    def check_perm(self, page: Page) -> bool:
        """A Chinese piece that this user may edit; a public one changes at once, so whoever changes it may publish."""
        kind = page.specific_class
        if kind is None or not issubclass(kind, SciencePage) or kind.is_shelf:
            return False
        may = page.permissions_for_user(self.request.user)
        allowed = may.can_publish() if page.live else may.can_edit()
        return allowed and page.locale.language_code == registry.SOURCE and not may.page_locked()

    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(**kwargs)
        drafts = any(each["item"].has_unpublished_changes and each["item"].live for each in context["items"])
        return context | {"title": self.display_name, "button": self.display_name, "has_drafts": drafts}

    def get_execution_context(self) -> dict:
        cleaned = dict(self.cleaned_form.cleaned_data)
        return super().get_execution_context() | {
            "with_chapters": cleaned.pop("with_chapters"),
            "asked": cleaned,
            "action": self,
        }

    @classmethod
    def execute_action(
        cls, objects, with_chapters=False, asked=None, user=None, action=None, **kwargs
    ) -> tuple[int, int]:
        pages = list(
            SciencePage.objects.filter(pk__in=[page.pk for page in objects]).select_related("locale", "content_type")
        )
        if with_chapters:
            pages += action.chapters_of(pages)
        action.outcome = cls.execute(pages=pages, user=user, **asked)
        return action.outcome.changed, 0

    def chapters_of(self, pages: list[SciencePage]) -> list[SciencePage]:
        """Chapters of the manuals among `pages` that were not chosen themselves, as far as the user may."""
        chosen = {page.pk for page in pages}
        manuals = [page for page in pages if page.specific_class in holding_types()]
        chapters = (
            SciencePage.objects.filter(children_of(manuals))
            .exclude(pk__in=chosen)
            .select_related("locale", "content_type")
        )
        return [page for page in chapters.order_by("path") if self.check_perm(page)]

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str | None:
        done = self.outcome
        if not (done.changed or done.already or done.left):
            messages.warning(self.request, "这些页面都不能这样改，什么也没有改。")
            return None
        parts = [f"{self.said()}：改了 {done.changed} 页"]
        parts += [f"{done.already} 页原来就是"] if done.already else []
        parts += [f"{done.left} 页各地通用，没有改"] if done.left else []
        return "，".join(parts) + "。没有发布任何草稿。"

    def said(self) -> str:
        return f"{self.display_name}“{self.cleaned_form.cleaned_data[self.field]}”"


class SetReviewDate(ManyPages):
    display_name, aria_label, action_type = "定复审日期", "给选中的页面定复审日期", "set_review_date"
    action_priority, form_class, field = 50, forms.ReviewDateForm, "day"
    execute = staticmethod(actions.set_review_date)


class AddTopic(ManyPages):
    display_name, aria_label, action_type = "加专题", "给选中的页面加专题", "add_topic"
    action_priority, form_class, field = 51, forms.AddTopicForm, "topic"
    execute = staticmethod(actions.add_topic)


class AddPlace(ManyPages):
    display_name, aria_label, action_type = "加地区", "给选中的页面加适用地区", "add_place"
    action_priority, form_class, field = 52, forms.AddPlaceForm, "place"
    execute = staticmethod(actions.add_place)


ALL = (SetReviewDate, AddTopic, AddPlace)

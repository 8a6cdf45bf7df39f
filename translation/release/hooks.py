"""The guard of wagtail-localize's editor, which acts past `engine` if it is let, and what release needs in the admin.

Ours run before wagtail-localize's: a door that is not ours is shut before it is found.
"""

from django.contrib import messages
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import include, path, re_path
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from science_content.pages.gate import NotPublishable
from science_content.pages.models import SciencePage

from ..engine.judging import WordsRefused, refuse_wrong_words
from ..engine.outlook import outlook
from ..engine.sources import translation_of
from .actions import release
from .permissions import may_release

# Traps 9 (PO), 14 (report) and what would leave the road of `engine`.
OFF = (
    r"^translate/\d+/pofile/(download|upload)/$",
    r"^translate/\d+/machine_translate/$",
    r"^translate/\d+/disable/$",
    r"^translate/\d+/strings/\d+/edit/$",
    r"^translate/\d+/overrides/\d+/edit/$",
    r"^translate/\d+/preview/(\w+/)?$",
    r"^page/\d+/convert_to_alias/$",
    r"^reports/translations/(results/)?$",
    r"^submit/snippet/.*$",
    r"^api/snippets/.*$",
)


@hooks.register("register_admin_urls", order=-1)
def addresses() -> list:
    return [path("localize/", include([re_path(pattern, switched_off) for pattern in OFF]))]


def switched_off(request: HttpRequest, *args, **kwargs) -> HttpResponse:
    """An address of wagtail-localize that this site does not use: see decision 0004."""
    raise Http404


@hooks.register("before_edit_page", order=-1)
def publish_through_the_engine(request, page):
    """Takes the stock editor's POSTs: publishing is `release`, stopping and aliasing are not offered."""
    if request.method != "POST" or not isinstance(page, SciencePage):
        return None
    translation = translation_of(page)
    if {"localize-restart-translation", "localize-convert-to-alias"} & set(request.POST):
        raise Http404
    if translation is None:
        return None
    asked = _release(request, page, translation) if request.POST.get("action") == "publish" else None
    return asked or redirect("wagtailadmin_pages:edit", page.pk)


def _release(request, page, translation) -> HttpResponse | None:
    """A page between where readers would lose words or get old ones; what was on it comes back with the form."""
    if not may_release(request.user, page):
        raise PermissionDenied
    try:
        refuse_wrong_words(translation)
        expected = outlook(translation)
        if expected and request.POST.get("outlook") != expected.print:
            return TemplateResponse(request, "translation/admin/outlook.html", {"page": page, "outlook": expected})
        released = release(translation, user=request.user)
    except (NotPublishable, WordsRefused) as reason:
        messages.error(request, " ".join(reason.messages))
        return None
    if released.language_state == "partial":
        messages.warning(request, f"已发布“{released.title}”，但还有没译的句子：它们在页面上仍是中文，并标明是中文。")
    else:
        messages.success(request, f"已发布“{released.title}”。")
    return None


@hooks.register("construct_reports_menu")
def without_the_stock_report(request, items) -> None:
    items[:] = [item for item in items if "localize/reports" not in item.url]


@hooks.register("register_permissions")
def office_permission():
    return Permission.objects.filter(content_type__app_label="translation", codename="see_every_language")


@hooks.register("register_log_actions")
def log_actions(actions) -> None:
    actions.register_action("translation.unchecked", "撤回母语者审校", "撤回母语者审校")

    @actions.register_action("translation.checked")
    class Checked(LogFormatter):
        label = "母语者审校"

        def format_message(self, log_entry) -> str:
            said = log_entry.data
            return f"{self.label}：看过{said['read']}句，全页{said['all']}句" if said else "母语者已审校"

    @actions.register_action("translation.returned")
    class SentBack(LogFormatter):
        label = "退回译文"

        def format_message(self, log_entry) -> str:
            said = log_entry.data
            return f"{self.label}：{said.get('sentence', '')}，{said.get('kind', '')}，{said.get('reason', '')}"

    @actions.register_action("translation.dismissed")
    class Dismissed(LogFormatter):
        label = "放行核对发现"

        def format_message(self, log_entry) -> str:
            said = log_entry.data
            return f"{self.label}：{said.get('sentence', '')}理由：{said.get('reason', '')}"


@hooks.register("register_log_actions")
def log_actions_of_the_memory(actions) -> None:
    @actions.register_action("translation.taken_out")
    class TakenOut(LogFormatter):
        label = "从翻译记忆里去掉"

        def format_message(self, log_entry) -> str:
            said = log_entry.data
            return f"{self.label}：{said.get('sentence', '')}，{said.get('reason', '')}"

    @actions.register_action("translation.put_back")
    class PutBack(LogFormatter):
        label = "放回翻译记忆"

        def format_message(self, log_entry) -> str:
            return f"{self.label}：{log_entry.data.get('sentence', '')}"

"""The panels of the admin's first screen: each only for whom it helps, and none that is empty."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.ui.components import Component

from places.models import Place
from places.queries import prefectures
from science_content.models import Recording
from science_content.withdrawal.bans import alerts

from ..feedback.views import VIEW
from ..questions.scope import Told, told_to
from ..recordings.waiting import to_listen
from .gaps import gaps
from .readers import readers
from .review_dates import reviews
from .scope import EditorScope
from .tasks import tasks_of
from .translating import work_of

MOST = 8
MOST_AT_ONCE = 100


class Panel(Component):
    """Draws nothing where `found` is empty."""

    def __init__(self, request: HttpRequest, scope: EditorScope):
        self.request, self.scope = request, scope

    def found(self):
        raise NotImplementedError

    def render_html(self, parent_context=None) -> str:
        self.content = self.found()
        return super().render_html(parent_context) if self.content else ""

    def get_context_data(self, parent_context) -> dict:
        return {"found": self.content, "most": MOST, "scope": self.scope, "request": self.request}


class TasksPanel(Panel):
    """等我处理"""

    name, order = "desk_tasks", 100
    template_name = "desk/first_screen/admin/tasks.html"

    def found(self):
        return tasks_of(self.request.user)


class TranslatingPanel(Panel):
    """接着译"""

    name, order = "desk_translating", 80
    template_name = "desk/first_screen/admin/translating.html"

    def found(self):
        return work_of(self.request.user)


class QuestionsPanel(Panel):
    """译员问的，和答了我的"""

    name, order = "desk_questions", 75
    template_name = "desk/first_screen/admin/questions.html"

    def found(self) -> Told:
        return told_to(self.request.user)


class RecordingsPanel(Panel):
    """录音等我听"""

    name, order = "desk_recordings", 78
    template_name = "desk/first_screen/admin/recordings.html"

    def found(self) -> list[Recording]:
        return to_listen(self.request.user)


class ReviewPanel(Panel):
    """到期复审"""

    name, order = "desk_reviews", 110
    template_name = "desk/first_screen/admin/reviews.html"

    def found(self):
        return reviews()

    def get_context_data(self, parent_context) -> dict:
        ids = self.content.ids[:MOST_AT_ONCE]
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "set_review_date"])
        asked = urlencode({"next": reverse("wagtailadmin_home"), "id": ids}, doseq=True)
        bulk = {"bulk": f"{address}?{asked}", "at_once": len(ids)} if self.scope.publishes_chinese else {}
        return super().get_context_data(parent_context) | bulk


class BansPanel(Panel):
    """禁用药：要马上看的页面"""

    name, order = "desk_bans", 90
    template_name = "desk/first_screen/admin/bans.html"

    def found(self):
        return alerts()


class ReadersPanel(Panel):
    """读者没看懂"""

    name, order = "desk_readers", 120
    template_name = "desk/first_screen/admin/readers.html"

    def found(self):
        return readers(None if self._hears_all() else self.scope.pages)

    def get_context_data(self, parent_context) -> dict:
        return super().get_context_data(parent_context) | {"all": reverse("feedback_desk") if self._hears_all() else ""}

    def _hears_all(self) -> bool:
        return self.request.user.has_perm(VIEW)


class PlacePanel(Panel):
    """我的地方还缺什么: the place is in the address, as accounts have none."""

    name, order = "desk_place", 130
    template_name = "desk/first_screen/admin/place.html"

    def found(self):
        return prefectures()

    def get_context_data(self, parent_context) -> dict:
        code = self.request.GET.get("place", "")
        chosen = next((each for each in self._offered() if each.code == code), None)
        context = {"places": self.content, "chosen": chosen, "gaps": gaps(chosen) if chosen else None}
        return super().get_context_data(parent_context) | context | {"unknown": bool(code) and chosen is None}

    def _offered(self) -> list[Place]:
        return [place for prefecture, counties in self.content for place in (prefecture, *counties)]


def panels_for(request: HttpRequest, scope: EditorScope) -> list[Panel]:
    kinds: list[type[Panel]] = [TranslatingPanel, QuestionsPanel, RecordingsPanel, TasksPanel, ReadersPanel]
    if scope.writes_chinese:
        kinds += [ReviewPanel, BansPanel]
    if scope.writes_chinese or scope.watches:
        kinds.append(PlacePanel)
    return [kind(request, scope) for kind in kinds]
